import type { Between } from '../clock/times.ts'

/** Seconds after midnight. */
export type Bar = {
  readonly kind: 'drive' | 'wait' | 'work' | 'break' | 'reload'
  readonly from: number
  readonly to: number
  /** The stop that it is work at, by its place in the round; null else. */
  readonly stop: number | null
}

type Timed = {
  readonly leavesAt: number | null
  readonly returnsAt: number | null
  readonly between: readonly Between[]
  readonly stops: readonly {
    readonly arrival: number | null
    readonly begin: number | null
    readonly departure: number | null
  }[]
}

/**
 * What a round does from leaving to being back, one thing after the other: no two bars overlap, and between the first and
 * the last there is no hole. Stops that were never timed have none.
 */
export function barsOf({ leavesAt, returnsAt, between, stops }: Timed): Bar[] {
  const bars: Bar[] = between.map(({ kind, from, to }) => ({ kind, from, to, stop: null }))
  let at = leavesAt
  stops.forEach(({ arrival, begin, departure }, stop) => {
    if (arrival === null || departure === null) return
    const start = begin ?? arrival
    if (at !== null) bars.push(...besides('drive', at, arrival, between))
    bars.push(...besides('wait', arrival, start, between))
    if (departure > start) bars.push({ kind: 'work', from: start, to: departure, stop })
    at = departure
  })
  if (at !== null && returnsAt !== null) bars.push(...besides('drive', at, returnsAt, between))
  return bars.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** A span of time less the pauses and loadings within it. */
function besides(kind: 'drive' | 'wait', from: number, to: number, between: readonly Between[]): Bar[] {
  const bars: Bar[] = []
  let at = from
  for (const one of [...between].sort((a, b) => a.from - b.from)) {
    if (one.to <= at || one.from >= to) continue
    if (one.from > at) bars.push({ kind, from: at, to: one.from, stop: null })
    at = one.to
  }
  if (at < to) bars.push({ kind, from: at, to, stop: null })
  return bars
}

/** Whole hours that hold every bar and every promise of rounds, in minutes after midnight; a working day when there is none. */
export function hoursShown(minutes: readonly number[]): { readonly from: number; readonly to: number } {
  const known = minutes.filter((minute) => Number.isFinite(minute))
  if (known.length === 0) return { from: 8 * 60, to: 18 * 60 }
  const from = Math.floor(Math.min(...known) / 60) * 60
  return { from, to: Math.max(from + 60, Math.ceil(Math.max(...known) / 60) * 60) }
}
