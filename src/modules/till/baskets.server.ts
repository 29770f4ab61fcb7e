import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Basket, closeBasket, insertBasket, lockBasket, updateBasket } from './baskets-store.server.ts'
import { type Named, type Parties, partiesOf, somebody, type WhoCode } from './parties.server.ts'
import { maySell } from './permits.ts'
import { type PricedLine, priceLines } from './price-lines.server.ts'
import { alreadyThere, type DraftLine, sameThing } from './rules/draft.ts'
import { checkLines, type LineCode, MOST_QUANTITY } from './rules/lines.ts'

export type BasketCode =
  | 'not_permitted'
  | 'basket_closed'
  | 'already_there'
  | 'line_unknown'
  | WhoCode
  | LineCode

const NO_ONE = { personId: null, organisationId: null }
const named = (who: Named) =>
  who.personId
    ? { personId: who.personId, organisationId: null }
    : { ...NO_ONE, organisationId: who.organisationId ?? null }

/** Begins a basket for somebody, or for nobody in particular. */
export async function openBasket(
  ctx: Ctx,
  input: { readonly who: Named; readonly idempotencyKey?: string },
): Promise<Result<{ id: Id<'Basket'> }, BasketCode>> {
  if (!maySell(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ id: Id<'Basket'> }, BasketCode>(tx, c, input.idempotencyKey, async () => {
        const who = await somebody(c, input.who)
        if (!who.ok) return who
        const id = newId<'Basket'>()
        await insertBasket(tx, {
          ...{ hubId: c.hub.id, id, lines: [], parkedAt: null, note: '', closedAt: null },
          ...named(who.value),
          ...{ payerPersonId: null, payerOrganisationId: null, openedBy: c.actor.userId },
          ...{ sellerName: c.actor.name, openedAt: c.now(), changedAt: c.now() },
        })
        return ok({ id })
      }),
    ),
  )
}

type Change = Parameters<typeof updateBasket>[3]

/** Changes an open basket under its lock: of two screens at once the second adds to what the first wrote. */
async function change(
  ctx: Ctx,
  id: Id<'Basket'>,
  key: string | undefined,
  work: (basket: Basket, c: Ctx, tx: Tx) => Promise<Result<Change, BasketCode>> | Result<Change, BasketCode>,
): Promise<Result<null, BasketCode>> {
  if (!maySell(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, BasketCode>(tx, c, key, async () => {
        const basket = await lockBasket(tx, c.hub.id, id)
        if (!basket) return refuse('basket_closed')
        const set = await work(basket, c, tx)
        if (!set.ok) return set
        await updateBasket(tx, c, id, set.value)
        return ok(null)
      }),
    ),
  )
}

/** Adds lines, or one more of the same thing; a debt or a membership is there once. All or none. */
export const addLines = (ctx: Ctx, id: Id<'Basket'>, added: readonly DraftLine[], key?: string) =>
  change(ctx, id, key, (basket) => {
    let lines = basket.lines
    for (const line of added) {
      if (alreadyThere(lines, line)) return refuse('already_there')
      const same = lines.find((one) => sameThing(one, line))
      lines = same
        ? lines.map((one) => (one === same ? { ...one, quantity: one.quantity + line.quantity } : one))
        : [...lines, line]
    }
    const checked = checkLines(lines)
    return checked.ok ? ok({ lines, parkedAt: null }) : checked
  })

/** Sets how many of a line; none takes it out. */
export const countLine = (ctx: Ctx, id: Id<'Basket'>, lineId: string, quantity: number, key?: string) =>
  change(ctx, id, key, ({ lines }) => {
    if (!lines.some((one) => one.id === lineId)) return refuse('line_unknown')
    if (!Number.isInteger(quantity) || quantity > MOST_QUANTITY) return refuse('quantity_wrong', 'quantity')
    const kept = quantity > 0 ? lines : lines.filter((one) => one.id !== lineId)
    return ok({ lines: kept.map((one) => (one.id === lineId ? { ...one, quantity } : one)) })
  })

/** Says who it is for. Debts and memberships of somebody else leave the basket with them. */
export const nameBasket = (ctx: Ctx, id: Id<'Basket'>, who: Named) =>
  change(ctx, id, undefined, async ({ lines, personId, organisationId }, c) => {
    const found = await somebody(c, who)
    if (!found.ok) return found
    const next = named(found.value)
    const same = next.personId === personId && next.organisationId === organisationId
    const kept = lines.filter(({ kind }) => kind !== 'charge' && (kind !== 'membership' || next.personId))
    return ok({ ...next, lines: same ? lines : kept })
  })

/** Says who pays, when it is somebody else; nobody named: whoever it is for. */
export const namePayer = (ctx: Ctx, id: Id<'Basket'>, payer: Named) =>
  change(ctx, id, undefined, async (_basket, c) => {
    const found = await somebody(c, payer)
    if (!found.ok) return found
    const { personId, organisationId } = named(found.value)
    return ok({ payerPersonId: personId, payerOrganisationId: organisationId })
  })

/** Sets a basket aside with a word to find it again: somebody forgot their purse, the next one waits. */
export const parkBasket = (ctx: Ctx, id: Id<'Basket'>, note: string) =>
  change(ctx, id, undefined, (_basket, c) => ok({ parkedAt: c.now(), note: note.trim().slice(0, 120) }))

/** Gives a basket up: nothing was sold. */
export async function dropBasket(ctx: Ctx, id: Id<'Basket'>): Promise<Result<null, BasketCode>> {
  if (!maySell(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => ((await closeBasket(tx, ctx, id)) ? ok(null) : refuse('basket_closed')))
}

export type ShownBasket = {
  readonly id: Id<'Basket'>
  readonly parties: Parties
  /** Somebody else pays. */
  readonly otherPays: boolean
  readonly lines: readonly PricedLine[]
  readonly total: Cents
  readonly covered: Cents
}

/** A basket with what it costs now; the parties fall back on nobody when a record is gone. */
export async function showBasket(ctx: Ctx, basket: Basket): Promise<Result<ShownBasket, WhoCode>> {
  const payer = { personId: basket.payerPersonId, organisationId: basket.payerOrganisationId }
  const parties = await partiesOf(ctx, basket, payer)
  if (!parties.ok) return parties
  const lines = await priceLines(ctx, parties.value, basket.lines)
  return ok({
    id: basket.id,
    parties: parties.value,
    otherPays: Boolean(payer.personId ?? payer.organisationId),
    lines,
    total: add(zero, ...lines.map((line) => line.amount)),
    covered: add(zero, ...lines.map((line) => line.covered)),
  })
}
