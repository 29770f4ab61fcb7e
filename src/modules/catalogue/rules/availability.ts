import type { Day } from '#kit/day.ts'

/** Days without a service, and why; `untilDay` is its last day, null until somebody lifts it. */
export type Pause = { readonly fromDay: Day; readonly untilDay: Day | null; readonly why: string }

/** The pause that holds on a day, or null. */
export const pauseOn = <P extends Pause>(pauses: readonly P[], day: Day): P | null =>
  pauses.find((pause) => pause.fromDay <= day && (pause.untilDay === null || pause.untilDay >= day)) ?? null

/** Is a month of the season? An empty season is all year. */
export const inSeason = (season: readonly number[], day: Day): boolean =>
  season.length === 0 || season.includes(Number(day.slice(5, 7)))

/** Why a service is not done on a day: it is paused, or out of season; null when it is done. */
export function unavailableOn<P extends Pause>(
  service: { readonly season: readonly number[]; readonly pauses: readonly P[] },
  day: Day,
): { code: 'service_paused'; pause: P } | { code: 'out_of_season' } | null {
  const pause = pauseOn(service.pauses, day)
  if (pause) return { code: 'service_paused', pause }
  return inSeason(service.season, day) ? null : { code: 'out_of_season' }
}

/** A season as runs of months, from its first to its last; one that turns the year is one run: 11–2. */
export function seasonRuns(season: readonly number[]): [from: number, to: number][] {
  const months = new Set(season)
  if (months.size === 0 || months.size === 12) return []
  const before = (month: number) => (month === 1 ? 12 : month - 1)
  const after = (month: number) => (month === 12 ? 1 : month + 1)
  return [...months]
    .filter((month) => !months.has(before(month)))
    .sort((a, b) => a - b)
    .map((from) => {
      let to = from
      while (months.has(after(to))) to = after(to)
      return [from, to]
    })
}
