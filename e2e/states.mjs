// The states of the page that are worth a picture or a measurement: a name, a hash, what a hand does there.

/** @type {{ name: string, hash: string, actions?: { kind: string, value: string }[] }[]} */
export const states = [{ name: 'start', hash: '' }]

/** @typedef {{ name: string, hash: string, hover?: string }} BenchState */

/** @type {BenchState[]} */
export const benchStates = []
