/** The laws of every run, on a few random scenarios. */
import { testLaws } from './laws.fixture'

testLaws(12)
