// The pictures of .github/gallery: a name, a size, a theme, a hash, what a hand does there. `npm run shots -- gallery`

const file = 'v=0&scenario=fileCrosses'
const flip = 'v=0&scenario=bitFlips'
const byte = 'v=0&scenario=oneByte'

/** @param {string} value */
const click = value => ({ kind: 'click', value })

/** @type {{ name: string, size: string, theme: string, hash: string, actions?: { kind: string, value: string }[] }[]} */
export const gallery = [
  { name: '01-wrapped', size: '1366x768', theme: 'light', hash: `${file}&scene=journey&step=9` },
  {
    name: '02-two-models',
    size: '1920x1080',
    theme: 'dark',
    hash: `${file}&scene=journey&step=25`,
    actions: [click('label:has-text("Both")')],
  },
  { name: '03-who-notices', size: '1920x1080', theme: 'projector', hash: `${flip}&scene=journey&step=27` },
  { name: '04-next-hop', size: '390x844', theme: 'dark', hash: `${file}&scene=journey&step=4` },
  {
    name: '05-checksum',
    size: '1920x1080',
    theme: 'light',
    hash: `${file}&scene=frame&step=8`,
    actions: [click('role=button[name="Show the working"]')],
  },
  {
    name: '06-hop-table',
    size: '1366x768',
    theme: 'dark',
    hash: `${file}&scene=journey&step=21`,
    actions: [click('role=button[name="Hop table"]')],
  },
  { name: '07-bits', size: '1024x768', theme: 'projector', hash: `${file}&scene=journey&step=10` },
  { name: '08-padding', size: '1024x768', theme: 'light', hash: `${byte}&scene=journey&step=8` },
  { name: '09-checks', size: '390x844', theme: 'light', hash: `${flip}&scene=journey&step=28` },
  {
    name: '10-a-field',
    size: '1366x768',
    theme: 'dark',
    hash: `${file}&scene=frame&step=27`,
    actions: [click('role=gridcell[name=/^Byte 22: /]')],
  },
  {
    name: '11-a-hole',
    size: '1920x1080',
    theme: 'light',
    hash: 'v=0&scenario=holeInTheStream&scene=delivery&step=47',
  },
  {
    name: '12-the-game',
    size: '1366x768',
    theme: 'dark',
    hash: 'v=0&scenario=theGame&scene=delivery&step=420',
    actions: [click('role=tab[name="Lateness"]')],
  },
]
