import { redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { maySayNotices } from '#modules/notices/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/route'
import { tellMembers } from './use-case.server.ts'

/** Only the list of renewals leads here. */
export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!maySayNotices(ctx.actor)) refusePage()
  return redirect(`/${ctx.hub.slug}/personnes/adhesions`)
}

/** Tells the members ticked in that list, and comes back to it with its filters. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!maySayNotices(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const ids = (await request.formData()).getAll('ids').filter((id) => isId<'Membership'>(id))
  const told = ids.length > 0 ? await tellMembers(ctx, ids) : null
  if (told && !told.ok) refusePage()
  params.set('fait', told ? `prevenus-${told.value.sent}-${told.value.toSay}` : 'personne')
  return redirect(`/${ctx.hub.slug}/personnes/adhesions?${params}`)
}

/** Never shown: it only makes this address a page, so that a refusal is told in words like everywhere else. */
export default function TellMembers() {
  return null
}
