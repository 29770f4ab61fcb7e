import { isId } from '#kit/id.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/route'
import { dossierPdf } from './pdf.server.ts'
import { paperOf } from './query.server.ts'

/** The dossier as one PDF, made on the spot from the plan as it stands. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  if (!isId<'Dossier'>(params.dossier)) noPage()
  const paper = (await paperOf(ctx, params.dossier, context.get(localeContext))) ?? noPage()
  return new Response(await dossierPdf(paper), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="dossier-${ctx.hub.slug}-${ctx.today()}.pdf"`,
    },
  })
}
