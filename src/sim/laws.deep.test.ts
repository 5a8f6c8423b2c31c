/** The laws of every run, on hundreds of random scenarios. */
import { testLaws } from './laws.fixture'

testLaws(300)
