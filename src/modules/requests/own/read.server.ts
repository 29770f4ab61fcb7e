import type { Id } from '#kit/id.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { chargesOfAll } from '#modules/money/index.server.ts'
import { type OwnReach, reachOfActor } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { cursorOf, type Page, pageOf } from '#platform/lists/keyset.ts'
import { mayAskForOneself } from '../permits.ts'
import { sharesOfRequests } from '../shares/store.server.ts'
import { type RequestRow, ratingOf } from '../store.server.ts'
import { webRequestsOfPeople } from '../web/store.server.ts'
import { type OwnScope, ownRequestByNumber, ownRequestsPage } from './store.server.ts'

/** A request as the person served, or who asked for them, reads it: nothing of its cost, its team or other purses. */
export type OwnRequest = Pick<
  RequestRow,
  'id' | 'number' | 'state' | 'serviceName' | 'quantity' | 'details' | 'wantedOn' | 'receivedAt' | 'doneAt'
> & {
  /** Whom it serves; null for oneself. */
  forWhom: string | null
  /** What they pay of it, in cents; null when another purse pays. */
  part: Cents | null
  /** What of it they still owe. */
  owes: Cents
}

const scopeOf = ({ ids, actsFor }: OwnReach): OwnScope => ({
  whole: [...ids, ...actsFor.filter(({ powers }) => powers.includes('read')).flatMap((one) => one.ids)],
  asked: actsFor
    .filter(({ powers }) => powers.includes('ask') && !powers.includes('read'))
    .flatMap((one) => one.ids),
  askers: ids,
})

/** Those whose money the reader may see: their own, and of those they pay for or read for. */
const purses = ({ ids, actsFor }: OwnReach): Set<string> =>
  new Set([
    ...ids,
    ...actsFor.filter(({ powers }) => powers.some((p) => p !== 'ask')).flatMap((one) => one.ids),
  ])

async function shown(ctx: Ctx, reach: OwnReach, rows: readonly RequestRow[]): Promise<OwnRequest[]> {
  const charges = await chargesOfAll(
    ctx,
    'request',
    rows.map(({ id }) => id),
  )
  const shares = await ctx.read((tx) =>
    sharesOfRequests(
      tx,
      ctx.hub.id,
      rows.filter((row) => row.severalPay).map(({ id }) => id),
    ),
  )
  const seen = purses(reach)
  return rows.map((row) => {
    const served = row.personId!
    const named = reach.actsFor.find((one) => one.ids.includes(served))
    const own = charges.filter((charge) => charge.subjectId === row.id && charge.personId === served)
    const rest = shares.filter((share) => share.requestId === row.id && share.kind === 'served')
    // Never what the others pay: of a price that is shared, only the rest is theirs to know.
    const theirs = row.severalPay ? add(...rest.map((share) => share.amount)) : row.price
    const part = !seen.has(served) || row.payerOrganisationId !== null ? null : theirs
    const outstanding = add(...own.map((charge) => charge.outstanding))
    const waits = own.length > 0 ? outstanding : row.phase === 'collect' ? theirs : zero
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      serviceName: row.serviceName,
      quantity: row.quantity,
      details: row.details,
      wantedOn: row.wantedOn,
      receivedAt: row.receivedAt,
      doneAt: row.doneAt,
      forWhom: named?.name ?? null,
      part,
      owes: part === null ? zero : waits,
    }
  })
}

const SIZE = 20

/** One's own requests and those of the people one acts for, as far as their powers go; the newest first. */
export async function ownRequests(
  ctx: Ctx,
  params: URLSearchParams,
  { waited = false } = {},
): Promise<Page<OwnRequest> | null> {
  const reach = mayAskForOneself(ctx.actor) ? await reachOfActor(ctx) : null
  if (!reach) return null
  const cursor = cursorOf(params, (value) => !Number.isNaN(Date.parse(value)))
  const read = await ctx.read((tx) => ownRequestsPage(tx, ctx.hub.id, scopeOf(reach), waited, cursor, SIZE))
  const page = pageOf(read, cursor, params, (row) => [row.receivedAt.toISOString(), row.id], SIZE)
  return { ...page, rows: await shown(ctx, reach, page.rows) }
}

export type OwnRequestPage = OwnRequest & { rated: number | null; mayRate: boolean }

/** One of them by its number; null for anybody else's, as for a number that does not exist. */
export async function ownRequest(ctx: Ctx, number: string): Promise<OwnRequestPage | null> {
  const reach = mayAskForOneself(ctx.actor) ? await reachOfActor(ctx) : null
  if (!reach) return null
  const found = await ctx.read(async (tx) => {
    const row = await ownRequestByNumber(tx, ctx.hub.id, scopeOf(reach), number)
    return row && { row, rating: await ratingOf(tx, ctx.hub.id, row.id) }
  })
  if (!found) return null
  const [request] = await shown(ctx, reach, [found.row])
  const rated = found.rating?.score ?? null
  return { ...request!, rated, mayRate: found.row.doneAt !== null && rated === null }
}

export type OwnWish = {
  id: Id<'WebRequest'>
  details: string
  receivedAt: Date
  state: 'waiting' | 'answered' | 'refused'
  answer: string | null
  forWhom: string | null
}

/** Wishes in words that wait for the desk, or that it answered without a request; the newest first. */
export async function ownWishes(ctx: Ctx): Promise<OwnWish[]> {
  const reach = mayAskForOneself(ctx.actor) ? await reachOfActor(ctx) : null
  if (!reach) return []
  const scope = scopeOf(reach)
  const rows = await ctx.read((tx) =>
    webRequestsOfPeople(tx, ctx.hub.id, [...scope.whole, ...scope.asked], 20),
  )
  return rows.flatMap((row) => {
    const mine = scope.whole.includes(row.personId!) || scope.askers.some((id) => id === row.askerPersonId)
    const { id, details, receivedAt, state, answer } = row
    if (!mine || state === 'taken') return []
    const forWhom = reach.actsFor.find((one) => one.ids.includes(row.personId!))?.name ?? null
    return [{ id, details, receivedAt, state: state === 'spam' ? 'waiting' : state, answer, forWhom }]
  })
}
