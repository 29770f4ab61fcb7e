import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { type GiftReceipt, receiptsOf } from '#modules/certificates/gifts/store.server.ts'
import { en } from '#modules/certificates/messages.en.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import { mayCertify } from '#modules/certificates/permits.ts'
import { yearAsked } from '#modules/certificates/year.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

async function* every(ctx: Ctx, year: number): AsyncGenerator<GiftReceipt> {
  for (let after: GiftReceipt['id'] | undefined; ; ) {
    const page = await ctx.read((tx) => receiptsOf(tx, ctx.hub.id, year, { after, limit: 500 }))
    yield* page
    if (page.length < 500) return
    after = page.at(-1)!.id
  }
}

/** The register of a year, as the yearly declaration asks (CGI art. 222 bis). */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCertify(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.columns
  const params = new URL(request.url).searchParams
  const year = yearAsked(params, ctx.today())
  return exportFile(
    params.get('format'),
    `recus-fiscaux-${year}`,
    [
      { header: c.number, value: (row) => row.number },
      { header: c.day, value: (row) => row.issuedOn },
      { header: c.form, value: (row) => row.form },
      { header: c.who, value: (row) => row.donorName },
      { header: c.address, value: (row) => row.donorAddress },
      { header: c.siret, value: (row) => row.donorSiret },
      { header: c.amount, value: (row) => Number(toDecimal(row.amount)) },
      { header: c.why, value: (row) => row.cancelledWhy },
    ],
    every(ctx, year),
  )
}
