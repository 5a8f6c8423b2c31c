// What the page's main thread did, read off the browser's own trace: its time in tasks, not the clock's.

/** @typedef {{ name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number, args: any }} TraceEvent */

/** The events of the page's main thread: the one that fired most of them. @param {TraceEvent[]} events */
function mainThread(events) {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  )
  /** @type {Map<string, TraceEvent[]>} */
  const byThread = new Map()
  for (const event of events) {
    const key = `${event.pid}.${event.tid}`
    if (mains.has(key)) byThread.set(key, [...(byThread.get(key) ?? []), event])
  }
  const busiest = [...byThread.values()].sort((a, b) => busy(b) - busy(a))[0] ?? []
  return busiest.sort((a, b) => a.ts - b.ts)
}

/** Milliseconds of the thread's own time in whole tasks, so that a machine shared with others measures alike. @param {TraceEvent[]} events */
export function busy(events) {
  return own(events, /^RunTask$/)
}

/** Milliseconds of the thread's own time in events of these names. @param {TraceEvent[]} events @param {RegExp} names */
export function own(events, names) {
  const found = events.filter(({ name, ph }) => ph === 'X' && names.test(name))
  return found.reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0) / 1000
}

/**
 * The events of a page's main thread while something is done.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<void>} during
 */
export async function traced(browser, page, during) {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'],
  })
  await during()
  const trace = JSON.parse((await browser.stopTracing()).toString())
  return mainThread(trace.traceEvents)
}
