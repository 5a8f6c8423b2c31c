/** The laws of datagrams, on as many random networks as an everyday run has time for. */
import { testNetworkLaws } from './networkLaws.fixture'

testNetworkLaws(40)
