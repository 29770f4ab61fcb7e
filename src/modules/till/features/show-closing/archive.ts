import { Readable } from 'node:stream'
import { archiveOf } from '#modules/till/closings/archive.server.ts'
import { closingPage } from '#modules/till/closings/read.server.ts'
import { mayVerify } from '#modules/till/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/archive'

/** Hands over the signed archive of a closing; a form posts here, for that it was made is recorded. */
export async function action({ context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayVerify(ctx.actor)) refusePage()
  const { closing } = (await closingPage(ctx, params.label)) ?? noPage()
  const name = `caisse-${ctx.hub.slug}-${closing.label}.jsonl`
  return new Response(Readable.toWeb(Readable.from(archiveOf(ctx, closing))) as ReadableStream, {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}

/** Nothing is read here: back to the closing. */
export function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayVerify(ctx.actor)) refusePage()
  return new Response(null, {
    status: 302,
    headers: { Location: `/${ctx.hub.slug}/caisse/clotures/${encodeURIComponent(params.label)}` },
  })
}
