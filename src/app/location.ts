// Keeps the address's fragment and the store in step: edits replace it, another scene or scenario adds to the history.
import { library } from '../scenario/library/index'
import type { Scenario } from '../scenario/scenario'
import { soon } from '../store/clock'
import type { State } from '../store/state'
import { keep, recall } from '../store/storage'
import { act, useOctet } from '../store/store'
import { isSameDocument, type Link, readLink, writeLink } from './link'
import { MOST_UNPACKED, pack, unpack } from './pack'

/** Longer addresses get lost on their way through mail and chat. */
const LONGEST = 32_000
/** The address follows when the reader has rested for so long, ms. */
const REST = 150

const KEPT = 'document'

type Here = Pick<State, 'scenario' | 'scene' | 'followed' | 'step' | 'selected'>

const here = ({ scenario, scene, followed, step, selected }: State): Here => ({
  scenario,
  scene,
  followed,
  step,
  selected,
})

/** The link to where the reader stands; `isLong` where the document does not fit into an address. */
async function linkTo(state: Here): Promise<{ fragment: string; isLong: boolean }> {
  const { scenario, scene, followed, step, selected } = state
  const rest = { scene, followed, step, ...(selected && { place: selected }) }
  const ready = library.find(each => isSameDocument(each, scenario))
  if (ready)
    return {
      fragment: writeLink({ document: { kind: 'library', origin: ready.origin }, ...rest }),
      isLong: false,
    }
  const text = JSON.stringify(scenario)
  // What nobody would unpack is not packed.
  const packed = text.length > MOST_UNPACKED ? undefined : await pack(text)
  if (packed === undefined || packed.length > LONGEST)
    return { fragment: writeLink({ document: { kind: 'kept' }, ...rest }), isLong: true }
  return { fragment: writeLink({ document: { kind: 'packed', packed }, ...rest }), isLong: false }
}

/** The whole address of this place, or null where it would be too long. */
export async function linkToHere(): Promise<string | null> {
  const { fragment, isLong } = await linkTo(here(useOctet.getState()))
  return isLong ? null : `${location.href.replace(/#.*$/, '')}#${fragment}`
}

/** The document that a link names, or the sentence that says why there is none. */
async function documentOf({ document }: Link): Promise<Scenario | string> {
  if (document.kind === 'library') {
    const found = library.find(each => each.origin === document.origin)
    return found ?? (document.origin === '' && library[0] ? library[0] : 'link.noScenario')
  }
  const text = document.kind === 'kept' ? recall('session', KEPT) : await unpack(document.packed)
  if (text === undefined) return document.kind === 'kept' ? 'link.notKept' : 'link.cut'
  // What checks a document is loaded when there is one.
  const { readDocument } = await import('./document')
  const read = readDocument(text)
  return 'scenario' in read
    ? read.scenario
    : read.problem === 'problem.scenario.newer'
      ? 'link.newer'
      : 'link.invalid'
}

let shown: Here | undefined

async function openAddress(isFirst: boolean): Promise<void> {
  const link = readLink(location.hash)
  if ('problem' in link) {
    if (link.problem !== 'empty') act.notify({ key: `link.${link.problem}` })
  } else {
    const found = await documentOf(link)
    if (typeof found === 'string') act.notify({ key: found })
    else {
      const { scene = 'journey', followed = found.follow, step = -1, place } = link
      const selected = place ? { lane: useOctet.getState().trace.lane, ...place } : null
      const isNew = !isSameDocument(found, useOctet.getState().scenario)
      act.open({ ...(isNew && { scenario: found }), scene, followed, step, selected }, { isFirst })
    }
  }
  shown = here(useOctet.getState())
}

const isSame = (a: Here, b: Here) => (Object.keys(a) as (keyof Here)[]).every(key => a[key] === b[key])

async function writeAddress(): Promise<void> {
  const state = useOctet.getState()
  const now = here(state)
  if (!shown || state.playing || isSame(now, shown)) return
  const adds = now.scene !== shown.scene || now.scenario.origin !== shown.scenario.origin
  const wasLong = isLongShown
  shown = now
  const { fragment, isLong } = await linkTo(now)
  // Something newer was shown while this was being packed.
  if (shown !== now) return
  isLongShown = isLong
  if (isLong) {
    const kept = keep('session', KEPT, JSON.stringify(now.scenario))
    if (!wasLong) act.notify({ key: kept ? 'link.tooLongKept' : 'link.tooLong' })
  }
  if (adds) history.pushState(null, '', `#${fragment}`)
  else history.replaceState(null, '', `#${fragment}`)
}

let isLongShown = false

/** Opens what the address asks for, then lets the address follow. */
export async function followLocation(): Promise<void> {
  await openAddress(true)
  addEventListener('popstate', () => openAddress(false))
  let cancel: (() => void) | undefined
  useOctet.subscribe((state, before) => {
    if (isSame(here(state), here(before)) && state.playing === before.playing) return
    cancel?.()
    cancel = state.playing ? undefined : soon(REST, writeAddress)
  })
}
