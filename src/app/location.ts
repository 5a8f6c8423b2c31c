// Keeps the address's fragment and the store in step: edits replace it, another scene or scenario adds to the history.
import { lanesOf } from '../scenario/lanes'
import { library } from '../scenario/library/index'
import type { Scenario } from '../scenario/scenario'
import { soon } from '../store/clock'
import { engine } from '../store/engine'
import type { State } from '../store/state'
import { keep, recall } from '../store/storage'
import { act, useOctet } from '../store/store'
import { isSameDocument, type Link, readLink, writeLink } from './link'
import { MOST_UNPACKED, pack, unpack } from './pack'
import './titles'

/** Longer addresses get lost on their way through mail and chat. */
const LONGEST = 32_000
/** The address follows when the reader has rested for so long, ms. */
const REST = 150

const KEPT = 'document'

type Here = Pick<State, 'scenario' | 'scene' | 'followed' | 'step' | 'selected'> & {
  /** The lane that is looked into, where it is not the first. */
  readonly lane: string | undefined
}

const here = ({ scenario, scene, lanes, trace, followed, step, selected }: State): Here => ({
  scenario,
  scene,
  lane: trace.lane === lanes[0]?.lane ? undefined : trace.lane,
  followed,
  step,
  selected,
})

const named = new WeakMap<Scenario, Promise<Link['document']>>()

/** How an address names a document: worked out once for each. */
function nameOf(scenario: Scenario): Promise<Link['document']> {
  const known = named.get(scenario) ?? workOutName(scenario)
  named.set(scenario, known)
  return known
}

async function workOutName(scenario: Scenario): Promise<Link['document']> {
  const ready = library.find(each => isSameDocument(each, scenario))
  if (ready) return { kind: 'library', origin: ready.origin }
  const text = JSON.stringify(scenario)
  // What nobody would unpack is not packed.
  const packed = text.length > MOST_UNPACKED ? undefined : await pack(text)
  return packed === undefined || packed.length > LONGEST ? { kind: 'kept' } : { kind: 'packed', packed }
}

/** The link to where the reader stands. */
async function linkTo({ scenario, scene, lane, followed, step, selected }: Here): Promise<Link> {
  const document = await nameOf(scenario)
  return { document, scene, ...(lane && { lane }), followed, step, ...(selected && { place: selected }) }
}

/** The whole address of this place, or null where it would be too long. */
export async function linkToHere(): Promise<string | null> {
  const link = await linkTo(here(useOctet.getState()))
  return link.document.kind === 'kept' ? null : `${location.href.replace(/#.*$/, '')}#${writeLink(link)}`
}

/** The document that a link names, or the sentence that says why there is none. */
async function documentOf({ document }: Link): Promise<Scenario | string> {
  if (document.kind === 'library') {
    const found = library.find(each => each.origin === document.origin)
    return found ?? (document.origin === '' && library[0] ? library[0] : 'link.noScenario')
  }
  const text = document.kind === 'kept' ? recall('session', KEPT) : await unpack(document.packed)
  if (text === undefined) return document.kind === 'kept' ? 'link.notKept' : 'link.cut'
  // What checks a document is loaded when there is one: most links name one of the library.
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
      // What it needs is there first, so that the address can follow at once.
      await engine.prepare?.(found, scene)
      if (link.document.kind === 'kept') kept = found
      const lane = link.lane ?? lanesOf(found)[0]?.name ?? ''
      const selected = place ? { lane, ...place } : null
      const isNew = !isSameDocument(found, useOctet.getState().scenario)
      act.open({ ...(isNew && { scenario: found }), scene, lane, followed, step, selected }, { isFirst })
    }
  }
  shown = here(useOctet.getState())
}

const isSame = (a: Here, b: Here) => (Object.keys(a) as (keyof Here)[]).every(key => a[key] === b[key])

/** The document that is kept in this tab because no address could hold it. */
let kept: Scenario | undefined
/** What is shown is to be a new entry of the browser's history. */
let adds = false

async function writeAddress(): Promise<void> {
  const state = useOctet.getState()
  const now = here(state)
  if (!shown || state.playing || isSame(now, shown)) return
  adds ||= now.scene !== shown.scene || now.scenario.origin !== shown.scenario.origin
  shown = now
  const link = await linkTo(now)
  // Something newer is on its way when this one was slow to pack.
  if (shown !== now) return
  keepLong(link, now.scenario)
  if (adds) history.pushState(null, '', `#${writeLink(link)}`)
  else history.replaceState(null, '', `#${writeLink(link)}`)
  adds = false
}

function keepLong({ document }: Link, scenario: Scenario): void {
  if (document.kind !== 'kept' || kept === scenario) return
  const isKept = keep('session', KEPT, JSON.stringify(scenario))
  // Said once, not at each letter of a long text.
  if (!kept) act.notify({ key: isKept ? 'link.tooLongKept' : 'link.tooLong' })
  kept = scenario
}

/**
 * Opens what the address asks for, then lets the address follow. Where the page opened at a plain address, `begun` is
 * what it showed then: the address follows from there.
 */
export async function followLocation(begun?: State): Promise<void> {
  if (begun) shown = here(begun)
  else await openAddress(true)
  addEventListener('popstate', () => openAddress(false))
  let cancel: (() => void) | undefined
  const follow = (state: State) => {
    cancel?.()
    cancel = state.playing ? undefined : soon(REST, writeAddress)
  }
  useOctet.subscribe((state, before) => {
    if (!isSame(here(state), here(before)) || state.playing !== before.playing) follow(state)
  })
  if (begun) follow(useOctet.getState())
}
