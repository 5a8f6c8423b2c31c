// Gives the reader a file, where the frame that we may stand in allows it.

/** In a sandboxed frame of somebody else's page downloads are refused without a word: the caller offers text to copy. */
export const mayDownload = () => !(globalThis.origin === 'null' && globalThis.parent !== globalThis.window)

/** Saves octets or text under this name; false where the page may not. */
export function download(name: string, content: BlobPart, type: string): boolean {
  if (!mayDownload()) return false
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
  return true
}

/** Puts text on the clipboard; false where the browser or the frame refuses. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
