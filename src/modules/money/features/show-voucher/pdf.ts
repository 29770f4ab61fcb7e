import { mayUseWallets } from '#modules/money/permits.ts'
import { voucherByCode } from '#modules/money/wallet/vouchers.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'
import { voucherPdf } from './pdf.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const voucher = (await voucherByCode(ctx, params.code)) ?? noPage()
  const link = `${new URL(request.url).origin}/ouvert/${ctx.hub.slug}/bon/${voucher.code}`
  return new Response(await voucherPdf(ctx.hub, voucher, link), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="bon-cadeau-${voucher.code}.pdf"`,
    },
  })
}
