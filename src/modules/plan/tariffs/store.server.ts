import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Deciles } from '../rules/tariffs/income.ts'
import type { FoundArea, IncomeFile } from './income-file.ts'
import { incomeAreas, incomeFiles, tariffBaskets, tariffSettings } from './tables.ts'

export type AreaRow = typeof incomeAreas.$inferSelect
export type BasketRow = typeof tariffBaskets.$inferSelect

const nine = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9'] as const

/** Deciles of an area as the rules count them: cents as numbers, null where secret. */
export const decilesOf = (row: Pick<AreaRow, (typeof nine)[number]>): Deciles =>
  nine.map((key) => (row[key] === null ? null : Number(row[key])))

const columnsOf = (deciles: Deciles) =>
  Object.fromEntries(
    nine.map((key, i) => [key, deciles[i] === null || deciles[i] === undefined ? null : cents(deciles[i])]),
  ) as Record<(typeof nine)[number], Cents | null>

/** Areas kept by the hub, the widest last year first in each place; at most `limit`. */
export const areaRows = (tx: Tx, ctx: Ctx, limit = 500): Promise<AreaRow[]> =>
  tx
    .select()
    .from(incomeAreas)
    .where(and(eq(incomeAreas.hubId, ctx.hub.id), isNull(incomeAreas.removedAt)))
    .orderBy(asc(incomeAreas.name), desc(incomeAreas.year), asc(incomeAreas.id))
    .limit(limit)

/** One area, removed or not. */
export async function areaRow(tx: Tx, ctx: Ctx, id: Id<'IncomeArea'>): Promise<AreaRow | undefined> {
  const [row] = await tx
    .select()
    .from(incomeAreas)
    .where(and(eq(incomeAreas.hubId, ctx.hub.id), eq(incomeAreas.id, id)))
  return row
}

/** The area kept for a place, a year and a base, if there is one. */
export async function areaAt(
  tx: Tx,
  ctx: Ctx,
  { level, code, year, base }: Pick<AreaRow, 'level' | 'code' | 'year' | 'base'>,
): Promise<AreaRow | undefined> {
  const [row] = await tx
    .select()
    .from(incomeAreas)
    .where(
      and(
        eq(incomeAreas.hubId, ctx.hub.id),
        eq(incomeAreas.level, level),
        eq(incomeAreas.code, code),
        eq(incomeAreas.year, year),
        eq(incomeAreas.base, base),
        isNull(incomeAreas.removedAt),
      ),
    )
  return row
}

export type NewArea = FoundArea & { readonly source: string }

/** Writes areas: one known already (same place, year and base) takes the new figures, also when it was removed. */
export async function upsertAreas(tx: Tx, ctx: Ctx, areas: readonly NewArea[]): Promise<Id<'IncomeArea'>[]> {
  if (areas.length === 0) return []
  const rows = areas.map(({ deciles, ...area }) => ({
    hubId: ctx.hub.id,
    id: newId<'IncomeArea'>(),
    ...area,
    ...columnsOf(deciles),
    author: ctx.actor.name,
    at: ctx.now(),
    removedAt: null,
  }))
  const fresh = (column: string) => sql.raw(`excluded.${column}`)
  const done = await tx
    .insert(incomeAreas)
    .values(rows)
    .onConflictDoUpdate({
      target: [incomeAreas.hubId, incomeAreas.level, incomeAreas.code, incomeAreas.year, incomeAreas.base],
      set: {
        ...Object.fromEntries(nine.map((key) => [key, fresh(key)])),
        // A file without names must not take away the name that somebody gave.
        name: sql`CASE WHEN excluded.name = excluded.code THEN ${incomeAreas.name} ELSE excluded.name END`,
        source: fresh('source'),
        author: fresh('author'),
        at: fresh('at'),
        removedAt: null,
      },
    })
    .returning({ id: incomeAreas.id })
  return done.map(({ id }) => id)
}

export async function setArea(
  tx: Tx,
  ctx: Ctx,
  id: Id<'IncomeArea'>,
  set: Partial<typeof incomeAreas.$inferInsert>,
): Promise<void> {
  await tx
    .update(incomeAreas)
    .set(set)
    .where(and(eq(incomeAreas.hubId, ctx.hub.id), eq(incomeAreas.id, id)))
}

export const areaColumns = (deciles: Deciles) => columnsOf(deciles)

/** Takes areas out; answers how many were there. */
export async function removeAreas(tx: Tx, ctx: Ctx, ids: readonly Id<'IncomeArea'>[]): Promise<number> {
  const mine = and(
    eq(incomeAreas.hubId, ctx.hub.id),
    inArray(incomeAreas.id, [...ids]),
    isNull(incomeAreas.removedAt),
  )
  const gone = await tx
    .update(incomeAreas)
    .set({ removedAt: ctx.now() })
    .where(mine)
    .returning({ id: incomeAreas.id })
  return gone.length
}

/** Brings areas back. */
export async function restoreAreas(tx: Tx, ctx: Ctx, ids: readonly Id<'IncomeArea'>[]): Promise<number> {
  const mine = and(
    eq(incomeAreas.hubId, ctx.hub.id),
    inArray(incomeAreas.id, [...ids]),
    isNotNull(incomeAreas.removedAt),
  )
  const back = await tx
    .update(incomeAreas)
    .set({ removedAt: null })
    .where(mine)
    .returning({ id: incomeAreas.id })
  return back.length
}

/** The file that waits for somebody to say what to keep of it. */
export async function waitingFile(
  tx: Tx,
  ctx: Ctx,
): Promise<{ id: Id<'IncomeFile'>; name: string; content: IncomeFile } | undefined> {
  const [row] = await tx
    .select({ id: incomeFiles.id, name: incomeFiles.name, content: incomeFiles.content })
    .from(incomeFiles)
    .where(eq(incomeFiles.hubId, ctx.hub.id))
  return row
}

export async function putFile(tx: Tx, ctx: Ctx, name: string, content: IncomeFile): Promise<void> {
  const row = { id: newId<'IncomeFile'>(), name, content, at: ctx.now() }
  await tx
    .insert(incomeFiles)
    .values({ hubId: ctx.hub.id, ...row })
    .onConflictDoUpdate({ target: [incomeFiles.hubId], set: row })
}

export async function dropFile(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.delete(incomeFiles).where(eq(incomeFiles.hubId, ctx.hub.id))
}

export const basketRows = (tx: Tx, ctx: Ctx): Promise<BasketRow[]> =>
  tx
    .select()
    .from(tariffBaskets)
    .where(and(eq(tariffBaskets.hubId, ctx.hub.id), isNull(tariffBaskets.removedAt)))
    .orderBy(asc(tariffBaskets.createdAt), asc(tariffBaskets.id))
    .limit(100)

/** One basket, removed or not; locked until the transaction ends. */
export async function basketRow(tx: Tx, ctx: Ctx, id: Id<'Basket'>): Promise<BasketRow | undefined> {
  const [row] = await tx
    .select()
    .from(tariffBaskets)
    .where(and(eq(tariffBaskets.hubId, ctx.hub.id), eq(tariffBaskets.id, id)))
    .for('update')
  return row
}

export async function insertBasket(tx: Tx, row: typeof tariffBaskets.$inferInsert): Promise<void> {
  await tx.insert(tariffBaskets).values(row)
}

export async function updateBasket(
  tx: Tx,
  row: BasketRow,
  set: Partial<typeof tariffBaskets.$inferInsert>,
): Promise<void> {
  await tx
    .update(tariffBaskets)
    .set({ ...set, version: row.version + 1 })
    .where(and(eq(tariffBaskets.hubId, row.hubId), eq(tariffBaskets.id, row.id)))
}

export async function settingsRow(tx: Tx, ctx: Ctx): Promise<typeof tariffSettings.$inferSelect | undefined> {
  const [row] = await tx.select().from(tariffSettings).where(eq(tariffSettings.hubId, ctx.hub.id))
  return row
}

/** What a column of 32 bits holds. */
const LARGEST_VERSION = 2 ** 31 - 1

/** Writes the settings unless somebody changed them meanwhile; `version` 0 when there were none. */
export async function putSettings(
  tx: Tx,
  ctx: Ctx,
  set: Pick<typeof tariffSettings.$inferInsert, 'households' | 'limit'>,
  version: number,
): Promise<boolean> {
  // A version that no row can have: the database would refuse to compare with it.
  if (!Number.isInteger(version) || version < 0 || version >= LARGEST_VERSION) return false
  const row = { ...set, updatedAt: ctx.now(), version: version + 1 }
  const done =
    version === 0
      ? await tx
          .insert(tariffSettings)
          .values({ hubId: ctx.hub.id, ...row })
          .onConflictDoNothing()
          .returning({ version: tariffSettings.version })
      : await tx
          .update(tariffSettings)
          .set(row)
          .where(and(eq(tariffSettings.hubId, ctx.hub.id), eq(tariffSettings.version, version)))
          .returning({ version: tariffSettings.version })
  return done.length > 0
}
