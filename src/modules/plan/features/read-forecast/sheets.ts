import type { LoadedPlan } from '#modules/plan/current.server.ts'
import type { Projection } from '#modules/plan/rules/projection.ts'
import { booksOf } from '#modules/plan/rules/statements/books.ts'
import { differenceOf } from '#modules/plan/rules/statements/difference.ts'
import type { Period, Step } from '#modules/plan/rules/statements/period.ts'
import { statementOf } from '#modules/plan/rules/statements/statements.ts'
import type {
  RowKey,
  RowUnit,
  StatementRow,
  StatementTable,
  View,
} from '#modules/plan/rules/statements/table.ts'

/** A row as a page needs it: what its lines are only when they are shown. */
export type ShownRow = {
  readonly key: RowKey
  readonly level: StatementRow['level']
  readonly unit: RowUnit
  readonly values: readonly (number | null)[]
  readonly opening: number | null
  readonly alerts: readonly number[]
  readonly counts: boolean
  readonly parts: readonly {
    readonly name: string | null
    readonly href: string | null
    readonly values: readonly (number | null)[]
    readonly opening: number | null
  }[]
}
/** Columns that fit one sheet of paper: the twelve months of a year and their total, twelve quarters, all the years. */
export type Sheet = {
  readonly key: string
  /** The plan year the months are of; null when the whole plan is on one sheet. */
  readonly year: Period | null
  readonly columns: readonly { readonly period: Period; readonly total: boolean }[]
  readonly rows: readonly ShownRow[]
}
export type ShownStatement = {
  readonly view: View
  readonly step: Step
  readonly opens: boolean
  readonly sheets: readonly Sheet[]
  /** Each plan year's figures of the rows named first. */
  readonly years: { readonly periods: readonly Period[]; readonly rows: readonly ShownRow[] }
  /** By plan year, the other future less this one. */
  readonly difference: Sheet | null
}

/** Months on a sheet beside the label, and quarters on one. */
const ON_A_SHEET = 12

type Names = ReadonlyMap<string, { readonly name: string; readonly href: string | null }>

/** Names of the lines, with the address of those that are in the base (a scenario may add some). */
export function namesOf(loaded: LoadedPlan, projection: Projection, base: string): Names {
  const names = new Map<string, { name: string; href: string | null }>()
  for (const { id, name } of projection.plan.assumptions) names.set(id, { name, href: null })
  for (const { id, key, name } of loaded.lines)
    if (names.has(key)) names.set(key, { name, href: `${base}/hypotheses/${id}` })
  return names
}

/** One column of a sheet: which table it is cut from, and where it stands there. */
type Column = { readonly table: StatementTable; readonly at: number; readonly total: boolean }

function sheetOf(
  key: string,
  year: Period | null,
  columns: readonly Column[],
  table: StatementTable,
  names: Names,
  open: RowKey | null,
): Sheet {
  const byKey = new Map(
    columns.map(({ table: t }) => [t, new Map(t.rows.map((row) => [row.key, row]))] as const),
  )
  const rowAt = (c: Column, row: RowKey) => byKey.get(c.table)!.get(row)
  const rows = table.rows.map((row): ShownRow => {
    const parts = row.key === open ? row.parts : []
    return {
      key: row.key,
      level: row.level,
      unit: row.unit,
      values: columns.map((c) => rowAt(c, row.key)?.values[c.at] ?? null),
      opening: row.opening ?? null,
      alerts: columns.flatMap((c, i) => (rowAt(c, row.key)?.alerts?.includes(c.at) ? [i] : [])),
      counts: row.parts.some(({ line }) => line !== null),
      parts: parts.map(({ line, opening }) => ({
        name: (line !== null && names.get(line)?.name) || null,
        href: (line !== null && names.get(line)?.href) || null,
        values: columns.map(
          (c) => rowAt(c, row.key)?.parts.find((part) => part.line === line)?.values[c.at] ?? null,
        ),
        opening: opening ?? null,
      })),
    }
  })
  return {
    key,
    year,
    columns: columns.map(({ table: t, at, total }) => ({ period: t.periods[at]!, total })),
    rows,
  }
}

function cutSheets(
  table: StatementTable,
  years: StatementTable,
  step: Step,
  names: Names,
  open: RowKey | null,
) {
  const column = (at: number): Column => ({ table, at, total: false })
  if (step === 'month')
    return years.periods.map((year, y) => {
      const months = table.periods.flatMap((p, at) =>
        p.from >= year.from && p.from < year.to ? [column(at)] : [],
      )
      return sheetOf(year.key, year, [...months, { table: years, at: y, total: true }], table, names, open)
    })
  const sheets: Sheet[] = []
  for (let from = 0; from < table.periods.length; from += ON_A_SHEET) {
    const columns = table.periods.slice(from, from + ON_A_SHEET).map((_, i) => column(from + i))
    sheets.push(sheetOf(`${step}-${from}`, null, columns, table, names, open))
  }
  return sheets
}

/** A statement cut in sheets, with what a page needs around it. */
export function showStatement(
  projection: Projection,
  other: Projection | null,
  asked: { readonly view: View; readonly step: Step; readonly row: RowKey | null },
  names: Names,
): ShownStatement {
  const { view, step, row } = asked
  const books = booksOf(projection)
  const table = statementOf(books, view, step)
  const years = statementOf(books, view, 'year')
  const whole = (of: StatementTable, open: RowKey | null) =>
    sheetOf(
      'years',
      null,
      of.periods.map((_, at) => ({ table: of, at, total: false })),
      of,
      names,
      open,
    )
  return {
    view,
    step,
    opens: table.rows.some((r) => r.opening !== undefined),
    sheets: cutSheets(table, years, step, names, row),
    years: { periods: years.periods, rows: whole(years, null).rows },
    difference: other && whole(differenceOf(years, statementOf(booksOf(other), view, 'year')), null),
  }
}
