/** Where the parts of the journey's picture stand in a given room: with two hosts where these fit, else with one. */
import type { Areas, Needs, Room } from './journeyRoom'
import { lowAreas, narrowAreas } from './journeyRoomSingle'
import { wideAreas } from './journeyRoomWide'

export function areasFor(room: Room, needs: Needs): Areas {
  return wideAreas(room, needs) ?? lowAreas(room, needs) ?? narrowAreas(room, needs)
}
