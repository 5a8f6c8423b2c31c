// What the journey needs once something happens: steps, motion, places, and their words. Loaded at the first sign of life.
import { detailOf } from '../../scene/journeyDetail'
import { checkRows } from '../../story/checks'
import './words'

export { interpolate, sharing } from '../../scene/interpolate'
export { placeOf, targetsOf } from './target'

export const detail = detailOf(checkRows)
