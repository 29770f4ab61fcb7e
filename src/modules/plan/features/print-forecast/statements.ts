import { en } from '#modules/plan/messages.en.ts'
import type { Projection } from '#modules/plan/rules/projection.ts'
import { booksOf } from '#modules/plan/rules/statements/books.ts'
import type { Step } from '#modules/plan/rules/statements/period.ts'
import { statementOf } from '#modules/plan/rules/statements/statements.ts'
import { isAccount, type StatementTable, views } from '#modules/plan/rules/statements/table.ts'
import { periodName, showFigure } from '#modules/plan/statement-words.ts'

/** Every statement of a projection, cut as asked. */
export function statementsOf(projection: Projection, step: Step): StatementTable[] {
  const books = booksOf(projection)
  return views.map((view) => statementOf(books, view, step))
}

/**
 * What `--json` prints under `statements`: by name, the first month of each period and a row per item with its unit
 * (cents, share from 0 to 1, days, hours, months, people) and one value per period; `opening` is a balance at the start.
 */
export const answerOf = (tables: readonly StatementTable[]) =>
  Object.fromEntries(
    tables.map(({ view, periods, rows }) => [
      view,
      {
        periods: periods.map(({ key, first, last }) => ({ key, first, last })),
        rows: rows
          .filter((row) => row.level !== 'head')
          .map(({ key, unit, opening, values }) => ({
            key,
            unit,
            ...(opening !== undefined && { opening }),
            values,
          })),
      },
    ]),
  )

const LABEL = 46
const CELL = 13

/** Each statement as a table people can read. */
export function* printed(tables: readonly StatementTable[]): Generator<string> {
  const w = en.statements
  for (const { view, periods, rows } of tables) {
    const opens = rows.some((row) => row.opening !== undefined)
    const line = (label: string, cells: readonly string[]) =>
      label.slice(0, LABEL).padEnd(LABEL) + cells.map((cell) => cell.padStart(CELL)).join('')
    yield ''
    yield line(w.titles[view], [
      ...(opens ? [w.opening] : []),
      ...periods.map((period) => periodName(period, w, 'en')),
    ])
    for (const { key, level, unit, opening, values } of rows) {
      const name = isAccount(key) ? `${key} ${w.rows[key]}` : w.rows[key]
      const said = unit === 'cents' || unit === 'share' ? name : `${name} (${w.units[unit]})`
      if (level === 'head') yield said
      else
        yield line(level === 'line' ? `  ${said}` : said, [
          ...(opens ? [showFigure(opening ?? null, unit, 'en')] : []),
          ...values.map((value) => showFigure(value, unit, 'en')),
        ])
    }
  }
}
