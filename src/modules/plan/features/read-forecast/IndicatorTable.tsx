import type { ReactNode } from 'react'
import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Comparison } from '#modules/plan/rules/compare.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import type { Indicators } from '#modules/plan/rules/indicators.ts'
import { Matrix, type MatrixRow } from '#modules/plan/ui/Matrix.tsx'
import { Amount } from '#ui/Amount.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

const SHOWN = [
  'products',
  'charges',
  'result',
  'earnedShare',
  'grantShare',
  'firstFunderShare',
  'concentration',
  'contributionRate',
  'breakEvenSales',
  'breakEvenDays',
  'supportedBreakEvenSales',
  'supportedBreakEvenDays',
  'monthsOfCash',
  'closingCash',
  'contractedShare',
  'salaryCover',
  'marginCover',
  'load',
  'fullTime',
  'inKind',
] as const
type Shown = (typeof SHOWN)[number]

/** Two shares differ by points, not by per cent. */
const SHARES: ReadonlySet<Shown> = new Set<Shown>([
  'earnedShare',
  'grantShare',
  'firstFunderShare',
  'contributionRate',
  'contractedShare',
  'salaryCover',
  'marginCover',
  'load',
])

/** An indicator in its own unit; a dash where it has no value. */
function useShow(): (key: Shown, value: number | null) => ReactNode {
  const w = useWords({ fr, en }).forecast
  const locale = useLocale()
  return (key, value) => {
    if (value === null) return '–'
    switch (key) {
      case 'earnedShare':
      case 'grantShare':
      case 'firstFunderShare':
      case 'contributionRate':
      case 'contractedShare':
      case 'salaryCover':
      case 'marginCover':
      case 'load':
        return formatPercent(value, locale)
      case 'concentration':
        return formatNumber(value, locale, 2)
      case 'breakEvenDays':
      case 'supportedBreakEvenDays':
        return value > 365 ? w.beyond : w.days(formatNumber(value, locale))
      case 'monthsOfCash':
        return w.months(formatNumber(value, locale, 1))
      case 'fullTime':
        return formatNumber(value, locale, 2)
      default:
        return <Amount value={cents(value)} round />
    }
  }
}

/** Each plan year in a column, what decides in rows. */
export function IndicatorTable({ f }: { f: Forecast }) {
  const w = useWords({ fr, en }).forecast
  const show = useShow()
  const locale = useLocale()
  const rows: MatrixRow[] = SHOWN.map((key) => ({
    key,
    label: w.names[key],
    strong: key === 'result',
    cells: f.years.map(({ indicators: i }) =>
      key === 'firstFunderShare' && i.firstFunder ? (
        <>
          {show(key, i[key])} <span className="plan-aside">{i.firstFunder.name}</span>
        </>
      ) : (
        show(key, i[key])
      ),
    ),
  }))
  rows.splice(14, 0, {
    key: 'lowestCash',
    label: w.names.lowestCash,
    cells: f.years.map(({ year, indicators: { lowestCash } }) => (
      <span key={year}>
        <Amount value={cents(lowestCash.amount)} round />{' '}
        <span className="plan-aside">{formatMonth(lowestCash.month, locale, true)}</span>
      </span>
    )),
  })
  return (
    <Matrix
      caption={w.indicators}
      corner={w.indicator}
      columns={f.years.map(({ year, from }) => ({
        key: from,
        label: (
          <>
            {w.year(year)} <span className="plan-aside">{formatMonth(from, locale, true)}</span>
          </>
        ),
      }))}
      rows={rows}
    />
  )
}

/** Two futures side by side over the whole plan and year by year. */
export function ComparisonTable({ a, b, comparison }: { a: Forecast; b: Forecast; comparison: Comparison }) {
  const w = useWords({ fr, en }).forecast
  const show = useShow()
  const locale = useLocale()
  const points = (value: number | null) =>
    value === null ? '–' : w.points(formatNumber(value * 100, locale))
  const names = [a, b].map((f) => f.scenario?.name ?? w.base) as [string, string]
  const compared = SHOWN.filter((key): key is Shown & keyof Indicators => key in comparison.indicators)
  const low = comparison.lowestCash
  return (
    <Matrix
      caption={w.comparison(...names)}
      corner={w.indicator}
      columns={[
        { key: 'a', label: names[0] },
        { key: 'b', label: names[1] },
        { key: 'd', label: w.difference },
      ]}
      rows={[
        ...compared.map((key) => {
          const pair = comparison.indicators[key]
          return {
            key,
            label: w.names[key],
            strong: key === 'result',
            cells: [
              show(key, pair.a),
              show(key, pair.b),
              signed(pair.difference, SHARES.has(key) ? points(pair.difference) : show(key, pair.difference)),
            ],
          }
        }),
        {
          key: 'lowestCash',
          label: w.names.lowestCash,
          strong: true,
          cells: [low.a, low.b, low.difference].map((value) => show('closingCash', value)),
        },
      ]}
    />
  )
}

/** A difference says its direction even when it is a gain. */
const signed = (difference: number | null, shown: ReactNode): ReactNode =>
  difference !== null && difference > 0 ? <>+{shown}</> : shown
