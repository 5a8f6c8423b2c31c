/** The laws of datagrams, on many random networks. */
import { testNetworkLaws } from './networkLaws.fixture'

testNetworkLaws(1000)
