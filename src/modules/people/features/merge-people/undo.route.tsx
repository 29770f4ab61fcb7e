import { redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { getPerson } from '#modules/people/choosers.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { readForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/undo.route'
import { undoForm } from './form.ts'
import { undoMerge } from './undo.server.ts'

/** Only a form leads here; its address typed by hand leads to the person. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  if (!isId<'Person'>(params.id) || !(await getPerson(ctx, params.id))) noPage()
  return redirect(`/${ctx.hub.slug}/personnes/${params.id}`)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const form = readForm(undoForm, await request.formData())
  if (!isId<'Person'>(params.id) || !form.ok) noPage()
  const undone = await undoMerge(ctx, params.id, form.value.mergeId)
  if (!undone.ok && undone.code !== 'already_so') noPage()
  return redirect(`/${ctx.hub.slug}/personnes/${params.id}?fait=undone`)
}

/** Never shown: it only makes this address a page, so that a refusal is told in words like everywhere else. */
export default function UndoMerge() {
  return null
}
