/** For tests: hosts that know TCP. */
import { plug } from '../parts'
import { makeTcp } from './host'

plug({ makeStreams: makeTcp })
