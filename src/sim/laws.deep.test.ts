/** The laws of every run, on many random scenarios. */
import { testLaws } from './laws.fixture'

testLaws(120)
