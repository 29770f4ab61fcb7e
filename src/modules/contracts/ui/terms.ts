import { type Day, parseMonth } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { useSegmentWords } from '#modules/people/ui/segments.ts'
import { formatDay, formatMonth } from '#ui/dates.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { ShownCoverage } from '../coverages/list.server.ts'
import { en } from '../messages.coverages.en.ts'
import { fr } from '../messages.coverages.fr.ts'

/** The terms of a coverage in words, as lists and pages write them. */
export function useTerms() {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { activities } = useServiceWords()
  const segments = useSegmentWords()
  const euros = (amount: Cents) => formatEuros(amount, locale)
  const takes = ({ takes: how, permille, amount }: Pick<ShownCoverage, 'takes' | 'permille' | 'amount'>) =>
    how === 'share'
      ? t.takes.share(formatPercent(permille / 1000, locale, permille % 10 === 0 ? 0 : 1))
      : t.takes[how](euros(amount))
  const who = (one: ShownCoverage): string => {
    if (one.peopleScope === 'segments') return one.segments.map((segment) => segments[segment]).join(', ')
    if (one.peopleScope === 'employees') return t.employeesOf(one.payerName ?? '')
    if (one.peopleScope === 'list') return t.listOf(one.named)
    if (one.peopleScope === 'code') return t.codeOf(one.code ?? '')
    return t.people.everybody
  }
  const services = (one: ShownCoverage): string => {
    if (one.serviceScope === 'activities') return one.activities.map((a) => activities[a]).join(', ')
    return one.serviceScope === 'services' ? one.serviceNames.join(', ') : t.scopes.all
  }
  const limits = (one: ShownCoverage): string =>
    [
      one.ceiling !== null && one.period && t.ceilingOf(euros(one.ceiling), t.periods[one.period]),
      one.budget !== null && t.budgetOf(euros(one.budget)),
    ]
      .filter(Boolean)
      .join(', ') || t.noLimit
  const when = ({ fromDay, toDay }: { fromDay: Day; toDay: Day | null }): string =>
    toDay
      ? t.fromTo(formatDay(fromDay, locale), formatDay(toDay, locale))
      : t.from(formatDay(fromDay, locale))
  /** `2026-11`, `2026-T4` or `2026` as people say it. */
  const period = (word: string): string => {
    const quarter = /^(\d{4})-T(\d)$/.exec(word)
    if (quarter) return t.quarter(Number(quarter[2]), quarter[1]!)
    const month = parseMonth(word)
    return month.ok ? formatMonth(month.value, locale) : word
  }
  return { takes, who, services, limits, when, period, euros }
}
