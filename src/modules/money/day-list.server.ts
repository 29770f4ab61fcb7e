import { type Day, parseDay } from '#kit/day.ts'

/** The part of the address that every list of the books shares: `q`, `du`, `au`, `tri=date` for oldest first. */
export type DayFilter = { q: string; from?: Day; to?: Day; ascending: boolean }

const dayOf = (text: string | null): Day | undefined => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** Unknown words and broken days are ignored: a list always answers. */
export const dayFilter = (params: URLSearchParams): DayFilter => ({
  q: (params.get('q') ?? '').slice(0, 100),
  from: dayOf(params.get('du')),
  to: dayOf(params.get('au')),
  ascending: params.get('tri') === 'date',
})

/** Sort values of these lists are days. */
export const isDay = (text: string): boolean => dayOf(text) !== undefined
