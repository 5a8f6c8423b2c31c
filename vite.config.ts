// How the page is built, served and unit-tested.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { type Plugin, runnerImport } from 'vite'
import { defineConfig } from 'vitest/config'

// Nothing leaves the page. The development server needs inline scripts, so only the build carries this.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
}

/** The two fonts of the first picture are asked for at once, so that no byte changes its width under the eye. */
const earlyFonts: Plugin = {
  name: 'early-fonts',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter(name => /-latin-wght-normal-[^/]*\.woff2$/.test(name))
        .map(name => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `./${name}`, crossorigin: true },
          injectTo: 'head' as const,
        })),
  },
}

/** What others wrote and we ship, with the licence texts that have to travel with it. */
const licences: Plugin = {
  name: 'licences',
  apply: 'build',
  generateBundle() {
    const folders = [...this.getModuleIds()].flatMap(
      id => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace(/^\0+/, ''))?.[0] ?? [],
    )
    const texts = [...new Set(folders)].sort().flatMap(folder => {
      const file = ['LICENSE', 'LICENSE.md', 'LICENCE'].map(name => join(folder, name)).find(existsSync)
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      return file ? [`${name} ${version}\n\n${readFileSync(file, 'utf8').trim()}\n`] : []
    })
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n') })
  },
}

/**
 * What is worked out here and now, by the page's own code, and travels as text: a first visit's run, and the sentences of
 * its header tables. Unit tests take the files as they stand.
 */
const writtenDown: Plugin = {
  name: 'written-down',
  apply: () => !process.env.VITEST,
  async load(id) {
    if (!/\/src\/(store\/firstVisit|wire\/protocols\/told)\.ts$/.test(id)) return
    const { module, dependencies } = await runnerImport<Record<string, unknown>>(id, { configFile: false })
    for (const file of dependencies) this.addWatchFile(resolve(file))
    return Object.entries(module)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
      .join('\n')
  },
}

/** A header table's code without what its rows mean and may hold, and those sentences. */
export function withoutSentences(code: string): { readonly left: string; readonly found: readonly string[] } {
  const sentence = /\b(means|rule):\s*'([^'\\]*)'/g
  return {
    left: code.replace(sentence, "$1: ''"),
    found: [...code.matchAll(sentence)].map(([, , text = '']) => text),
  }
}

/** The first picture says no sentence of a header table: `wire/protocols/meanings.ts` brings them back later. */
const sentencesApart: Plugin = {
  name: 'sentences-apart',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/src\/wire\/protocols\/(arp|data|ethernet|ipv4|tftp|udp)\.ts$/.test(id)
      ? withoutSentences(code).left
      : undefined,
}

/** What fetches the styles and modules of a part before the part itself: Vite's own is 0.5 kB of care for old browsers. */
const smallPreloader: Plugin = {
  name: 'small-preloader',
  apply: 'build',
  enforce: 'pre',
  transform(_code, id) {
    if (!id.endsWith('vite/preload-helper.js')) return
    return `const asked = new Map()
      const ask = href => new Promise((done, refuse) => {
        const isStyle = href.endsWith('.css')
        const link = Object.assign(document.createElement('link'), {
          rel: isStyle ? 'stylesheet' : 'modulepreload',
          crossOrigin: '',
          href,
          onload: done,
          onerror() {
            asked.delete(href)
            refuse(Error(href))
          },
        })
        document.head.append(link)
        if (!isStyle) done()
      })
      export const __vitePreload = (load, files = [], from) => Promise.all(files.map(file => {
        const { href } = new URL(file, from)
        if (!asked.has(href)) asked.set(href, ask(href))
        return asked.get(href)
      })).then(load)`
  },
}

// `vitest run` is the newcomer's; `vitest run --mode deep` takes only the long tests.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    react(),
    writtenDown,
    sentencesApart,
    smallPreloader,
    contentSecurityPolicy,
    earlyFonts,
    licences,
  ],
  build: {
    target: 'es2022',
    // A module that is not asked for before it is needed keeps the first load small.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What every visit needs is one file: it compresses better than twenty.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'octet', tags: ['$initial'] }] } },
    },
  },
  test: {
    environment: 'node',
    include: mode === 'deep' ? ['src/**/*.deep.test.{ts,tsx}'] : ['src/**/*.test.{ts,tsx}'],
    exclude: mode === 'deep' ? [] : ['src/**/*.deep.test.{ts,tsx}'],
    // Tests have every protocol and every part of the simulator; a visitor gets them when they are needed.
    setupFiles: [
      'src/wire/protocols/breadth.fixture.ts',
      'src/sim/breadth.fixture.ts',
      'src/sim/tcp/tcp.fixture.ts',
    ],
    // The core has no state of its own, so one import of it serves all files; every processor works.
    isolate: mode === 'deep',
    maxWorkers: '100%',
    passWithNoTests: true,
    testTimeout: mode === 'deep' ? 600_000 : 10_000,
  },
}))
