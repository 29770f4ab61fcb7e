import { type Month, monthOf } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Forecast, Monthly } from '#modules/plan/rules/forecast.ts'
import { type Pillar, pillars } from '#modules/plan/rules/vocabulary.ts'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { PillarRoof } from '#ui/charts/PillarRoof.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'

/** Cash as a curve with its low point marked, beside that of another future when one is asked for. */
export function CashChart({ f, other }: { f: Forecast; other?: Forecast }) {
  const w = useWords({ fr, en }).forecast
  const { locale, today } = useLanguage()
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true })
  const { lowestCash, closingCash } = f.indicators
  const line = (made: Forecast) => ({
    key: made.scenario?.id ?? 'base',
    label: made.scenario?.name ?? w.base,
    values: made.cash.closing.map((amount) => cents(amount)),
  })
  const now: Month | undefined = today && monthOf(today)
  return (
    <LineChart
      title={w.cash}
      summary={w.cashSummary(
        euros(lowestCash.amount),
        formatMonth(lowestCash.month, locale),
        euros(closingCash),
      )}
      months={f.months}
      unit="euros"
      markLow
      now={now}
      lines={other ? [line(f), line(other)] : [line(f)]}
    />
  )
}

const quarters = (amounts: Monthly | undefined, months: number, sign = 1): Cents[] =>
  Array.from({ length: Math.ceil(months / 3) }, (_, q) =>
    cents(sign * (amounts ?? []).slice(q * 3, q * 3 + 3).reduce((a, b) => a + b, 0)),
  )

/** What comes in by pillar above the line, what goes out below it, quarter by quarter. */
export function IncomeChart({ f }: { f: Forecast }) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const locale = useLocale()
  const n = f.months.length
  const { products, charges } = f.indicators
  return (
    <BarChart
      title={w.income}
      summary={w.incomeSummary(
        formatEuros(cents(products), locale, { round: true }),
        formatEuros(cents(charges), locale, { round: true }),
      )}
      labelsAre={w.quarter}
      labels={f.months.filter((_, m) => m % 3 === 0).map((month) => formatMonth(month, locale, true))}
      unit="euros"
      stacks={[
        ...pillars.map((pillar) => ({
          key: pillar,
          label: t.pillars[pillar],
          pillar,
          values: quarters(f.income.byPillar[pillar], n),
        })),
        { key: 'charges', label: w.charges, values: quarters(f.income.charges, n, -1) },
      ]}
    />
  )
}

export function PillarChart({ f }: { f: Forecast }) {
  const w = useWords({ fr, en }).forecast
  const last = f.years[f.years.length - 1]
  if (!last) return null
  const amounts = Object.fromEntries(
    pillars.map((pillar) => [pillar, cents(last.indicators.pillars[pillar].amount)]),
  ) as Record<Pillar, Cents>
  return (
    <PillarRoof title={w.pillars} summary={w.pillarsSummary} amounts={amounts} roof={w.roof(last.year)} />
  )
}
