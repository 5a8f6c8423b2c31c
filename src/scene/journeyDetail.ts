/** What the picture needs only once something has happened: loaded with the first step. */
import { drawBits } from './journeyBits'
import { drawCovers } from './journeyCover'
import { panelOf } from './journeyTold'

export const detail = { panelOf, drawBits, drawCovers }

export type Detail = typeof detail
