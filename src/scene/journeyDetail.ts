/** What the picture needs only once something has happened: loaded with the first step. */
import { drawBits } from './journeyBits'
import { drawNext } from './journeyCover'
import { momentAt } from './journeyFold'
import type { Detail } from './journeyGround'
import type { Voice } from './journeyPanel'
import { drawTag } from './journeyTag'
import { panelOf } from './journeyTold'
import { handsOf } from './journeyToldHands'

/** `checkLines` tells a receiver's checks, as the story does. */
export const detailOf = (checkLines: Voice['checkLines']): Detail => ({
  momentAt,
  handsOf,
  panelOf: (trace, moment, { say, nodeName }) => panelOf(trace, moment, { say, nodeName, checkLines }),
  drawBits,
  drawTag,
  drawNext,
})
