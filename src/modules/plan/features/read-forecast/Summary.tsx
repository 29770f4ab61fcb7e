import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Comparison } from '#modules/plan/rules/compare.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import { type Asked, viewHref } from './address.ts'
import { CashChart, IncomeChart, PillarChart } from './Charts.tsx'
import { ComparisonTable, IndicatorTable } from './IndicatorTable.tsx'

type Props = {
  path: string
  asked: Asked
  f: Forecast
  other: { forecast: Forecast; comparison: Comparison } | null
  year: number
}

/** What is asked first: does it hold, how low does cash go, who pays. */
export function Summary({ path, asked, f, other, year }: Props) {
  const w = useWords({ fr, en }).forecast
  return (
    <div className="plan-forecast">
      <Figures path={path} asked={asked} f={f} year={year} />
      <Card id="tresorerie">
        <CashChart f={f} other={other?.forecast} />
      </Card>
      {other && (
        <section>
          <h2 id="compare">
            {w.comparison(f.scenario?.name ?? w.base, other.forecast.scenario?.name ?? w.base)}
          </h2>
          <ComparisonTable a={f} b={other.forecast} comparison={other.comparison} />
        </section>
      )}
      <div className="plan-pair">
        <Card>
          <IncomeChart f={f} />
        </Card>
        <Card>
          <PillarChart f={f} />
        </Card>
      </div>
      <section id="indicateurs">
        <h2 id="indicators">{w.indicators}</h2>
        <IndicatorTable f={f} />
      </section>
    </div>
  )
}

/** The four figures asked for first, of the plan year we are in. */
function Figures({ path, asked, f, year }: Omit<Props, 'other'>) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const locale = useLocale()
  const { indicators: i, from } = f.years[year]!
  const period = w.stats.period(year + 1, formatMonth(from, locale))
  const { lowestCash } = f.indicators
  const cash = viewHref(path, asked, 'cash')
  const income = viewHref(path, asked, 'income')
  return (
    <div className="ui-stats">
      <Stat
        label={w.names.lowestCash}
        value={<Amount value={cents(lowestCash.amount)} round />}
        period={formatMonth(lowestCash.month, locale)}
        href={cash}
      />
      <Stat
        label={w.names.monthsOfCash}
        value={i.monthsOfCash === null ? '–' : w.months(formatNumber(i.monthsOfCash, locale, 1))}
        period={period}
        href={cash}
      />
      <Stat
        label={w.names.earnedShare}
        value={i.earnedShare === null ? '–' : <Percent value={i.earnedShare} />}
        period={period}
        href={income}
      />
      <Stat
        label={w.names.firstFunderShare}
        value={i.firstFunderShare === null ? '–' : <Percent value={i.firstFunderShare} />}
        period={i.firstFunder ? `${i.firstFunder.name}, ${period}` : period}
        href={income}
      />
    </div>
  )
}
