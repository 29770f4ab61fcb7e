import { dossierPdf, pdfResponse } from '#modules/trial/gate/dossier-pdf.server.ts'
import { openLink } from '#modules/trial/gate/opinions.server.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

/** The frozen dossier on paper, for whoever holds a link that still opens. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const link = await ctx.read((tx) => openLink(tx, ctx, params.token))
  if (link?.state !== 'open') noPage()
  return pdfResponse(await dossierPdf(link.dossier, ctx.hub.zone), `jalon-${link.dossier.number}`)
}
