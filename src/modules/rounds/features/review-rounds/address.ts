import { addDays, type Day, daysBetween, parseDay } from '#kit/day.ts'

/** By what the review tells rounds apart, as the address writes it. */
export const GROUPINGS = {
  semaine: 'week',
  schema: 'scheme',
  vehicule: 'vehicle',
  modele: 'template',
} as const
export type Word = keyof typeof GROUPINGS
export type Grouping = (typeof GROUPINGS)[Word]

/** Two years: what one reads at a time, and what a hub's trips go back to. */
const MOST_DAYS = 731
const USUAL_DAYS = 91

export type Asked = { readonly from: Day; readonly to: Day; readonly by: Word; readonly key: string | null }

/**
 * What the address asks: `du`, `au` (the last thirteen weeks by default, two years at most), `par` (a grouping) and `cle`
 * (one of its groups). What cannot be read is left out.
 */
export function askedIn(params: URLSearchParams, today: Day): Asked {
  const dayIn = (name: string) => {
    const parsed = parseDay(params.get(name) ?? '')
    return parsed.ok ? parsed.value : null
  }
  const to = dayIn('au') ?? today
  const asked = dayIn('du') ?? addDays(to, 1 - USUAL_DAYS)
  const from = asked > to ? to : daysBetween(asked, to) >= MOST_DAYS ? addDays(to, 1 - MOST_DAYS) : asked
  const by = (Object.keys(GROUPINGS) as Word[]).find((word) => word === params.get('par')) ?? 'semaine'
  return { from, to, by, key: params.get('cle')?.slice(0, 60) || null }
}

/** The same page asked otherwise. */
export function reviewQuery(asked: Asked, change: Partial<Asked>): string {
  const { from, to, by, key } = { ...asked, ...change }
  return `?${new URLSearchParams({ du: from, au: to, par: by, ...(key ? { cle: key } : {}) })}`
}
