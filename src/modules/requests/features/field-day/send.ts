import { redirect } from 'react-router'
import { wordsFor } from '#kit/words.ts'
import { readReport } from '#modules/requests/field/read-report.server.ts'
import { receiveReport } from '#modules/requests/field/report.server.ts'
import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { mayGoOut } from '#modules/requests/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/send'

/** Only phones come here. */
export function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayGoOut(ctx.actor)) refusePage()
  return redirect(`/${ctx.hub.slug}/terrain`)
}

/** One report of a phone's queue, answered as data: what became of it, and in words why it changed nothing. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const t = wordsFor(context.get(localeContext), { fr, en })
  // Kept on the phone: whoever signs in next there may be allowed to send it.
  if (!mayGoOut(ctx.actor))
    return Response.json({ verdict: 'waits', words: t.errors.not_permitted }, { status: 403 })
  const posted = await request.formData()
  // A phone passed from hand to hand: nobody's word goes out under somebody else's name.
  if (posted.has('userId') && posted.get('userId') !== ctx.actor.userId)
    return Response.json({ verdict: 'waits', words: t.errors.other_account }, { status: 409 })
  const read = await readReport(posted, ctx.now())
  const answer = read.ok ? await receiveReport(ctx, read.value) : read
  if (!answer.ok) return Response.json({ verdict: 'refused', words: t.errors[answer.code] }, { status: 422 })
  const { value } = answer
  return Response.json({
    verdict: value.verdict,
    words: value.verdict === 'refused' ? t.held[value.code] : t.saved[value.verdict],
  })
}
