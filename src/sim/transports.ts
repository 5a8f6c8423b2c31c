/** Transports that are loaded when a scenario needs them: TCP, where it has a stream in it. */
import type { HostState } from './hostState'
import type { StreamLayer } from './streams'

type Make = (host: HostState) => StreamLayer

let known: Make | undefined

/** Gets to know TCP; before a run that has a stream in it. */
export function learnStreams(make: Make) {
  known = make
}

/** TCP for a host. */
export function makeStreams(host: HostState): StreamLayer {
  if (!known) throw new Error('TCP is not loaded')
  return known(host)
}
