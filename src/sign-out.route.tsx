import { redirect } from 'react-router'
import { servicesContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/sign-out.route'

export const loader = () => redirect('/')

export async function action({ request, context }: Route.ActionArgs) {
  const { auth } = context.get(servicesContext)
  const answer = await auth.api.signOut({ headers: request.headers, asResponse: true })
  return redirect('/connexion', { headers: answer.headers })
}
