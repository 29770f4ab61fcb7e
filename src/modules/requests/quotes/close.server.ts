import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { RequestVerb } from '../rules/life.ts'
import type { AnswerWay, QuoteEnd } from '../rules/quotes.ts'
import { endQuotes } from './store.server.ts'

/** Who answered and how, when somebody did. */
export type QuoteAnswer = { name?: string; way?: AnswerWay }

/** What becomes of the open quote when its request leaves the state `quoted` by a verb. */
const END_OF: Partial<Record<RequestVerb, QuoteEnd>> = {
  quote: 'replaced',
  accept: 'accepted',
  decline: 'declined',
}

/** Ends the open quotes of requests that the caller locked and moves. */
export async function closeQuotes(
  tx: Tx,
  ctx: Ctx,
  requestIds: readonly Id<'Request'>[],
  verb: RequestVerb,
  answer: QuoteAnswer & { why?: string },
): Promise<void> {
  const endedHow = END_OF[verb] ?? 'withdrawn'
  await endQuotes(tx, ctx.hub.id, requestIds, {
    endedHow,
    endedAt: ctx.now(),
    endedBy: ctx.actor.userId,
    endedByName: answer.name ?? ctx.actor.name,
    answeredBy: endedHow === 'accepted' || endedHow === 'declined' ? (answer.way ?? 'counter') : null,
    endedWhy: answer.why ?? null,
  })
}
