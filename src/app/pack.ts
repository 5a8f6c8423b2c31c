// A document as a short text for an address: deflated, base64url, and unpacked within a budget.

/** An unpacked document may have so many octets: deflate can make 1,032 of one (zip bombs). */
export const MOST_UNPACKED = 1_000_000

/** JSON text to base64url of its deflated octets. */
export async function pack(text: string): Promise<string> {
  const octets = await drain(
    new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    Number.POSITIVE_INFINITY,
  )
  let characters = ''
  for (const octet of octets) characters += String.fromCharCode(octet)
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The other way; undefined where the text was cut, is no such text, or unpacks to more than the budget. */
export async function unpack(packed: string): Promise<string | undefined> {
  try {
    const characters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
    const octets = Uint8Array.from(characters, character => character.charCodeAt(0))
    const stream = new Blob([octets]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return new TextDecoder('utf-8', { fatal: true }).decode(await drain(stream, MOST_UNPACKED))
  } catch {
    return undefined
  }
}

/** All octets of a stream; throws a RangeError when there are more than `most`. */
async function drain(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    parts.push(value)
    length += value.length
    if (length > most) {
      await reader.cancel()
      throw new RangeError('more than the budget')
    }
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
