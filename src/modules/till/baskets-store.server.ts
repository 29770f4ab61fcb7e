import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type DraftLine, draft, keep } from './rules/draft.ts'
import { baskets } from './tables.ts'

type Row = typeof baskets.$inferSelect
export type Basket = Omit<Row, 'lines'> & { readonly lines: readonly DraftLine[] }

const basketOf = (row: Row): Basket => ({ ...row, lines: row.lines.map(draft) })

const OPEN = isNull(baskets.closedAt)

/** One basket, also when it is closed; null when unknown in this hub. */
export async function basketById(ctx: Ctx, id: Id<'Basket'>): Promise<Basket | null> {
  const [row] = await ctx.read((tx) =>
    tx
      .select()
      .from(baskets)
      .where(and(eq(baskets.hubId, ctx.hub.id), eq(baskets.id, id))),
  )
  return row ? basketOf(row) : null
}

/** An open basket, held until the transaction ends: of two hands at once the second sees what the first did. */
export async function lockBasket(tx: Tx, hubId: Id<'Hub'>, id: Id<'Basket'>): Promise<Basket | null> {
  const [row] = await tx
    .select()
    .from(baskets)
    .where(and(eq(baskets.hubId, hubId), eq(baskets.id, id), OPEN))
    .for('update')
  return row ? basketOf(row) : null
}

export async function insertBasket(tx: Tx, basket: Basket): Promise<void> {
  await tx.insert(baskets).values({ ...basket, lines: basket.lines.map(keep) })
}

type Change = Partial<Omit<Basket, 'hubId' | 'id'>>

export async function updateBasket(tx: Tx, ctx: Ctx, id: Id<'Basket'>, set: Change): Promise<void> {
  const { lines, ...rest } = set
  await tx
    .update(baskets)
    .set({ ...rest, ...(lines && { lines: lines.map(keep) }), changedAt: ctx.now() })
    .where(and(eq(baskets.hubId, ctx.hub.id), eq(baskets.id, id)))
}

/** Closes a basket for good; false when it is closed already, or unknown. */
export async function closeBasket(tx: Tx, ctx: Ctx, id: Id<'Basket'>): Promise<boolean> {
  const done = await tx
    .update(baskets)
    .set({ closedAt: ctx.now(), changedAt: ctx.now() })
    .where(and(eq(baskets.hubId, ctx.hub.id), eq(baskets.id, id), OPEN))
    .returning({ id: baskets.id })
  return done.length > 0
}

/** Baskets that wait for their customer or for their seller, the last touched first. */
export const openBaskets = async (ctx: Ctx, limit = 12): Promise<Basket[]> =>
  (
    await ctx.read((tx) =>
      tx
        .select()
        .from(baskets)
        .where(and(eq(baskets.hubId, ctx.hub.id), OPEN))
        .orderBy(desc(baskets.changedAt), desc(baskets.id))
        .limit(limit),
    )
  ).map(basketOf)
