import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { linkHash } from '#platform/session/link.server.ts'
import { mayMoveRequests } from '../permits.ts'
import { type AnswerWay, quoteStatus } from '../rules/quotes.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'
import { applyVerb, type VerbCode } from '../use-cases/apply-verb.server.ts'
import { agreeOn } from './agree.server.ts'
import { linkByHash, openQuote, type QuoteRow, quoteById } from './store.server.ts'

export type Answer = 'accept' | 'decline'
export type AnswerCode =
  | 'not_permitted'
  | 'not_found'
  | 'name_needed'
  | 'agreement_needed'
  | 'quote_over'
  | 'no_open_quote'
  | VerbCode

type Given = { answer: Answer; name: string; way: AnswerWay; why?: string }

/** Writes an answer to the open quote of a request that the caller locked. */
async function take(
  tx: Tx,
  ctx: Ctx,
  request: RequestRow,
  quote: QuoteRow,
  { answer, name, way, why }: Given,
): Promise<Result<null, AnswerCode>> {
  const moved = await applyVerb(tx, ctx, [request], answer, {
    why: why ?? quote.number,
    set: answer === 'accept' ? await agreeOn(tx, ctx, request, quote) : {},
    answer: { name, way },
  })
  return moved.ok ? ok(null) : moved
}

/**
 * The answer of whoever holds the link: « bon pour accord » with their name, or no. It counts once: when the quote has
 * been answered, withdrawn, replaced or has run out, nothing changes and the page says what happened.
 */
export async function answerByLink(
  ctx: Ctx,
  secret: string,
  input: { answer: Answer; name: string; agreed?: boolean; why?: string },
): Promise<Result<null, AnswerCode>> {
  const name = input.name.trim()
  if (!name) return refuse('name_needed', 'name')
  if (input.answer === 'accept' && !input.agreed) return refuse('agreement_needed', 'agreed')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, AnswerCode>> => {
      const link = await linkByHash(tx, c.hub.id, linkHash(secret))
      if (!link) return refuse('not_found')
      if (link.replacedAt) return refuse('quote_over')
      // The history says who accepted, though they have no account.
      const holder: Ctx = { ...c, actor: { userId: null, name, roles: [] } }
      return await answerLinked(tx, holder, link.quoteId, { ...input, name, way: 'link' })
    }),
  )
}

async function answerLinked(
  tx: Tx,
  ctx: Ctx,
  quoteId: Id<'Quote'>,
  given: Given,
): Promise<Result<null, AnswerCode>> {
  const linked = (await quoteById(tx, ctx.hub.id, quoteId))!
  const [request] = await lockRequests(tx, ctx.hub.id, [linked.requestId])
  // Read again behind the lock: of two answers at once the second finds the first.
  const quote = await openQuote(tx, ctx.hub.id, linked.requestId)
  if (!request || quote?.id !== quoteId || quoteStatus(quote, ctx.today()) !== 'waiting')
    return refuse('quote_over')
  return await take(tx, ctx, request, quote, given)
}

/**
 * The answer given by phone, at the counter or on paper, written down by the desk. A quote that ran out may still be
 * accepted here: the hub stands by its price if it wants to.
 */
export async function recordAnswer(
  ctx: Ctx,
  input: Given & { requestId: Id<'Request'>; idempotencyKey?: string },
): Promise<Result<null, AnswerCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  const name = input.name.trim()
  if (!name) return refuse('name_needed', 'name')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, AnswerCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        const quote = await openQuote(tx, c.hub.id, request.id)
        if (!quote) return refuse('no_open_quote')
        return await take(tx, c, request, quote, { ...input, name })
      }),
    ),
  )
}

/** Takes a quote back: its link says so, and the request is to look at again. */
export async function withdrawQuote(
  ctx: Ctx,
  { requestId, why }: { requestId: Id<'Request'>; why?: string },
): Promise<Result<null, AnswerCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, AnswerCode>> => {
      const [request] = await lockRequests(tx, c.hub.id, [requestId])
      if (!request) return refuse('not_found')
      if (!(await openQuote(tx, c.hub.id, request.id))) return refuse('no_open_quote')
      const moved = await applyVerb(tx, c, [request], 'withdraw', { why })
      return moved.ok ? ok(null) : moved
    }),
  )
}
