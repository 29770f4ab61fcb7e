import { cents, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { segmentWords } from '#modules/people/ui/segments.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { incomeAt } from '#modules/plan/rules/tariffs/income.ts'
import { references } from '#modules/plan/rules/tariffs/references.ts'
import { bearers } from '#modules/plan/rules/tariffs/solidarity.ts'
import { type ExportColumn, exportFile } from '#platform/lists/export.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { partName } from './form.ts'
import { type ReadTariffs, readTariffPage } from './query.server.ts'

type Words = ReturnType<typeof wordsFor<typeof fr>>

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

const euros = (amount: bigint | number | null): number | null =>
  amount === null ? null : Number(toDecimal(cents(typeof amount === 'bigint' ? amount : Math.round(amount))))

/** One line for each household and decile. */
function effortFile({ tariffs: t }: ReadTariffs, w: Words['tariffs']) {
  const rows = t.effort.households.flatMap((one) => one.rates.map((rate, i) => ({ one, rate, i })))
  type Row = (typeof rows)[number]
  const columns: ExportColumn<Row>[] = [
    { header: w.columns.area, value: () => t.area?.name ?? '' },
    { header: w.columns.household, value: ({ one }) => one.household.name },
    { header: w.columns.units, value: ({ one }) => one.units },
    { header: w.columns.decile, value: ({ i }) => `D${i + 1}` },
    { header: w.columns.income, value: ({ i }) => euros(incomeAt(t.deciles, (i + 1) / 10)) },
    {
      header: w.columns.published,
      value: ({ one, i }) => (one.published[i] ? w.columns.yes : w.columns.interpolated),
    },
    { header: w.out.cost, value: ({ one }) => euros(one.cost) },
    { header: w.columns.rate, value: ({ rate }) => (rate === null ? null : Math.round(rate * 10_000) / 100) },
    {
      header: w.columns.over,
      value: ({ rate }) => (rate === null ? null : rate > t.limit / 10_000 ? w.columns.yes : w.columns.no),
    },
  ]
  return { columns, rows }
}

function priceFile({ prices }: ReadTariffs, t: Words, segments: Readonly<Record<string, string>>) {
  const w = t.tariffs.prices
  type Row = ReadTariffs['prices'][number]
  const columns: ExportColumn<Row>[] = [
    { header: w.tariff, value: (row) => row.name },
    { header: w.source, value: (row) => w.sources[row.source] },
    {
      header: w.whom,
      value: (row) =>
        row.whom.name ??
        (row.whom.payer ? t.payers[row.whom.payer] : (segments[row.whom.segment ?? ''] ?? '')),
    },
    { header: w.price, value: (row) => euros(row.price) },
    { header: w.solidarity, value: (row) => euros(row.solidarity) },
    { header: w.support, value: (row) => euros(row.support) },
    {
      header: w.seen,
      value: ({ reference }) =>
        reference &&
        `${w.ranges[reference]} : ${references[reference].low / 100} – ${references[reference].high / 100}`,
    },
    { header: w.verdict, value: (row) => row.verdict && w.verdicts[row.verdict] },
  ]
  return { columns, rows: prices }
}

function solidarityFile({ made, asked }: ReadTariffs, w: Words['tariffs']['solidarity']) {
  const rows = made ? bearers.map((bearer) => ({ bearer, amount: made.parts[bearer] })) : []
  type Row = (typeof rows)[number]
  const columns: ExportColumn<Row>[] = [
    { header: w.bearer, value: (row) => w.bearers[row.bearer] },
    { header: w.part, value: (row) => asked.values[partName(row.bearer)] ?? '' },
    { header: w.amountYear, value: (row) => euros(row.amount) },
  ]
  return { columns, rows }
}

/** `?quoi=effort|prix|solidarite` with the choices of the page, as CSV or XLSX. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const locale = context.get(localeContext)
  const read = await readTariffPage(ctx, params, locale)
  if (!read) noPage()
  const t = wordsFor(locale, { fr, en })
  const name = (what: string) => `tarifs-${what}-${ctx.hub.slug}-${ctx.today()}`
  const format = params.get('format')
  const what = params.get('quoi')
  if (what === 'prix') {
    const { columns, rows } = priceFile(read, t, segmentWords(locale))
    return exportFile(format, name('prix'), columns, each(rows))
  }
  if (what === 'solidarite') {
    const { columns, rows } = solidarityFile(read, t.tariffs.solidarity)
    return exportFile(format, name('solidaire'), columns, each(rows))
  }
  const { columns, rows } = effortFile(read, t.tariffs)
  return exportFile(format, name('effort'), columns, each(rows))
}
