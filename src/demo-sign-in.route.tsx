import { timingSafeEqual } from 'node:crypto'
import { redirect } from 'react-router'
import { DEMO_DOMAIN } from '#platform/session/demo.server.ts'
import { safeReturn, servicesContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/demo-sign-in.route'

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** One click from the terminal or the sign-in page. Exists only on a demo, and only with this installation's key. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { auth, demo } = context.get(servicesContext)
  const params = new URL(request.url).searchParams
  const who = params.get('qui') ?? ''
  if (!demo || !/^[a-z-]+$/.test(who) || !same(params.get('cle') ?? '', demo.key))
    throw new Response('no demo', { status: 404 })
  const answer = await auth.api.signInEmail({
    body: { email: `${who}@${DEMO_DOMAIN}`, password: demo.password },
    headers: request.headers,
    asResponse: true,
  })
  if (!answer.ok) throw new Response('unknown', { status: 404 })
  return redirect(safeReturn(params.get('retour')), { headers: answer.headers })
}
