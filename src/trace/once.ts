/** Remembers what was made of a thing for as long as the thing is there: traces do not change. */

/** `make`, called once for each `key`; what it gave is let go together with the key. Pure where `make` is. */
export function once<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>()
  return key => {
    const found = known.get(key)
    if (found) return found.made
    const made = make(key)
    known.set(key, { made })
    return made
  }
}
