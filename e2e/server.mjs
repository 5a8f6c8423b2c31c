// Serves the built page for scripts that look at it and measure it.
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** A port of this checkout's own, so that two checkouts never look at each other's page. */
export const port = Number(
  process.env.OCTET_PORT ?? 4200 + (createHash('sha256').update(root).digest().readUInt16BE(0) % 4000),
)

/** Vite's preview of `outDir` on a free port. @param {string} [outDir] */
export async function serve(outDir = 'dist') {
  const { preview } = await import('vite')
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: port + 1, strictPort: false, open: false },
  })
  const address = server.httpServer.address()
  if (!address || typeof address === 'string') throw new Error('the preview has no port')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}
