import { eq, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { openBooks, type Posted, post } from '../ledger.server.ts'
import { fr } from '../messages.books.fr.ts'
import { mayKeepBooks } from '../permits.ts'
import type { FundRefusal } from '../rules/book-refusals.ts'
import type { FundAccount } from '../rules/funds.ts'
import { lockPiece } from '../store.server.ts'
import { earmarkedFunds, fundMoves } from './tables.ts'

/** An earmarked fund; amounts in cents. `left`: carried and not used yet. */
export type Fund = typeof earmarkedFunds.$inferSelect & {
  readonly carried: Cents
  readonly used: Cents
  readonly left: Cents
}
export type NewFund = {
  readonly name: string
  readonly funderId?: Id<'Organisation'>
  readonly account: FundAccount
  /** Cents. */
  readonly granted: Cents
  readonly openedOn: Day
}

/** Says that money was given for one purpose. Writes nothing in the ledger: the grant itself is noted when received. */
export async function openFund(ctx: Ctx, input: NewFund): Promise<Result<{ id: Id<'Fund'> }, FundRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  const name = input.name.trim()
  if (!name) return refuse('required', 'name')
  if (input.granted <= zero) return refuse('amount_not_positive', 'granted')
  await openBooks(ctx)
  return await ctx.tx(async (tx) => {
    const id = newId<'Fund'>()
    const { funderId = null, account, granted, openedOn } = input
    await tx.insert(earmarkedFunds).values({
      ...{ hubId: ctx.hub.id, id, name, funderId, account, granted, openedOn },
      ...{ recordedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'open', 'fund', id, { name })
    return ok({ id })
  })
}

/** Every fund with what was carried and used of it. */
export const fundsOf = (ctx: Ctx): Promise<Fund[]> =>
  ctx.read(async (tx) => {
    const funds = await tx
      .select()
      .from(earmarkedFunds)
      .where(eq(earmarkedFunds.hubId, ctx.hub.id))
      .orderBy(sql`opened_on DESC, id DESC`)
    const sums = await sumsOf(tx, ctx)
    return funds.map((fund) => {
      const { carried, used } = sums.get(fund.id) ?? { carried: zero, used: zero }
      return { ...fund, carried, used, left: minus(carried, used) }
    })
  })

async function sumsOf(tx: Tx, ctx: Ctx, fundId?: Id<'Fund'>) {
  const { rows } = await tx.execute<{ id: string; carried: string; used: string }>(sql`
    SELECT fund_id AS id, coalesce(sum(amount) FILTER (WHERE kind = 'carry'), 0)::text AS carried,
      coalesce(sum(amount) FILTER (WHERE kind = 'use'), 0)::text AS used
    FROM fund_moves WHERE hub_id = ${ctx.hub.id} ${fundId ? sql`AND fund_id = ${fundId}` : sql``} GROUP BY fund_id`)
  return new Map(
    rows.map((row) => [row.id, { carried: cents(BigInt(row.carried)), used: cents(BigInt(row.used)) }]),
  )
}

export type FundMove = {
  readonly fundId: Id<'Fund'>
  /** `carry`: not spent this year (689 → 19). `use`: spent on its purpose since (19 → 789). */
  readonly kind: 'carry' | 'use'
  readonly amount: Cents
  readonly day: Day
  readonly idempotencyKey?: string
}

/** Carries what was not spent of a fund, or uses what was carried: never more than there is, under lock. */
export async function moveFund(ctx: Ctx, input: FundMove): Promise<Result<Posted, FundRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await lockPiece(tx, ctx.hub.id, 'fund', input.fundId)
      const fund = (await fundsIn(tx, ctx, input.fundId))[0]
      if (!fund) return refuse('not_found')
      const { carried, used } = (await sumsOf(tx, ctx, fund.id)).get(fund.id) ?? { carried: zero, used: zero }
      const left = minus(carried, used)
      if (input.kind === 'use' && input.amount > left) return refuse('more_than_carried', 'amount')
      if (input.kind === 'carry' && left + input.amount > fund.granted)
        return refuse('more_than_granted', 'amount')
      const id = newId<'FundMove'>()
      const [debit, credit] = input.kind === 'carry' ? ['689', fund.account] : [fund.account, '789']
      const posted = await post(tx, ctx, {
        journal: 'misc',
        day: input.day,
        label: fr.funds.labels[input.kind](fund.name),
        piece: { kind: 'fund', id, isNew: true },
        transfers: [{ debit: debit!, credit: credit!, amount: input.amount }],
      })
      if (!posted.ok) return posted
      await tx.insert(fundMoves).values({
        ...{ hubId: ctx.hub.id, id, fundId: fund.id, kind: input.kind, day: input.day },
        ...{ amount: input.amount, entryId: posted.value.entryId },
      })
      await audit(tx, ctx, input.kind, 'fund', fund.id, { cents: input.amount.toString() })
      return posted
    }),
  )
}

const fundsIn = (tx: Tx, ctx: Ctx, id: Id<'Fund'>) =>
  tx.select().from(earmarkedFunds).where(sql`hub_id = ${ctx.hub.id} AND id = ${id}`)
