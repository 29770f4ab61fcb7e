import type { Window } from '../problem.ts'

/** One place of a round in its settled order: seconds to get there, when the work may begin (empty: any time), its length. */
export type Line = { readonly leg: number; readonly windows: readonly Window[]; readonly work: number }

/** A break begins between two instants and lasts so many seconds. */
export type Pause = { readonly from: number; readonly to: number; readonly seconds: number }

export type Row = {
  readonly start: number
  readonly arrivals: readonly number[]
  readonly begins: readonly number[]
  /** Seconds after the last moment allowed, line by line. */
  readonly late: readonly number[]
  /** On the way into which line, and when; null: none is taken. */
  readonly pause: { readonly into: number; readonly from: number } | null
  /** One was due, and there was no moment for it. */
  readonly breakMissed: boolean
}

/**
 * The times along lines, the first being the start and the last the end: as little late as can be, then the earliest end,
 * then the latest start. The break goes where that is best, and is said to be missed where it would make anything later
 * than it is; it is not due when the round is over before it must have begun, or leaves once it may have. Windows that
 * are missed are worked outside of, at once.
 */
export function settle(lines: readonly Line[], from: number, closes: number, pause: Pause | null): Row {
  const plain = latest(lines, run(lines, from, null, 0)!, null)
  if (!pause || endOf(plain) <= pause.to || from >= pause.from) return plain
  let best: Row | null = null
  for (let into = 1; into < lines.length; into++) {
    const row = run(lines, from, pause, into)
    if (!row) continue
    const late = latest(lines, row, pause)
    const order = best ? compare(late, best, closes) : -1
    if (order < 0 || (order === 0 && late.start > best!.start)) best = late
  }
  const fits = best !== null && lateness(best, closes) <= lateness(plain, closes)
  return fits ? best! : { ...plain, breakMissed: true }
}

const endOf = (row: Row): number => row.arrivals.at(-1)!

/** Seconds late in all, the end included. */
export const lateness = (row: Row, closes: number): number =>
  row.late.reduce((sum, by) => sum + by, Math.max(0, endOf(row) - closes))

/** Below 0 when the first is better: less late, then back earlier. */
const compare = (a: Row, b: Row, closes: number): number =>
  lateness(a, closes) - lateness(b, closes) || endOf(a) - endOf(b)

/** Forward from a start, the break on the way into one line; null when it can no longer begin there. */
function run(lines: readonly Line[], start: number, pause: Pause | null, into: number): Row | null {
  const arrivals = [start]
  const begins = [start]
  const late = [0]
  let now = start
  let taken: Row['pause'] = null
  for (let at = 1; at < lines.length; at++) {
    const { leg, windows, work } = lines[at]!
    if (pause && at === into) {
      if (now > pause.to) return null
      const from = Math.max(now, pause.from)
      now = from + pause.seconds + leg - Math.min(leg, from - now)
      taken = { into, from }
    } else now += leg
    const begin = firstIn(windows, now)
    arrivals.push(now)
    begins.push(begin)
    late.push(windows.length > 0 ? Math.max(0, begin - windows.at(-1)!.to) : 0)
    now = begin + work
  }
  return { start, arrivals, begins, late, pause: taken, breakMissed: false }
}

/** The same row begun as late as it can be without ending later or being later anywhere. */
function latest(lines: readonly Line[], row: Row, pause: Pause | null): Row {
  let begin = endOf(row)
  for (let at = lines.length - 1; at > 0; at--) {
    const { leg } = lines[at]!
    let left = begin - leg
    if (pause && row.pause?.into === at) {
      const from = Math.min(begin - pause.seconds, pause.to)
      left = from - (leg - Math.min(leg, begin - pause.seconds - from))
    }
    const before = lines[at - 1]!
    const until = left - before.work
    begin = row.late[at - 1]! > 0 ? row.begins[at - 1]! : at === 1 ? until : lastIn(before.windows, until)
  }
  return begin > row.start ? run(lines, begin, pause, row.pause?.into ?? 0)! : row
}

/** The first instant in the windows from one on; itself when none is left. */
function firstIn(windows: readonly Window[], from: number): number {
  for (const window of windows) if (from <= window.to) return Math.max(from, window.from)
  return from
}

function lastIn(windows: readonly Window[], until: number): number {
  for (let w = windows.length - 1; w >= 0; w--)
    if (until >= windows[w]!.from) return Math.min(until, windows[w]!.to)
  return until
}
