import { isId } from '#kit/id.ts'
import { pdfResponse } from '#modules/trial/gate/dossier-pdf.server.ts'
import { minutesPdf } from '#modules/trial/gate/minutes-pdf.server.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { decisionById } from '#modules/trial/store.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

/** The signed minutes of a decision on paper. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.decision
  const row = isId<'Decision'>(id) ? await ctx.read((tx) => decisionById(tx, ctx.hub.id, id)) : undefined
  if (!row) noPage()
  return pdfResponse(await minutesPdf(row, ctx.hub.zone), `decision-${ctx.hub.slug}-${row.record.day}`)
}
