import { redirect } from 'react-router'
import { wordsFor } from '#kit/words.ts'
import { roundNumbered } from '#modules/rounds/day/store.server.ts'
import { readDeed } from '#modules/rounds/drive/read-deed.server.ts'
import { receiveDeed } from '#modules/rounds/drive/receive.server.ts'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { mayDrive } from '#modules/rounds/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/send'

/** Only phones come here. */
export function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDrive(ctx.actor)) refusePage()
  return redirect(`/${ctx.hub.slug}/tournees/${encodeURIComponent(params.round)}/route`)
}

/** One deed of a phone's queue, answered as data: what became of it, and in words why it changed nothing. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const t = wordsFor(context.get(localeContext), { fr, en })
  // Kept on the phone: whoever signs in next there may be allowed to send it.
  if (!mayDrive(ctx.actor))
    return Response.json({ verdict: 'waits', words: t.errors.not_permitted }, { status: 403 })
  const posted = await request.formData()
  // A phone passed from hand to hand: nobody's word goes out under somebody else's name.
  if (posted.has('userId') && posted.get('userId') !== ctx.actor.userId)
    return Response.json({ verdict: 'waits', words: t.errors.other_account }, { status: 409 })
  const refused = (words: string) => Response.json({ verdict: 'refused', words }, { status: 422 })
  const round = await ctx.read((tx) => roundNumbered(tx, ctx.hub.id, params.round))
  if (!round) return refused(t.errors.not_found)
  const read = await readDeed(posted, round.id, ctx.now())
  if (!read.ok) return refused(t.errors.unreadable)
  const answer = await receiveDeed(ctx, read.value)
  if (!answer.ok) return refused(t.errors[answer.code])
  const { value } = answer
  return Response.json({
    verdict: value.verdict,
    words: value.verdict === 'refused' ? t.held[value.code] : t.saved[value.verdict],
  })
}
