// What a stream promises, tried a little.
import { streamLaws } from './laws.fixture'

streamLaws(30)
