import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notify } from '#modules/notices/index.server.ts'
import { audit, type Ctx, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { linkHash, linkSecret } from '#platform/session/link.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { mayMoveRequests } from '../permits.ts'
import { type LinesCode, priceLines, QUOTE_DAYS, type QuoteLine } from '../rules/quotes.ts'
import { servedBy } from '../served.server.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'
import { applyVerb, type VerbCode } from '../use-cases/apply-verb.server.ts'
import { insertQuote, openQuote, setLink } from './store.server.ts'

type SendInput = {
  requestId: Id<'Request'>
  lines: readonly QuoteLine[]
  /** Last day on which it may be accepted; `QUOTE_DAYS` from today when it is not told. */
  validUntil?: Day
  note?: string
  idempotencyKey?: string
}
export type SendCode = 'not_permitted' | 'not_found' | 'day_past' | 'no_open_quote' | LinesCode | VerbCode
/** `secret` makes the address of the link. It is told once, here: only its hash is kept. */
export type Sent = { id: Id<'Quote'>; number: string; secret: string | null }

async function makeLink(tx: Tx, ctx: Ctx, quoteId: Id<'Quote'>): Promise<string> {
  const secret = linkSecret()
  await setLink(tx, { hubId: ctx.hub.id, quoteId, secretHash: linkHash(secret), madeAt: ctx.now() })
  return secret
}

/**
 * Proposes a price: a numbered quote, the request moved to `quoted`, and a link for the person. An open quote of the
 * same request is replaced. The same form sent twice makes one quote, and tells its link once.
 */
export async function sendQuote(ctx: Ctx, input: SendInput): Promise<Result<Sent, SendCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  const today = ctx.today()
  const validUntil = input.validUntil ?? addDays(today, QUOTE_DAYS)
  if (validUntil < today) return refuse('day_past', 'validUntil')
  const priced = priceLines(input.lines)
  if (!priced.ok) return priced
  let secret: string | null = null
  const sent = await ctx.together((c) =>
    c.tx((tx) =>
      once<Omit<Sent, 'secret'>, SendCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        const number = await quoteNumber(tx, c)
        const moved = await applyVerb(tx, c, [request], 'quote', { why: number })
        if (!moved.ok) return moved
        const served = await servedBy(c, request)
        const id = newId<'Quote'>()
        const quote = {
          ...{ hubId: c.hub.id, id, requestId: request.id, number, day: today, validUntil },
          ...{ hubName: c.hub.name, hubPlace: c.hub.place, total: priced.value.total },
          clientName: served?.name ?? '',
          clientAddress: served?.address ?? '',
          note: input.note?.trim() ?? '',
          ...{ sentAt: c.now(), sentBy: c.actor.userId, sentByName: c.actor.name },
        }
        await insertQuote(tx, quote, priced.value.lines)
        secret = await makeLink(tx, c, id)
        await tell(c, request, quote, secret)
        await audit(tx, c, 'send', 'quote', id, { number })
        return ok({ id, number })
      }),
    ),
  )
  return sent.ok ? ok({ ...sent.value, secret }) : sent
}

/** Writes to whoever asked, on their own terms; who is not reached in writing is told aloud. */
async function tell(
  ctx: Ctx,
  request: RequestRow,
  quote: { id: Id<'Quote'>; number: string; total: Cents; validUntil: Day },
  secret: string,
): Promise<void> {
  const personId = request.askerPersonId ?? request.personId
  const { organisationId } = request
  const to = personId ? { personId } : organisationId ? { organisationId } : null
  if (!to) return
  await notify(ctx, {
    ...{ template: 'quote-sent', to, link: `/ouvert/${ctx.hub.slug}/devis/${secret}` },
    ...{ subjectKind: 'request', subjectId: request.id },
    data: {
      ...{ number: quote.number, service: request.serviceName },
      amount: formatEuros(quote.total, 'fr'),
      until: formatDay(quote.validUntil, 'fr'),
    },
  })
}

async function quoteNumber(tx: Tx, ctx: Ctx): Promise<string> {
  const series = `DV${ctx.today().slice(0, 4)}`
  return `${series}-${String(await nextNumber(tx, ctx, series)).padStart(4, '0')}`
}

/** Another link to the open quote of a request, for somebody who lost theirs: the former opens nothing any more. */
export async function renewLink(
  ctx: Ctx,
  requestId: Id<'Request'>,
): Promise<Result<Omit<Sent, 'secret'> & { secret: string }, SendCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockRequests(tx, ctx.hub.id, [requestId])
    const quote = await openQuote(tx, ctx.hub.id, requestId)
    if (!quote) return refuse('no_open_quote')
    const secret = await makeLink(tx, ctx, quote.id)
    await audit(tx, ctx, 'renew-link', 'quote', quote.id)
    return ok({ id: quote.id, number: quote.number, secret })
  })
}
