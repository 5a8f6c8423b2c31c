// What a stream promises, tried at length.
import { streamLaws } from './laws.fixture'

streamLaws(3_000)
