/** For tests: every part that the simulator has. */
import { parts } from './breadth'
import { plug } from './parts'

plug(parts)
