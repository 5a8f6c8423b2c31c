/** The simulator as the page fetches it once it is needed: all of it but TCP. */
import { learn } from '../wire/protocols'
import { headers, parts } from './breadth'
import { lanesSimulation } from './lanes'
import { plug } from './parts'

/** Puts its parts in and gives what begins a run. */
export function readySimulator() {
  plug(parts)
  learn(headers)
  return lanesSimulation
}
