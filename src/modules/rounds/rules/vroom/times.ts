import type { Window } from './schema.ts'

/** One step of a route whose order is settled: seconds. */
export type Line = {
  /** From the step before, what was already driven before a break left out. */
  readonly leg: number
  /** Setup and service, or the break itself. */
  readonly work: number
  /** When it may begin, in order; empty: at any time. Outside of them is a violation, not an impossibility. */
  readonly windows: readonly Window[]
  /** Never before, never after: `service_at`, `service_after`, `service_before`. */
  readonly after: number
  readonly before: number
}

/** When each step begins (not when one arrives there), and by how many seconds that misses its windows. */
export type Times = { readonly begins: number[]; readonly missed: number }

const INFINITE = Number.POSITIVE_INFINITY

/** Numbers of the table below: 64 MB, a route of two thousand stops with a window each. */
const LARGEST = 8_000_000

/** Seconds by which a beginning misses the nearest of the windows, which are in order; negative when it is too early. */
export const missedBy = (windows: readonly Window[], begin: number): number =>
  missedAt(windows, notOver(windows, begin, 0), begin)

/** The first window from `at` on that is not over then. */
function notOver(windows: readonly Window[], begin: number, at: number): number {
  let next = at
  while (next < windows.length && windows[next]![1] < begin) next++
  return next
}

/** @param next the first window that is not over then */
function missedAt(windows: readonly Window[], next: number, begin: number): number {
  const [over, coming] = [windows[next - 1], windows[next]]
  if (coming && begin >= coming[0]) return 0
  const late = over ? begin - over[1] : INFINITE
  const early = coming ? coming[0] - begin : INFINITE
  if (late === INFINITE && early === INFINITE) return 0
  return late <= early ? late : -early
}

/**
 * The times of a route whose order is settled: first as few seconds outside the windows as can be, then the earliest
 * end, then the latest start, so that nobody waits on the road for what one could await at home. Exact: with D the legs
 * and works before a step, its begin less D never falls along the route, and an optimum stands where some window or
 * bound begins or ends; those instants are tried step by step, each after the best of the earlier ones.
 */
export function chooseTimes(lines: readonly Line[]): Times {
  const offsets = offsetsOf(lines)
  const instants = instantsOf(lines, offsets)
  const count = instants.length
  if (count * lines.length > LARGEST) return earliest(lines)
  // best[i * count + k]: fewest seconds missed up to step i when it begins at instant k (less its offset).
  const best = new Float64Array(lines.length * count)
  for (const [i, line] of lines.entries()) {
    let before = i === 0 ? 0 : INFINITE
    // Instants and windows are both in order: the window moves on with the instant.
    let next = 0
    for (let k = 0; k < count; k++) {
      if (i > 0) before = Math.min(before, best[(i - 1) * count + k]!)
      const begin = instants[k]! + offsets[i]!
      const possible = begin >= line.after && begin <= line.before
      next = notOver(line.windows, begin, next)
      best[i * count + k] = possible ? before + Math.abs(missedAt(line.windows, next, begin)) : INFINITE
    }
  }
  return trace(lines, offsets, instants, best) ?? earliest(lines)
}

function offsetsOf(lines: readonly Line[]): number[] {
  const offsets: number[] = []
  let sum = 0
  for (const [i, { leg }] of lines.entries()) {
    if (i > 0) sum += lines[i - 1]!.work + leg
    offsets.push(sum)
  }
  return offsets
}

function instantsOf(lines: readonly Line[], offsets: readonly number[]): number[] {
  const instants = new Set<number>()
  for (const [i, { windows, after, before }] of lines.entries()) {
    for (const instant of [after, before, ...windows.flat()])
      if (Number.isFinite(instant)) instants.add(instant - offsets[i]!)
  }
  if (instants.size === 0) instants.add(0)
  return [...instants].sort((a, b) => a - b)
}

/** Back from the earliest best end, each step as late as the next one lets it. */
function trace(
  lines: readonly Line[],
  offsets: readonly number[],
  instants: readonly number[],
  best: Float64Array,
): Times | null {
  const count = instants.length
  const last = lines.length - 1
  let chosen = 0
  for (let k = 1; k < count; k++) if (best[last * count + k]! < best[last * count + chosen]!) chosen = k
  const missed = best[last * count + chosen]!
  if (missed === INFINITE) return null
  const begins = new Array<number>(lines.length)
  for (let i = last; i >= 0; i--) {
    if (i < last) {
      let from = chosen
      for (let k = chosen - 1; k >= 0; k--) if (best[i * count + k]! < best[i * count + from]!) from = k
      chosen = from
    }
    begins[i] = instants[chosen]! + offsets[i]!
  }
  return { begins, missed }
}

/** When work may begin for somebody who is there from `at` on: within a window if one is still to come. */
export function beginFrom(windows: readonly Window[], at: number): number {
  for (const [from, to] of windows) if (at <= to) return Math.max(at, from)
  return at
}

/** As early as legs and windows let it, each step in its turn; for bounds that contradict each other, and endless routes. */
export function earliest(lines: readonly Line[]): Times {
  const begins: number[] = []
  let missed = 0
  for (const [i, line] of lines.entries()) {
    const arrival = i === 0 ? 0 : begins[i - 1]! + lines[i - 1]!.work + line.leg
    const begin = beginFrom(line.windows, Math.max(arrival, line.after, 0))
    begins.push(begin)
    missed += Math.abs(missedBy(line.windows, begin))
  }
  return { begins, missed }
}
