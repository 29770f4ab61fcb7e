import { cents, toDecimal } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import type { Forecast, Monthly } from '#modules/plan/rules/forecast.ts'
import { booksOf } from '#modules/plan/rules/statements/books.ts'
import { statementOf } from '#modules/plan/rules/statements/statements.ts'
import { isAccount, type StatementRow, type StatementTable } from '#modules/plan/rules/statements/table.ts'
import { fileFigure, periodName } from '#modules/plan/statement-words.ts'
import { type ExportColumn, exportFile } from '#platform/lists/export.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { askedOf, stepWords, viewWords } from './address.ts'
import { readForecast } from './query.server.ts'

/**
 * A statement, or without `vue` the forecast month by month, as CSV or XLSX; or the plan itself as the JSON document the
 * command line reads.
 */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const read = await readForecast(ctx, params)
  if (!read.ok) noPage()
  const { loaded, projection, forecast: f } = read.value
  const format = params.get('format')
  const locale = context.get(localeContext)
  const suffix = `${ctx.hub.slug}${f.scenario ? `-${f.scenario.id}` : ''}-${ctx.today()}`
  if (format === 'json')
    return new Response(`${JSON.stringify(loaded.plan, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="modele-${ctx.hub.slug}-${ctx.today()}.json"`,
      },
    })
  const { view, step } = askedOf(params)
  if (!view)
    return exportFile(
      format,
      `previsions-${suffix}`,
      monthColumns(f, locale),
      each(f.months.map((_, m) => m)),
    )
  const table = statementOf(booksOf(projection), view, step)
  const name = `${viewWords[view]}-${stepWords[step]}-${suffix}`
  return exportFile(format, name, statementColumns(table, locale), each(table.rows))
}

/** A statement as people read it: a row per item, a column per period. */
function statementColumns(table: StatementTable, locale: Locale): ExportColumn<StatementRow>[] {
  const w = wordsFor(locale, { fr, en }).statements
  const opens = table.rows.some((row) => row.opening !== undefined)
  return [
    { header: w.account, value: (row) => (isAccount(row.key) ? row.key : '') },
    { header: w.row, value: (row) => w.rows[row.key] },
    { header: w.unit, value: (row) => (row.level === 'head' ? '' : w.units[row.unit]) },
    ...(opens
      ? [{ header: w.opening, value: (row: StatementRow) => fileFigure(row.opening ?? null, row.unit) }]
      : []),
    ...table.periods.map((period, i) => ({
      header: periodName(period, w, locale),
      value: (row: StatementRow) => fileFigure(row.values[i] ?? null, row.unit),
    })),
  ]
}

/** The forecast as a table that grows downwards: a row per month. */
function monthColumns(f: Forecast, locale: Locale): ExportColumn<number>[] {
  const t = wordsFor(locale, { fr, en })
  const w = t.forecast
  const euros = (header: string, amounts: Monthly | undefined): ExportColumn<number> => ({
    header,
    value: (m) => Number(toDecimal(cents(amounts?.[m] ?? 0))),
  })
  const groups = <Key extends string>(by: { readonly [key in Key]?: Monthly }, words: Record<Key, string>) =>
    (Object.keys(by) as Key[]).map((key) => euros(words[key], by[key]))
  return [
    { header: w.month, value: (m) => f.months[m]! },
    ...groups(f.income.byKind, t.productKinds),
    euros(w.totalProducts, f.income.products),
    ...groups(f.income.byFamily, t.families),
    euros(w.totalCharges, f.income.charges),
    euros(w.result, f.income.result),
    euros(w.names.inKind, f.inKind.total),
    ...groups(f.cash.bySource, t.sources),
    euros(w.receipts, f.cash.receipts),
    ...groups(f.cash.byUse, t.uses),
    euros(w.payments, f.cash.payments),
    euros(w.closing, f.cash.closing),
    euros(w.workingCapital, f.cash.workingCapital),
  ]
}

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}
