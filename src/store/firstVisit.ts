// What a first visit shows, written down: the real simulator's run of its scenario. It is run when the page is built
// (`written-down` in vite.config.ts puts the text in the place of this file), so that the simulator can come later.
import { fileCrosses } from '../scenario/library/fileCrosses'
import { simulateLanes } from '../sim/lanes'
import { record } from '../trace/record'

/** Every lane of `fileCrosses`, for `revive`. */
export const firstVisit: readonly string[] = simulateLanes(fileCrosses).map(record)
