import { type Cents, cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import type { RowKey, View } from '#modules/plan/rules/statements/table.ts'
import { showFigure } from '#modules/plan/statement-words.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { Download } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Stat } from '#ui/Stat.tsx'
import { type Asked, hrefOf, rowId, stepWords, viewWords } from './address.ts'
import { CashChart, IncomeChart } from './Charts.tsx'
import { StatementSheet } from './StatementSheet.tsx'
import type { ShownStatement } from './sheets.ts'
import { StepLinks } from './Views.tsx'

/** What each statement is opened for: the rows said first, of the plan year we are in. */
const FACTS: Record<View, readonly RowKey[]> = {
  income: ['total-products', 'total-charges', 'result'],
  balance: ['total-own-funds', 'cash', 'loans'],
  cash: ['cash-after', 'cash-lowest', 'months-of-cash'],
  financing: ['total-needs', 'total-resources', 'financing-balance'],
  margins: ['value-added', 'gross-operating-surplus', 'self-financing'],
  'working-capital': ['working-capital-need', 'working-capital-days', 'net-cash'],
  staffing: ['load', 'hours-left', 'salary-cover'],
}

type Props = {
  path: string
  asked: Asked
  f: Forecast
  other: Forecast | undefined
  statement: ShownStatement
  /** Index of the plan year we are in. */
  year: number
  /** Names of the step costs in salaries, whose hours are not known. */
  unknownHours: readonly string[]
}

/** One statement: what it says first, a picture where people would rather look, then the table in sheets. */
export function Statement({ path, asked, f, other, statement, year, unknownHours }: Props) {
  const t = useWords({ fr, en })
  const w = t.statements
  const locale = useLocale()
  const { view } = statement
  const names = [f, other].map((made) => made?.scenario?.name ?? t.forecast.base) as [string, string]
  return (
    <section className="plan-statement" aria-labelledby="statement">
      <div className="plan-statement-head">
        <div>
          <h2 id="statement">{w.titles[view]}</h2>
          <p className="ui-soft">{w.help[view]}</p>
        </div>
        <StepLinks path={path} asked={asked} />
      </div>
      <Facts statement={statement} year={year} />
      <Picture view={view} f={f} other={other} />
      {view === 'staffing' && f.indicators.hoursSold === 0 && <Notice live={false}>{w.noHours}</Notice>}
      {view === 'staffing' && unknownHours.length > 0 && (
        <p className="ui-soft">{w.stepSalaries(unknownHours.join(', '))}</p>
      )}
      {statement.sheets.map((sheet, i) => (
        <div key={sheet.key} className="plan-sheet">
          {sheet.year && (
            <h3>
              {w.yearHead(
                sheet.year.year,
                formatMonth(sheet.year.first, locale),
                formatMonth(sheet.year.last, locale),
              )}
            </h3>
          )}
          <StatementSheet
            sheet={sheet}
            caption={sheet.year ? `${w.titles[view]}, ${w.yearTotal(sheet.year.year)}` : w.titles[view]}
            opens={statement.opens && i === 0}
            drill={{
              open: asked.row,
              first: i === 0,
              href: (row) =>
                row ? hrefOf(path, asked, { row }) : `${hrefOf(path, asked, { row })}#${rowId(asked.row!)}`,
            }}
          />
        </div>
      ))}
      {statement.difference && (
        <div className="plan-sheet">
          <h3>{w.difference(...names)}</h3>
          <StatementSheet
            sheet={statement.difference}
            caption={w.difference(...names)}
            opens={statement.opens}
            sign
          />
        </div>
      )}
      <Exports path={path} asked={asked} view={view} />
    </section>
  )
}

/** The figures said first, each with its change from the plan year before and a way to its row. */
function Facts({ statement, year }: { statement: ShownStatement; year: number }) {
  const t = useWords({ fr, en })
  const w = t.statements
  const locale = useLocale()
  const period = statement.years.periods[year]
  const rows = FACTS[statement.view].flatMap((key) => statement.years.rows.find((r) => r.key === key) ?? [])
  if (!period || rows.length === 0) return null
  return (
    <div className="ui-stats">
      {rows.map((row) => {
        const now = row.values[year] ?? null
        const before = year > 0 ? (row.values[year - 1] ?? null) : null
        const change = now !== null && before !== null ? now - before : null
        const unit = row.unit === 'cents' || row.unit === 'share' ? '' : ` ${w.units[row.unit]}`
        return (
          <Stat
            key={row.key}
            label={w.rows[row.key]}
            value={`${showFigure(now, row.unit, locale)}${unit}`}
            period={t.forecast.stats.period(period.year, formatMonth(period.first, locale))}
            {...(change !== null &&
              change !== 0 && {
                change: {
                  direction: change > 0 ? ('up' as const) : ('down' as const),
                  words:
                    row.unit === 'share'
                      ? t.forecast.points(showFigure(change * 100, 'days', locale, { sign: true }))
                      : `${showFigure(change, row.unit, locale, { sign: true })}${unit}`,
                },
              })}
            href={`#${rowId(row.key)}`}
          />
        )
      })}
    </div>
  )
}

function Picture({ view, f, other }: { view: View; f: Forecast; other: Forecast | undefined }) {
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
        <NeedChart f={f} />
      </Card>
    )
  if (view !== 'staffing' || f.indicators.hoursSold === 0) return null
  return (
    <Card>
      <LoadChart f={f} />
    </Card>
  )
}

function NeedChart({ f }: { f: Forecast }) {
  const w = useWords({ fr, en }).statements
  const locale = useLocale()
  const need = f.cash.workingCapital
  const high = need.indexOf(Math.max(...need))
  return (
    <LineChart
      title={w.charts.need}
      summary={w.charts.needSummary(
        formatEuros(cents(need[high]!), locale, { round: true }),
        formatMonth(f.months[high]!, locale),
      )}
      months={f.months}
      unit="euros"
      lines={[{ key: 'need', label: w.charts.need, values: need.map((amount): Cents => cents(amount)) }]}
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

function Exports({ path, asked, view }: { path: string; asked: Asked; view: View }) {
  const t = useWords({ fr, en })
  const w = t.statements
  const params = new URLSearchParams({ vue: viewWords[view], pas: stepWords[asked.step] })
  if (asked.scenario) params.set('scenario', asked.scenario)
  return (
    <div className="ui-no-print">
      <p className="ui-row">
        <strong>{w.exports}</strong>
        {(['csv', 'xlsx'] as const).map((format) => (
          <ButtonLink key={format} icon={Download} href={`${path}/export?format=${format}&${params}`}>
            {t.forecast[format]}
          </ButtonLink>
        ))}
      </p>
      <p className="ui-soft ui-small">{w.print}</p>
    </div>
  )
}
