import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { RowKey, View } from '#modules/plan/rules/statements/table.ts'
import { showFigure } from '#modules/plan/statement-words.ts'
import { formatMonth } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import { rowId } from './address.ts'
import type { ShownStatement } from './sheets.ts'

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

/** The figures said first, each with its change from the plan year before and a way to its row. */
export function Facts({ statement, year }: { statement: ShownStatement; year: number }) {
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
