import type { ErrandKey, Way } from '../errands/errand.ts'
import type { StopPart } from '../life.ts'
import { stopsOfErrand, type WantedStop } from './arrange.ts'

/** A round of the day as a gesture finds it: its number, and its stops in their order. */
export type Line = { readonly number: string; readonly stops: readonly WantedStop[] }

type Which = { readonly key: ErrandKey; readonly part: StopPart }

const without = (stops: readonly WantedStop[], key: ErrandKey): WantedStop[] =>
  stops.filter((stop) => stop.key !== key)

/** Puts stops at a place, 1 for the first; beyond the end, or not told: at the end. */
const inserted = (
  stops: readonly WantedStop[],
  fresh: readonly WantedStop[],
  place: number | undefined,
): WantedStop[] => {
  const at = place === undefined ? stops.length : Math.min(Math.max(place - 1, 0), stops.length)
  return [...stops.slice(0, at), ...fresh, ...stops.slice(at)]
}

/**
 * Puts a stop elsewhere: in its own round that stop alone, in another one with the other stop of what is carried, `null`
 * takes its errand out. `place` counts without it. Answers the rounds that change, none when nothing does.
 */
export function moveStop(
  lines: readonly Line[],
  { key, part }: Which,
  to: string | null,
  place?: number,
): Line[] {
  const from = lines.find(({ stops }) => stops.some((stop) => stop.key === key && stop.part === part))
  const target = lines.find(({ number }) => number === to)
  if (!from || (to !== null && !target)) return []
  if (target === from) {
    const moved = from.stops.find((stop) => stop.key === key && stop.part === part)!
    const rest = from.stops.filter((stop) => stop !== moved)
    const stops = inserted(rest, [moved], place)
    return stops.every((stop, i) => stop === from.stops[i]) ? [] : [{ ...from, stops }]
  }
  const gone = { ...from, stops: without(from.stops, key) }
  if (!target) return [gone]
  const moved = from.stops.filter((stop) => stop.key === key)
  return [gone, { ...target, stops: inserted(target.stops, moved, place) }]
}

/** Puts what waits into a round, in the order given. */
export function addErrands(
  lines: readonly Line[],
  errands: readonly { readonly key: ErrandKey; readonly way: Way }[],
  to: string,
  place?: number,
): Line[] {
  const target = lines.find(({ number }) => number === to)
  if (!target || errands.length === 0) return []
  const fresh = errands.flatMap((errand) => stopsOfErrand(errand))
  return [{ ...target, stops: inserted(target.stops, fresh, place) }]
}

/** Locks what serves an errand in its round, or lets the solver move it again. */
export const lockErrand = (lines: readonly Line[], key: ErrandKey, locked: boolean): Line[] =>
  lines
    .filter(({ stops }) => stops.some((stop) => stop.key === key && stop.locked !== locked))
    .map((line) => ({
      ...line,
      stops: line.stops.map((stop) => (stop.key === key ? { ...stop, locked } : stop)),
    }))
