import { cents, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { everyClosing } from '#modules/till/closings/read.server.ts'
import { closingsEn as en } from '#modules/till/messages.closings.en.ts'
import { closingsFr as fr } from '#modules/till/messages.closings.fr.ts'
import { mayCloseDays } from '#modules/till/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** Every closing of a period as CSV or XLSX. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCloseDays(ctx.actor)) refusePage()
  const c = wordsFor(context.get(localeContext), { fr, en }).list.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `clotures-${ctx.today()}`,
    [
      { header: c.seq, value: (row) => row.seq },
      { header: c.label, value: (row) => row.label },
      { header: c.receipts, value: (row) => [row.totals.first, row.totals.last].filter(Boolean).join(' – ') },
      { header: c.amount, value: (row) => Number(toDecimal(cents(BigInt(row.totals.cents)))) },
      { header: c.perpetual, value: (row) => Number(toDecimal(row.perpetual)) },
      { header: c.gross, value: (row) => Number(toDecimal(row.perpetualGross)) },
      { header: c.closedAt, value: (row) => row.closedAt.toISOString() },
      { header: c.who, value: (row) => row.userName },
      { header: c.hash, value: (row) => row.hash },
      { header: c.signature, value: (row) => row.signature },
    ],
    everyClosing(ctx, params),
  )
}
