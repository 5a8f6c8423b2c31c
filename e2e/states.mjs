// The states of the page that are worth a picture or a measurement: a name, a hash, what a hand does there.

const followed = 'v=0&scenario=fileCrosses'
const messages = 'v=0&scenario=threeMessages'
const game = 'v=0&scenario=theGame'

/** @type {{ name: string, hash: string, actions?: { kind: string, value: string }[] }[]} */
export const states = [
  { name: 'journey-start', hash: `${followed}&scene=journey` },
  { name: 'journey-down', hash: `${followed}&scene=journey&step=6` },
  { name: 'journey-wire', hash: `${followed}&scene=journey&step=10` },
  { name: 'journey-router', hash: `${followed}&scene=journey&step=16` },
  { name: 'journey-checks', hash: `${followed}&scene=journey&step=24` },
  { name: 'journey-up', hash: `${followed}&scene=journey&step=25` },
  {
    name: 'journey-both',
    hash: `${followed}&scene=journey&step=25`,
    actions: [{ kind: 'click', value: 'text="Both"' }],
  },
  {
    name: 'journey-hops',
    hash: `${followed}&scene=journey&step=25`,
    actions: [{ kind: 'click', value: 'role=button[name="Hop table"]' }],
  },
  { name: 'journey-caught', hash: 'v=0&scenario=bitFlips&scene=journey&step=99' },
  { name: 'frame-start', hash: `${followed}&scene=frame` },
  { name: 'frame-filling', hash: `${followed}&scene=frame&step=15` },
  { name: 'frame-whole', hash: `${followed}&scene=frame&step=27` },
  {
    name: 'frame-working',
    hash: `${followed}&scene=frame&step=8`,
    actions: [{ kind: 'click', value: 'role=button[name="Show the working"]' }],
  },
  {
    name: 'frame-data',
    hash: `${followed}&scene=frame&step=27`,
    actions: [{ kind: 'click', value: 'role=button[name=/^Data, /]' }],
  },
  { name: 'frame-one-byte', hash: 'v=0&scenario=oneByte&scene=frame&step=99' },
  { name: 'delivery-start', hash: `${messages}&scene=delivery` },
  { name: 'delivery-middle', hash: `${messages}&scene=delivery&step=24` },
  {
    name: 'delivery-network',
    hash: `${messages}&scene=delivery&step=30`,
    actions: [{ kind: 'click', value: 'role=tab[name="Network"]' }],
  },
  {
    name: 'delivery-lateness',
    hash: `${game}&scene=delivery&step=430`,
    actions: [{ kind: 'click', value: 'role=tab[name="Lateness"]' }],
  },
  {
    name: 'delivery-windows',
    hash: `${game}&scene=delivery&step=900`,
    actions: [{ kind: 'click', value: 'role=tab[name="Windows"]' }],
  },
  {
    name: 'delivery-totals',
    hash: `${game}&scene=delivery&step=9999`,
    actions: [{ kind: 'click', value: 'role=tab[name="Totals"]' }],
  },
  { name: 'delivery-end', hash: `${messages}&scene=delivery&step=99` },
  { name: 'setup', hash: followed, actions: [{ kind: 'click', value: 'role=button[name="Setup"]' }] },
  { name: 'export', hash: followed, actions: [{ kind: 'click', value: 'role=button[name="Export"]' }] },
]

/**
 * `hover`: what lights up under the mouse; `ground`: what does not. `url`: another page than ours.
 * @typedef {{ name: string, hash?: string, url?: string, hover?: string, ground?: string }} BenchState
 */

/** @type {BenchState[]} */
export const benchStates = [
  { name: 'Journey', hash: `${followed}&scene=journey` },
  { name: 'Frame', hash: `${followed}&scene=frame` },
  { name: 'Delivery', hash: `${messages}&scene=delivery` },
  { name: 'Frame', hash: `${followed}&scene=frame&step=27`, hover: '[role=gridcell]', ground: '.narrator' },
]
