import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/search-quick'
import { maySearch, quickSearch } from './search.server.ts'

/** What the search box shows while one types, as JSON. Not kept by browsers: it holds names. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!maySearch(ctx.actor)) refusePage()
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const groups = await quickSearch(ctx, typed, context.get(localeContext))
  return Response.json({ groups }, { headers: { 'Cache-Control': 'private, no-store' } })
}
