// The address's fragment, format 0: the document and where in it the reader stands. No promises between formats yet.
import type { Scenario } from '../scenario/scenario'
import type { SceneName } from '../store/engine'
import type { Place } from '../trace/trace'

/** The format that is written; a newer one is refused by name. */
const FORMAT = 0

/** What a fragment says. The document is a library scenario by its id, packed text, or kept in this tab. */
export interface Link {
  readonly document:
    | { readonly kind: 'library'; readonly origin: string }
    | { readonly kind: 'packed'; readonly packed: string }
    | { readonly kind: 'kept' }
  readonly scene?: SceneName
  /** The lane that is looked into; left out: the first. */
  readonly lane?: string
  readonly followed?: string
  readonly step?: number
  readonly place?: Omit<Place, 'lane'>
}

export type LinkProblem = { readonly problem: 'newer' | 'unknown' | 'empty' }

/** A fragment as text, without its `#`. */
export function writeLink(link: Link): string {
  const { document, scene, lane, followed, step, place } = link
  const params = new URLSearchParams({ v: String(FORMAT) })
  if (document.kind === 'library') params.set('scenario', document.origin)
  if (document.kind === 'packed') params.set('doc', document.packed)
  if (document.kind === 'kept') params.set('doc', 'kept')
  if (scene) params.set('scene', scene)
  if (lane) params.set('lane', lane)
  if (followed) params.set('pdu', followed)
  if (step !== undefined) params.set('step', String(step + 1))
  if (place?.pdu) params.set('of', place.pdu)
  if (place?.hop !== undefined) params.set('hop', String(place.hop))
  if (place?.layer !== undefined) params.set('layer', String(place.layer))
  if (place?.field !== undefined) params.set('field', place.field)
  if (place?.octets) params.set('octets', place.octets.join('-'))
  return params.toString().replaceAll('%3E', '>').replaceAll('+', '%20')
}

/** What a fragment says; anything that is not understood is left out, a newer format is refused. */
export function readLink(fragment: string): Link | LinkProblem {
  const params = new URLSearchParams(fragment.replace(/^#/, ''))
  if ([...params].length === 0) return { problem: 'empty' }
  const format = Number(params.get('v') ?? FORMAT)
  if (format > FORMAT) return { problem: 'newer' }
  const packed = params.get('doc')
  const origin = params.get('scenario')
  if (format !== FORMAT || (packed === null && origin === null && !params.has('scene')))
    return { problem: 'unknown' }
  const scene = params.get('scene')
  const step = wholeNumber(params.get('step'))
  return {
    document:
      packed === 'kept'
        ? { kind: 'kept' }
        : packed !== null
          ? { kind: 'packed', packed }
          : { kind: 'library', origin: origin ?? '' },
    ...(isScene(scene) && { scene }),
    ...text('lane', params.get('lane')),
    ...text('followed', params.get('pdu')),
    ...(step === undefined ? {} : { step: step - 1 }),
    ...placeOf(params),
  }
}

const SCENES: readonly SceneName[] = ['frame', 'journey', 'delivery']
const isScene = (name: string | null): name is SceneName => SCENES.some(scene => scene === name)

function placeOf(params: URLSearchParams): Pick<Link, 'place'> {
  const [from, to] = (params.get('octets') ?? '').split('-').map(each => wholeNumber(each))
  const place = {
    ...text('pdu', params.get('of')),
    ...number('hop', params.get('hop')),
    ...number('layer', params.get('layer')),
    ...text('field', params.get('field')),
    ...(from !== undefined && to !== undefined && from < to ? { octets: [from, to] as const } : {}),
  }
  return Object.keys(place).length > 0 ? { place } : {}
}

const text = <Key extends string>(key: Key, value: string | null) =>
  (value === null ? {} : { [key]: value }) as { [K in Key]?: string }

const number = <Key extends string>(key: Key, value: string | null) => {
  const whole = wholeNumber(value)
  return (whole === undefined ? {} : { [key]: whole }) as { [K in Key]?: number }
}

function wholeNumber(value: string | null | undefined): number | undefined {
  return value && /^\d{1,7}$/.test(value) ? Number(value) : undefined
}

/** Whether two documents say the same. */
export const isSameDocument = (a: Scenario, b: Scenario) => a === b || JSON.stringify(a) === JSON.stringify(b)
