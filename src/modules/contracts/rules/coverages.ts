import { type Day, monthOf } from '#kit/day.ts'
import { type Cents, minus, zero } from '#kit/money.ts'

/** How much of a price a coverage takes: so many per thousand, a fixed sum, or all above what the person keeps. */
export const TAKES = ['share', 'fixed', 'rest'] as const
export type Takes = (typeof TAKES)[number]

/** For which services. */
export const SERVICE_SCOPES = ['all', 'activities', 'services'] as const
export type ServiceScope = (typeof SERVICE_SCOPES)[number]

/** For whom: everybody, segments, those who work for the payer, people named one by one, who says the code. */
export const PEOPLE_SCOPES = ['everybody', 'segments', 'employees', 'list', 'code'] as const
export type PeopleScope = (typeof PEOPLE_SCOPES)[number]

/** Over which time the ceiling of one person runs. */
export const PERIODS = ['month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]

/** What decides whether a coverage applies; the rest of its row is names and dates of the desk. */
export type CoverageTerms = {
  readonly id: string
  /** Null: the hub's own solidarity fund pays. */
  readonly payerOrganisationId: string | null
  readonly serviceScope: ServiceScope
  readonly activities: readonly string[]
  readonly serviceIds: readonly string[]
  readonly peopleScope: PeopleScope
  readonly segments: readonly string[]
  readonly code: string | null
  readonly fromDay: Day
  readonly toDay: Day | null
}

export type Asked = {
  readonly serviceId: string
  readonly activity: string
  readonly segment: string
  /** Where the person works. */
  readonly employerId: string | null
  /** Coverages that name this person. */
  readonly named: ReadonlySet<string>
  /** What they say at the counter. */
  readonly code?: string
  readonly day: Day
}

/** Does it pay for this person and this service on that day? */
export function applies(one: CoverageTerms, asked: Asked): boolean {
  if (asked.day < one.fromDay || (one.toDay !== null && asked.day > one.toDay)) return false
  return coversService(one, asked) && coversPerson(one, asked)
}

/** Does it pay for this service, whoever asks? */
export function coversService(
  one: CoverageTerms,
  { serviceId, activity }: Pick<Asked, 'serviceId' | 'activity'>,
): boolean {
  if (one.serviceScope === 'all') return true
  return one.serviceScope === 'activities'
    ? one.activities.includes(activity)
    : one.serviceIds.includes(serviceId)
}

function coversPerson(one: CoverageTerms, asked: Asked): boolean {
  switch (one.peopleScope) {
    case 'everybody':
      return true
    case 'segments':
      return one.segments.includes(asked.segment)
    case 'employees':
      return one.payerOrganisationId !== null && one.payerOrganisationId === asked.employerId
    case 'list':
      return asked.named.has(one.id)
    case 'code':
      return one.code !== null && sameCode(one.code, asked.code)
  }
}

const sameCode = (a: string, b = ''): boolean => tidyCode(a) === tidyCode(b)
/** A code as it is kept and compared: said aloud, it has neither case nor spaces. */
export const tidyCode = (text: string): string => text.replace(/[\s\-._]/g, '').toUpperCase()

/** The period a day falls in, as use is summed by: `2026-11`, `2026-T4`, `2026`. */
export function periodOf(day: Day, period: Period): string {
  if (period === 'month') return monthOf(day)
  if (period === 'year') return day.slice(0, 4)
  return `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** What remains of a limit once so much is used; null when there is no limit. */
export const leftOf = (limit: Cents | null, used: Cents): Cents | null =>
  limit === null ? null : used > limit ? zero : minus(limit, used)
