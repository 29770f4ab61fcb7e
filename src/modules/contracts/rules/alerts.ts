import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import type { ContractState } from './life.ts'
import { anniversaries, type FeeTerms, type IndexPoint, lastNoticeDay, termsOn } from './terms.ts'

/** What somebody should look at: the last day for notice, an end, a renewal, an index that nobody typed. */
export const ALERTS = ['notice', 'ends', 'renews', 'index', 'unsigned'] as const
export type AlertKind = (typeof ALERTS)[number]
export type Alert = { readonly kind: AlertKind; readonly day: Day }

/** Two months: a meeting, an answer, and a letter. */
export const ALERT_DAYS = 60

type Watched = {
  readonly state: ContractState
  readonly startsOn: Day
  readonly endsOn: Day
  readonly noticeMonths: number
  readonly renewalMonths: number | null
}

/** What is to be looked at in a contract on a day, the nearest first. */
export function alertsOf(
  contract: Watched,
  terms: readonly FeeTerms[],
  indexes: readonly IndexPoint[],
  today: Day,
): Alert[] {
  const { state, startsOn, endsOn, noticeMonths, renewalMonths } = contract
  const soon = addDays(today, ALERT_DAYS)
  const found: Alert[] = []
  if (state === 'draft' && startsOn <= soon) found.push({ kind: 'unsigned', day: startsOn })
  if (state === 'terminated' && endsOn <= soon) found.push({ kind: 'ends', day: endsOn })
  if (state === 'signed') {
    const notice = lastNoticeDay(endsOn, noticeMonths)
    if (renewalMonths && noticeMonths > 0 && notice >= today && notice <= soon)
      found.push({ kind: 'notice', day: notice })
    if (endsOn <= soon)
      found.push(renewalMonths ? { kind: 'renews', day: addDays(endsOn, 1) } : { kind: 'ends', day: endsOn })
  }
  if (state === 'signed' || state === 'terminated') {
    // An index is known some weeks before the anniversary at best: asked for a month ahead, and until it is typed.
    const span = { from: addMonthsToDay(today, -12), to: addDays(today, 30) }
    for (const day of anniversaries(startsOn, span))
      if (
        day <= endsOn &&
        termsOn(terms, addDays(day, -1))?.indexation === 'index' &&
        !indexes.some(({ onDay }) => onDay === day)
      )
        found.push({ kind: 'index', day })
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : 1))
}
