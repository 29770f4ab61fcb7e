import type { Day, Month } from '#kit/day.ts'
import type { Locale } from '#kit/words.ts'
import { formatDay, formatMonth } from '#ui/dates.ts'
import type { Period } from '../rules/closings.ts'

/** The label of a closing as people say it: « lun. 2 févr. 2026 », « février 2026 », « 2026 ». */
export function labelWords(period: Period, label: string, locale: Locale): string {
  if (period === 'day') return formatDay(label as Day, locale)
  return period === 'month' ? formatMonth(label as Month, locale) : label
}
