// The import table of ARCHITECTURE.md, and what goes with it, as a test.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

type Rule = {
  /** Folders whose values may be imported. */
  folders: string[]
  /** Folders of which only types may be imported. */
  types?: string[]
  /** Packages; a trailing `/` allows everything beneath. */
  packages?: string[]
}

const core = ['wire', 'formats', 'stack', 'scenario', 'trace', 'sim', 'track']

const table: Record<string, Rule> = {
  wire: { folders: [] },
  formats: { folders: ['wire'], packages: ['valibot'] },
  stack: { folders: ['wire', 'formats'], packages: ['valibot'] },
  scenario: { folders: ['wire', 'formats', 'stack'], packages: ['valibot'] },
  trace: { folders: ['wire', 'formats', 'stack', 'scenario'], packages: ['valibot'] },
  sim: { folders: ['wire', 'formats', 'stack', 'scenario', 'trace'], packages: ['valibot'] },
  track: { folders: ['wire', 'formats', 'stack', 'scenario', 'trace', 'sim'], packages: ['valibot'] },
  story: { folders: core },
  store: { folders: core, packages: ['zustand', 'zustand/', 'valibot'] },
  scene: { folders: ['wire', 'stack', 'trace', 'track'], types: ['scenario', 'story'], packages: ['d3'] },
  view: {
    folders: ['story'],
    types: ['scene', 'wire', 'stack', 'trace', 'track'],
    packages: ['react', 'react-dom'],
  },
  screens: {
    folders: [...core, 'story', 'store', 'scene', 'view'],
    packages: ['react', 'react-dom', 'zustand', 'zustand/', 'd3'],
  },
  app: {
    folders: [...core, 'story', 'store', 'scene', 'view', 'screens'],
    packages: ['react', 'react-dom', 'zustand', 'zustand/', 'valibot', 'd3'],
  },
  '': { folders: ['app'], packages: ['react', 'react-dom/client', '@fontsource-variable/'] },
}

/** The one file that may read a clock, ask for a frame or draw a random number. */
const clock = 'store/clock.ts'
/** The only lists of what stands beside them. */
const lists = ['wire/protocols/index.ts', 'scenario/library/index.ts']

type Import = { from: string; typeOnly: boolean; names: string; to: string | null }
type File = { path: string; folder: string; isTest: boolean; text: string; code: string; imports: Import[] }

const src = dirname(fileURLToPath(import.meta.url))

const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .sort()
const sources = new Set(paths.filter(path => /\.tsx?$/.test(path)))

function withoutComments(text: string) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1')
}

function withoutWords(code: string) {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
}

function resolve(file: string, from: string) {
  const path = relative(src, join(src, dirname(file), from)).replaceAll('\\', '/')
  return ['', '.ts', '.tsx', '/index.ts'].map(end => path + end).find(each => sources.has(each)) ?? path
}

function importsOf(path: string, code: string): Import[] {
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?|[\w$]+(?:\s*,\s*(?:\{[^}]*\}|\*\s+as\s+\w+))?)\s*from\s*['"]([^'"]+)['"]/gm
  const bare = /^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
  const found: Import[] = []
  const add = (from: string, typeOnly: boolean, names: string) =>
    found.push({ from, typeOnly, names, to: from.startsWith('.') ? resolve(path, from) : null })
  for (const [, type, names = '', from = ''] of code.matchAll(statement)) {
    const all = names.startsWith('{')
      ? names
          .slice(1, -1)
          .split(',')
          .filter(name => name.trim())
      : []
    add(from, !!type || (all.length > 0 && all.every(name => /^\s*type\s/.test(name))), names)
  }
  for (const [, from = '', lazy = ''] of code.matchAll(bare)) add(from || lazy, false, '')
  return found
}

const files: File[] = [...sources].map(path => {
  const text = readFileSync(join(src, path), 'utf8')
  const code = withoutComments(text)
  return {
    path,
    folder: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
    isTest: /\.(test|fixture)\.tsx?$/.test(path),
    text,
    code,
    imports: importsOf(path, code),
  }
})
const shipped = files.filter(file => !file.isTest)

function offences(check: (file: File) => (string | false | null | undefined)[]) {
  return shipped.flatMap(file =>
    check(file).flatMap(offence => (offence ? [`src/${file.path}: ${offence}`] : [])),
  )
}

describe('architecture', () => {
  it('reads imports of every kind', () => {
    const code = [
      "import type { A } from './a.ts'",
      "import { type B, c } from './b.ts'",
      "import { type D } from './d.ts'",
      "import E, { f } from 'e'",
      "import * as g from 'g'",
      "import 'h'",
      "export * from './i.ts'",
      "const j = await import('./j.ts')",
    ].join('\n')
    expect(importsOf('wire/x.ts', code).map(({ from, typeOnly }) => [from, typeOnly])).toEqual([
      ['./a.ts', true],
      ['./b.ts', false],
      ['./d.ts', true],
      ['e', false],
      ['g', false],
      ['./i.ts', false],
      ['h', false],
      ['./j.ts', false],
    ])
  })

  it('knows every folder', () => {
    expect(shipped.filter(file => !table[file.folder]).map(file => file.path)).toEqual([])
  })

  it('imports only from folders above', () => {
    expect(
      offences(file => {
        const rule = table[file.folder]
        return file.imports.map(({ to, typeOnly }) => {
          if (to === null || /\.css(\?.*)?$/.test(to)) return null
          const folder = to.includes('/') ? to.slice(0, to.indexOf('/')) : ''
          if (folder === file.folder || rule?.folders.includes(folder)) return null
          if (rule?.types?.includes(folder)) return typeOnly ? null : `only types may come from ${to}`
          return `may not import ${to}`
        })
      }),
    ).toEqual([])
  })

  it('keeps screens apart', () => {
    const screenOf = (path: string) => /^screens\/([^/]+)\//.exec(path)?.[1]
    expect(
      offences(file =>
        file.imports.map(({ to }) => {
          const [mine, theirs] = [screenOf(file.path), to && screenOf(to)]
          return mine && theirs && mine !== theirs && `may not look into ${to}`
        }),
      ),
    ).toEqual([])
  })

  it('uses only the packages of its folder', () => {
    expect(
      offences(file =>
        file.imports.map(({ from, to, typeOnly }) => {
          if (to !== null) return null
          const allowed = table[file.folder]?.packages ?? []
          // The type of a node is React's, wherever a view is described; a type costs nothing at run time.
          if (typeOnly && from === 'react' && ['screens', 'view', 'app'].includes(file.folder)) return null
          const fits = allowed.some(name => (name.endsWith('/') ? from.startsWith(name) : from === name))
          return fits ? null : `may not use the package ${from}`
        }),
      ),
    ).toEqual([])
  })

  it('takes only mathematics from D3', () => {
    const hands =
      /\b(select(All)?|selection|transition|timer|timeout|interval|zoom\w*|drag\w*|brush\w*|axis\w+|csv|json|random\w+|now|create|pointer)\b/
    expect(
      offences(file =>
        file.imports
          .filter(({ from }) => from === 'd3')
          .map(({ names }) =>
            names.startsWith('{')
              ? hands.exec(names) && `takes ${hands.exec(names)?.[0]} from d3`
              : 'names no part of d3',
          ),
      ),
    ).toEqual([])
  })

  it('has no import cycles', () => {
    const next = new Map(
      files.map(file => [file.path, file.imports.flatMap(({ to }) => (to && sources.has(to) ? [to] : []))]),
    )
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (path: string, way: string[]) => {
      if (way.includes(path)) {
        cycles.push([...way.slice(way.indexOf(path)), path].join(' → '))
        return
      }
      if (done.has(path)) return
      for (const to of next.get(path) ?? []) walk(to, [...way, path])
      done.add(path)
    }
    for (const path of next.keys()) walk(path, [])
    expect(cycles).toEqual([])
  })

  it('reads no clock and draws no luck but in the one clock', () => {
    const clocks =
      /\bnew\s+Date\b|\bDate\s*[.(]|\bperformance\s*\.|\bMath\s*\.\s*random\b|\b(request|cancel)AnimationFrame\b|\bgetRandomValues\b|\brandomUUID\b/
    expect(
      offences(file => {
        const found = file.path !== clock && clocks.exec(withoutWords(file.code))
        return [found && `uses ${found[0]}`]
      }),
    ).toEqual([])
  })

  it('keeps the browser out of the core', () => {
    const browser =
      /\b(document|window|navigator|location|history)\s*\.\s*\w|\b(localStorage|sessionStorage|indexedDB|HTMLElement|setTimeout|setInterval|fetch)\b\s*[.(]/
    expect(
      offences(file => {
        if (![...core, 'story', 'scene'].includes(file.folder)) return []
        // A document and a history are also things of ours; only the browser's globals are meant.
        const globals = withoutWords(file.code)
        const found = browser.exec(globals)
        const ours =
          found?.[1] &&
          new RegExp(`(const|let|var|[(,{;]|function \\w+\\()\\s*${found[1]}\\b\\s*[:,=)}?]`).test(globals)
        return [found && !ours && `uses ${found[0]}`]
      }),
    ).toEqual([])
  })

  it('touches storage in one place', () => {
    const storage = /\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/
    expect(
      shipped.filter(file => storage.test(withoutWords(file.code))).map(file => file.path).length,
    ).toBeLessThan(2)
  })

  it('sets no markup from a string and evaluates none', () => {
    const markup =
      /\bdangerouslySetInnerHTML\b|\.(inner|outer)HTML\b|\binsertAdjacentHTML\b|\beval\(|\bnew Function\b/
    expect(
      offences(file => {
        const found = markup.exec(withoutWords(file.code))
        return [found && `uses ${found[0]}`]
      }),
    ).toEqual([])
  })

  it('asks React for no event that a mouse sends out by merely moving', () => {
    const moves = /\bon(Pointer|Mouse)(Move|Over|Out|Enter|Leave)(Capture)?\s*=/
    expect(
      offences(file => {
        const found = moves.exec(file.code)
        return [found && `${found[0]} is never called: see view/hover.ts`]
      }),
    ).toEqual([])
  })

  it('says in the first line of each file what it is for', () => {
    expect(files.filter(file => !/^(\/\/|\/\*\*?) ?\S/.test(file.text)).map(file => file.path)).toEqual([])
  })

  it('has no barrels but the two lists, and no drawers for odds and ends', () => {
    expect([...sources].filter(path => /(^|\/)index\.tsx?$/.test(path) && !lists.includes(path))).toEqual([])
    expect(paths.filter(path => /(^|\/)(utils?|helpers?|common|misc)(\.|\/|$)/.test(path))).toEqual([])
  })
})
