// The states of the page that are worth a picture: a name, a hash, what a hand does there.

/** @type {{ name: string, hash: string, actions?: { kind: string, value: string }[] }[]} */
export const states = [{ name: 'start', hash: '' }]
