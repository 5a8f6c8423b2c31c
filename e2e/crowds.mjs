// Runs with very many packets under way, for measurements and stories: the game's own document, on a longer and faster way.
import { deflateRawSync } from 'node:zlib'

/**
 * Positions that follow each other so closely, on so long a cable, that about `many` of them are under way at once.
 * @param {any} theGame the library's document
 * @param {{ many: number, count: number, lanes?: string[], loss?: number }} options
 */
export function crowdOf(theGame, { many, count, lanes = ['datagram'], loss = 0 }) {
  // 82 octets with preamble, gap and FCS take 66 µs of a 10 Mb/s cable.
  const every = 100
  return {
    ...theGame,
    links: theGame.links.map((/** @type {any} */ link) => ({
      ...link,
      delay: many * every,
      directions: [{ loss }, {}],
    })),
    programs: theGame.programs.map((/** @type {any} */ program) =>
      program.kind === 'sender'
        ? { ...program, every, messages: { kind: 'positions', count } }
        : { ...program, receiveBuffer: 1_000_000 },
    ),
    lanes: theGame.lanes.filter((/** @type {any} */ { name }) => lanes.includes(name)),
  }
}

/** A document as a link's fragment holds it. @param {unknown} scenario @param {string} more */
export function fragmentOf(scenario, more = '') {
  const packed = deflateRawSync(Buffer.from(JSON.stringify(scenario))).toString('base64url')
  return `v=0&doc=${packed}&scene=delivery${more}`
}
