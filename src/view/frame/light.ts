// Lights a field up everywhere at once: one attribute on the elements that show it, and no component drawn anew.
import { type RefObject, useEffect } from 'react'

const LAYER = 'layer-'

/** The number in front of a key's dot, or behind `layer-`. */
function layerOfKey(key: string): string {
  return key.startsWith(LAYER) ? key.slice(LAYER.length) : key.slice(0, key.indexOf('.'))
}

/** What shows each key: the elements that name it in `data-keys`, and the box of the nest it lies in. */
type Index = (key: string) => readonly Element[]

function indexOf(root: Element): Index {
  const byKey = new Map<string, Element[]>()
  for (const element of root.querySelectorAll<HTMLElement>('[data-keys]'))
    for (const key of element.dataset.keys?.split(' ') ?? [])
      byKey.set(key, [...(byKey.get(key) ?? []), element])
  const boxes = new Map<string, Element>()
  for (const box of root.querySelectorAll<HTMLElement>('[data-nest]')) boxes.set(box.dataset.nest ?? '', box)
  return key => {
    const box = boxes.get(layerOfKey(key))
    return [...(byKey.get(key) ?? []), ...(box ? [box] : [])]
  }
}

/** The index of what is under `root`, made once until something in it is drawn anew. */
function lookupIn(root: Element) {
  let index: Index | undefined
  const forget = () => {
    index = undefined
  }
  const observer = new MutationObserver(forget)
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['data-keys', 'data-nest'] })
  const elements: Index = key => {
    // What was drawn anew a moment ago may not have been told yet.
    if (observer.takeRecords().length) forget()
    index ??= indexOf(root)
    return index(key)
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
    let lit: ReadonlySet<Element> = new Set()
    let current: string | null = null
    const light = (key: string | null) => {
      if (key === current) return
      current = key
      const next = new Set(key === null ? [] : elements(key))
      // The box of the nest mostly stays lit from one field to the next: the browser is told of what changes.
      for (const each of lit) if (!next.has(each)) each.removeAttribute('data-lit')
      for (const each of next) if (!lit.has(each)) each.setAttribute('data-lit', '')
      lit = next
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
