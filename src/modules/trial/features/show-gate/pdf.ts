import { isId } from '#kit/id.ts'
import { dossierPdf, pdfResponse } from '#modules/trial/gate/dossier-pdf.server.ts'
import { dossierOf } from '#modules/trial/gate/store.server.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

/** The frozen dossier of a gate on paper. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.gate
  const row = isId<'Gate'>(id) ? await ctx.read((tx) => dossierOf(tx, ctx.hub.id, id)) : undefined
  if (!row) noPage()
  return pdfResponse(await dossierPdf(row, ctx.hub.zone), `jalon-${row.number}-${ctx.hub.slug}`)
}
