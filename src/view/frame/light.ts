// Lights a field up everywhere at once: one attribute on the elements that show it, and no component drawn anew.
import { type RefObject, useEffect } from 'react'

const LAYER = 'layer-'

/** The number in front of a key's dot, or behind `layer-`. */
function layerOfKey(key: string): string {
  return key.startsWith(LAYER) ? key.slice(LAYER.length) : key.slice(0, key.indexOf('.'))
}

/** All elements that belong to a key, and the box of the nest it lies in. */
function elementsOf(root: Element, key: string): readonly Element[] {
  const quoted = CSS.escape(key)
  return [...root.querySelectorAll(`[data-keys~="${quoted}"],[data-nest="${CSS.escape(layerOfKey(key))}"]`)]
}

/** What shows each key, looked up once until something under `root` is drawn anew. */
function lookupIn(root: Element) {
  const found = new Map<string, readonly Element[]>()
  const observer = new MutationObserver(() => found.clear())
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['data-keys', 'data-nest'] })
  const elements = (key: string) => {
    // What was drawn anew a moment ago may not have been told yet.
    if (observer.takeRecords().length) found.clear()
    const known = found.get(key) ?? elementsOf(root, key)
    found.set(key, known)
    return known
  }
  return { elements, end: () => observer.disconnect() }
}

/**
 * While the pointer or the focus is on an element with `data-key`, all elements under `root` whose `data-keys` name
 * that key carry `data-lit`. `onChange` is told the key, or null.
 */
export function useLight(root: RefObject<HTMLElement | null>, onChange: (key: string | null) => void) {
  useEffect(() => {
    const element = root.current
    if (!element) return
    const { elements, end } = lookupIn(element)
    let lit: readonly Element[] = []
    let current: string | null = null
    const light = (key: string | null) => {
      if (key === current) return
      current = key
      for (const each of lit) each.removeAttribute('data-lit')
      lit = key === null ? [] : elements(key)
      for (const each of lit) each.setAttribute('data-lit', '')
      onChange(key)
    }
    const enter = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null
      light(target?.dataset.key ?? null)
    }
    const leave = () => light(null)
    element.addEventListener('pointerover', enter)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('focusin', enter)
    element.addEventListener('focusout', leave)
    return () => {
      leave()
      end()
      element.removeEventListener('pointerover', enter)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('focusin', enter)
      element.removeEventListener('focusout', leave)
    }
  }, [root, onChange])
}
