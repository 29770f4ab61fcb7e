import { addMonths } from '#kit/day.ts'
import { cents, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { type ExportColumn, exportFile } from '#platform/lists/export.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { filtersIn, readVariances } from './query.server.ts'

type Line = {
  name: string
  accounts: string
  side: string
  status: string
  month: { planned: number | null; actual: number | null }
  year: { planned: number | null; actual: number | null }
}

/** The table of the page as CSV or XLSX, accounts that no line names included. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const read = await readVariances(ctx, params)
  if (!read?.ok || read.value.at < 0) noPage()
  const v = read.value
  const w = wordsFor(context.get(localeContext), { fr, en }).actuals
  const { side, status } = filtersIn(params)
  const lines: Line[] = [
    ...v.rows
      .filter((row) => (!side || row.side === side) && (!status || row.status === status))
      .map((row) => ({
        name: row.name,
        accounts: row.accounts.join(' '),
        side: w.sides[row.side],
        status: w.statuses[row.status],
        month: { planned: row.planned.month, actual: row.month?.actual ?? null },
        year: { planned: row.planned.year, actual: row.year?.actual ?? null },
      })),
    ...v.outside
      .filter((row) => !status && (!side || row.side === side))
      .map((row) => ({
        name: `${w.outsideRow} : ${row.name}`,
        accounts: row.account,
        side: w.sides[row.side],
        status: '',
        month: { planned: null, actual: row.month },
        year: { planned: null, actual: row.year },
      })),
  ]
  const euros = (amount: number | null) => (amount === null ? null : Number(toDecimal(cents(amount))))
  const gap = ({ planned, actual }: Line['month']) => (actual === null ? null : actual - (planned ?? 0))
  const month = addMonths(v.start, v.at)
  const columns: ExportColumn<Line>[] = [
    { header: w.export.month, value: () => month },
    { header: w.export.line, value: (line) => line.name },
    { header: w.export.accounts, value: (line) => line.accounts },
    { header: w.export.side, value: (line) => line.side },
    { header: w.columns.planned, value: (line) => euros(line.month.planned) },
    { header: w.columns.actual, value: (line) => euros(line.month.actual) },
    { header: w.columns.variance, value: (line) => euros(gap(line.month)) },
    { header: w.columns.yearPlanned, value: (line) => euros(line.year.planned) },
    { header: w.columns.yearActual, value: (line) => euros(line.year.actual) },
    { header: w.columns.yearVariance, value: (line) => euros(gap(line.year)) },
    { header: w.export.status, value: (line) => line.status },
  ]
  const each = async function* () {
    yield* lines
  }
  return exportFile(params.get('format'), `prevu-reel-${ctx.hub.slug}-${month}`, columns, each())
}
