import { mayCertify } from '#modules/certificates/permits.ts'
import { sapByNumber } from '#modules/certificates/sap/sap.server.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'
import { sapPaper } from './paper.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCertify(ctx.actor)) refusePage()
  const certificate = (await sapByNumber(ctx, params.number)) ?? noPage()
  return new Response(await sapPaper(await identityOf(ctx), certificate), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${certificate.number}.pdf"`,
    },
  })
}
