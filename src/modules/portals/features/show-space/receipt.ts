import { redirect } from 'react-router'
import { ownReceiptPdf } from '#modules/money/index.server.ts'
import { reachOfActor } from '#modules/people/index.server.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/receipt'

/** A receipt of one's own; anybody else's leads home, as one that does not exist. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const reach = await reachOfActor(ctx)
  const pdf = reach && (await ownReceiptPdf(ctx, params.number, reach.ids))
  if (!pdf) throw redirect(`/${ctx.hub.slug}/mon-espace`)
  return new Response(pdf, {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="recu.pdf"` },
  })
}
