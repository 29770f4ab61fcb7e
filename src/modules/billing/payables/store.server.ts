import { and, asc, eq, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { IncomingLine } from '../rules/incoming.ts'
import { type KeptLine, payableHabits, payableMoves, payables } from './tables.ts'

export type PayableRow = Omit<typeof payables.$inferSelect, 'search'>
export type PayableMoveRow = typeof payableMoves.$inferSelect
type NewMove = Pick<PayableMoveRow, 'payableId' | 'move'> & Partial<PayableMoveRow>

export const keptLines = (lines: readonly IncomingLine[]): KeptLine[] =>
  lines.map((line) => ({ ...line, net: line.net.toString() }))
export const linesOf = (lines: readonly KeptLine[]): IncomingLine[] =>
  lines.map((line) => ({ ...line, net: cents(BigInt(line.net)) }))

const of = (hubId: Id<'Hub'>, id: Id<'Payable'>) => and(eq(payables.hubId, hubId), eq(payables.id, id))

/** Writes it unless the same invoice is there already; false then. */
export async function insertPayable(tx: Tx, row: typeof payables.$inferInsert): Promise<boolean> {
  const added = await tx.insert(payables).values(row).onConflictDoNothing().returning({ id: payables.id })
  return added.length > 0
}

export async function payableById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Payable'>): Promise<PayableRow | null> {
  const [row] = await tx.select().from(payables).where(of(hubId, id))
  return row ?? null
}

/** The same, held until the transaction ends: two hands that book or pay at once meet one after the other. */
export async function holdPayable(tx: Tx, hubId: Id<'Hub'>, id: Id<'Payable'>): Promise<PayableRow | null> {
  const [row] = await tx.select().from(payables).where(of(hubId, id)).for('update')
  return row ?? null
}

/** The living invoice of a supplier with this number, if there is one. */
export async function sameAs(
  tx: Tx,
  hubId: Id<'Hub'>,
  { supplierKey, kind, number }: Pick<PayableRow, 'supplierKey' | 'kind' | 'number'>,
): Promise<PayableRow | null> {
  const [row] = await tx
    .select()
    .from(payables)
    .where(
      and(
        eq(payables.hubId, hubId),
        eq(payables.supplierKey, supplierKey),
        eq(payables.kind, kind),
        eq(payables.number, number),
        sql`${payables.state} <> 'refused'`,
      ),
    )
  return row ?? null
}

export async function changePayable(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Payable'>,
  change: Partial<Pick<PayableRow, 'state' | 'left' | 'entryId' | 'entryNumber' | 'organisationId'>>,
): Promise<void> {
  await tx.update(payables).set(change).where(of(hubId, id))
}

export async function noteMove(tx: Tx, ctx: Ctx, move: NewMove & { day?: Day }): Promise<void> {
  await tx.insert(payableMoves).values({
    ...{ day: ctx.today(), at: ctx.now(), userId: ctx.actor.userId, userName: ctx.actor.name },
    ...move,
    hubId: ctx.hub.id,
    id: newId<'PayableMove'>(),
  })
}

export const movesOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Payable'>): Promise<PayableMoveRow[]> =>
  tx
    .select()
    .from(payableMoves)
    .where(and(eq(payableMoves.hubId, hubId), eq(payableMoves.payableId, id)))
    .orderBy(asc(payableMoves.id))

export async function habitOf(tx: Tx, hubId: Id<'Hub'>, supplierKey: string): Promise<string | null> {
  const [row] = await tx
    .select({ account: payableHabits.account })
    .from(payableHabits)
    .where(and(eq(payableHabits.hubId, hubId), eq(payableHabits.supplierKey, supplierKey)))
  return row?.account ?? null
}

export async function keepHabit(tx: Tx, ctx: Ctx, supplierKey: string, account: string): Promise<void> {
  const row = { account, updatedAt: ctx.now() }
  await tx
    .insert(payableHabits)
    .values({ hubId: ctx.hub.id, supplierKey, ...row })
    .onConflictDoUpdate({ target: [payableHabits.hubId, payableHabits.supplierKey], set: row })
}

export type ToPay = Pick<
  PayableRow,
  'id' | 'number' | 'supplierName' | 'organisationId' | 'iban' | 'bic' | 'dueOn' | 'left' | 'reference'
>

/** What is still to be paid to suppliers, the first due first: cents left, where to send them and what to write. */
export const toPay = (tx: Tx, hubId: Id<'Hub'>, limit: number): Promise<ToPay[]> =>
  tx
    .select({
      ...{ id: payables.id, number: payables.number, supplierName: payables.supplierName },
      ...{ organisationId: payables.organisationId, iban: payables.iban, bic: payables.bic },
      ...{ dueOn: payables.dueOn, left: payables.left, reference: payables.reference },
    })
    .from(payables)
    .where(and(eq(payables.hubId, hubId), sql`${payables.left} > 0`))
    .orderBy(asc(payables.dueOn), asc(payables.id))
    .limit(limit)

/** How much is to be paid in all, and how much of it is late. */
export async function owedToSuppliers(
  tx: Tx,
  hubId: Id<'Hub'>,
  today: Day,
): Promise<{ total: Cents; late: Cents; count: number }> {
  const { rows } = await tx.execute<{ total: string; late: string; n: string }>(sql`
    SELECT coalesce(sum("left"), 0)::text AS total, count(*)::text AS n,
      coalesce(sum("left") FILTER (WHERE due_on < ${today}), 0)::text AS late
    FROM payables WHERE hub_id = ${hubId} AND "left" > 0`)
  const row = rows[0]!
  return { total: cents(BigInt(row.total)), late: cents(BigInt(row.late)), count: Number(row.n) }
}
