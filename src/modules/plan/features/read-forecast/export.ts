import { cents, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import type { Monthly } from '#modules/plan/rules/forecast.ts'
import { type ExportColumn, exportFile } from '#platform/lists/export.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { readForecast } from './query.server.ts'

/** The forecast month by month as CSV or XLSX, or the plan itself as the JSON document the command line reads. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const read = await readForecast(ctx, params)
  if (!read.ok) noPage()
  const { loaded, forecast: f } = read.value
  const format = params.get('format')
  const name = `previsions-${ctx.hub.slug}${f.scenario ? `-${f.scenario.id}` : ''}-${ctx.today()}`
  if (format === 'json')
    return new Response(`${JSON.stringify(loaded.plan, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="modele-${ctx.hub.slug}-${ctx.today()}.json"`,
      },
    })
  const t = wordsFor(context.get(localeContext), { fr, en })
  const w = t.forecast
  const euros = (header: string, amounts: Monthly | undefined): ExportColumn<number> => ({
    header,
    value: (m) => Number(toDecimal(cents(amounts?.[m] ?? 0))),
  })
  const groups = <Key extends string>(by: { readonly [key in Key]?: Monthly }, words: Record<Key, string>) =>
    (Object.keys(by) as Key[]).map((key) => euros(words[key], by[key]))
  const columns: ExportColumn<number>[] = [
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
  return exportFile(format, name, columns, months(f.months.length))
}

async function* months(n: number): AsyncGenerator<number> {
  for (let m = 0; m < n; m++) yield m
}
