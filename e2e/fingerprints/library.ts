// Every ready scenario, simulated as the page does it, in slices: a fingerprint for each lane.
import { library } from '../../src/scenario/library'
import { engine } from '../../src/store/engine'
import { fingerprint } from '../../src/trace/fingerprint'

/** Milliseconds of a slice. */
const SLICE = 8

/** `scenario, lane` and its fingerprint, in the library's order. */
export async function libraryFingerprints(): Promise<[string, string][]> {
  const all: [string, string][] = []
  for (const scenario of library) {
    await engine.prepare?.(scenario, 'journey')
    const run = engine.begin(scenario)
    while (!run.advance(SLICE));
    for (const trace of run.lanes) all.push([`${scenario.origin}, ${trace.lane}`, fingerprint(trace)])
  }
  return all
}
