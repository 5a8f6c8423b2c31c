/** TCP as the page fetches it, once a scenario may have streams in it. */
import { learn } from '../../wire/protocols'
import { tcp } from '../../wire/protocols/tcp'
import { plug } from '../parts'
import { makeTcp } from './host'

/** Its header table and its part of every host, for all runs that begin from now on. */
export function readyTcp(): void {
  learn([tcp])
  plug({ makeStreams: makeTcp })
}
