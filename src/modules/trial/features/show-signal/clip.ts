import { isId } from '#kit/id.ts'
import { mayReadSignals, maySeeSignalPeople } from '#modules/trial/permits.ts'
import { fileSubject } from '#modules/trial/signals/store.server.ts'
import { fileAnswer } from '#platform/files/files.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/clip'

/** The photo or the voice of a signal: for the team, since both tell who somebody is. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSignals(ctx.actor) || !maySeeSignalPeople(ctx.actor)) refusePage()
  if (!isId<'Signal'>(params.signal) || !isId<'File'>(params.clip)) noPage()
  return (await fileAnswer(ctx, fileSubject(params.signal), params.clip)) ?? noPage()
}
