import { receiptByNumber } from '#modules/certificates/gifts/store.server.ts'
import { mayCertify } from '#modules/certificates/permits.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'
import { giftPaper } from './paper.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCertify(ctx.actor)) refusePage()
  const receipt = (await ctx.read((tx) => receiptByNumber(tx, ctx.hub.id, params.number))) ?? noPage()
  return new Response(await giftPaper(await identityOf(ctx), receipt), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${receipt.number}.pdf"`,
    },
  })
}
