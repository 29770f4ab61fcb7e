import { type Cents, cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import type { RowKey } from '#modules/plan/rules/statements/table.ts'
import { periodName } from '#modules/plan/statement-words.ts'
import { Card } from '#ui/Card.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { CashChart, IncomeChart } from './Charts.tsx'
import type { ShownStatement } from './sheets.ts'

/** The picture of a statement, for those that have one. */
export function Picture({
  statement,
  f,
  other,
}: {
  statement: ShownStatement
  f: Forecast
  other: Forecast | undefined
}) {
  const { view } = statement
  if (view === 'cash')
    return (
      <Card>
        <CashChart f={f} other={other} />
      </Card>
    )
  if (view === 'income')
    return (
      <Card>
        <IncomeChart f={f} />
      </Card>
    )
  if (view === 'working-capital')
    return (
      <Card>
        <NeedChart f={f} statement={statement} />
      </Card>
    )
  if (view !== 'staffing' || f.indicators.hoursSold === 0) return null
  return (
    <Card>
      <LoadChart f={f} />
    </Card>
  )
}

/** What is tied up above the line, what others leave below it, period by period. */
function NeedChart({ f, statement }: { f: Forecast; statement: ShownStatement }) {
  const w = useWords({ fr, en }).statements
  const locale = useLocale()
  const need = f.cash.workingCapital
  const high = need.indexOf(Math.max(...need))
  const columns = statement.sheets.flatMap((sheet) =>
    sheet.columns.flatMap(({ period, total }, i) => (total ? [] : [{ period, sheet, i }])),
  )
  /** The lines under a head, up to the next row that is none. */
  const under = (head: RowKey, sign: 1 | -1): Cents[] =>
    columns.map(({ sheet, i }) => {
      const from = sheet.rows.findIndex((row) => row.key === head) + 1
      const to = sheet.rows.findIndex((row, at) => at >= from && row.level !== 'line')
      return cents(sheet.rows.slice(from, to).reduce((all, row) => all + sign * (row.values[i] ?? 0), 0))
    })
  return (
    <BarChart
      title={w.charts.need}
      summary={w.charts.needSummary(
        formatEuros(cents(need[high]!), locale, { round: true }),
        formatMonth(f.months[high]!, locale),
      )}
      labelsAre={w.steps[statement.step]}
      labels={columns.map(({ period }) => periodName(period, w, locale))}
      unit="euros"
      stacks={[
        { key: 'held', label: w.rows['funds-out'], values: under('funds-out', 1) },
        { key: 'lent', label: w.rows['funds-in'], values: under('funds-in', -1) },
      ]}
    />
  )
}

function LoadChart({ f }: { f: Forecast }) {
  const w = useWords({ fr, en }).statements
  const { sold, paid, volunteered } = f.staffing
  const over = f.indicators.overloadedMonths
  return (
    <LineChart
      title={w.charts.load}
      summary={w.charts.loadSummary(over > 0 ? w.facts.overloaded(over) : w.facts.never)}
      months={f.months}
      unit="number"
      lines={[
        { key: 'sold', label: w.rows['hours-sold'], values: sold.map(Math.round) },
        {
          key: 'there',
          label: w.rows['hours-there'],
          values: paid.map((h, m) => Math.round(h + volunteered[m]!)),
        },
        { key: 'paid', label: w.rows['hours-paid'], values: paid.map(Math.round) },
      ]}
    />
  )
}
