/** For tests: hosts that know TCP. */
import { learnStreams } from '../transports'
import { makeTcp } from './host'

learnStreams(makeTcp)
