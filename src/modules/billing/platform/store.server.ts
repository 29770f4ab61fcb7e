import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { afterWord, type LifeState } from '../rules/lifecycle.ts'
import type { invoices } from '../tables.ts'
import { einvoiceReadings, einvoices, einvoiceWords } from './tables.ts'

export type EInvoiceRow = typeof einvoices.$inferSelect
type NewInvoice = typeof invoices.$inferInsert

/** Puts issued documents of businesses and public bodies on their way, in the transaction that issues them. */
export async function queueInvoices(tx: Tx, rows: readonly NewInvoice[]): Promise<void> {
  const electronic = rows.filter((row) => row.buyerKind !== 'person')
  if (electronic.length === 0) return
  const { names, values } = manyRows(
    einvoices,
    electronic.map((row) => ({
      ...{ hubId: row.hubId, invoiceId: row.id, number: row.number, day: row.day },
      ...{ partyName: row.partyName, state: 'to-send' as const, tries: 0, reference: null, failure: null },
      ...{ dueAt: row.recordedAt, changedAt: row.recordedAt },
    })),
  )
  await tx.execute(sql`INSERT INTO einvoices (${names}) SELECT ${names} FROM ${values}`)
}

const of = (hubId: Id<'Hub'>, invoiceId: Id<'Invoice'>) =>
  and(eq(einvoices.hubId, hubId), eq(einvoices.invoiceId, invoiceId))

/** Holds one until the transaction ends. */
export async function holdEInvoice(
  tx: Tx,
  hubId: Id<'Hub'>,
  invoiceId: Id<'Invoice'>,
): Promise<EInvoiceRow | null> {
  const [row] = await tx.select().from(einvoices).where(of(hubId, invoiceId)).for('update')
  return row ?? null
}

/** Claims those that are due to be sent: their next try is put off, so that two processes never send one at once. */
export async function claimDue(tx: Tx, hubId: Id<'Hub'>, now: Date, limit: number): Promise<EInvoiceRow[]> {
  const due = await tx
    .select()
    .from(einvoices)
    .where(and(eq(einvoices.hubId, hubId), eq(einvoices.state, 'to-send'), lte(einvoices.dueAt, now)))
    .orderBy(asc(einvoices.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  if (due.length === 0) return []
  const ids = due.map((row) => row.invoiceId)
  const later = new Date(now.getTime() + CLAIM_MS)
  await tx
    .update(einvoices)
    .set({ dueAt: later })
    .where(and(eq(einvoices.hubId, hubId), inArray(einvoices.invoiceId, ids)))
  return due
}

/** How long one who claimed has: a process that dies leaves its invoices to be sent again after that. */
const CLAIM_MS = 10 * 60_000

export async function changeEInvoice(
  tx: Tx,
  row: Pick<EInvoiceRow, 'hubId' | 'invoiceId'>,
  change: Partial<EInvoiceRow>,
): Promise<void> {
  await tx.update(einvoices).set(change).where(of(row.hubId, row.invoiceId))
}

export type Said = {
  readonly state: LifeState
  readonly at: Date
  readonly why?: string | null
  readonly by: string
  readonly userId?: string | null
}

/** Writes down what was said of a held invoice, and where it stands since; the same word twice is written once. */
export async function noteWord(tx: Tx, ctx: Ctx, row: EInvoiceRow, said: Said): Promise<LifeState> {
  const [known] = await tx
    .select({ id: einvoiceWords.id })
    .from(einvoiceWords)
    .where(
      and(
        eq(einvoiceWords.hubId, row.hubId),
        eq(einvoiceWords.invoiceId, row.invoiceId),
        eq(einvoiceWords.state, said.state),
        eq(einvoiceWords.happenedAt, said.at),
      ),
    )
  if (known) return row.state
  await tx.insert(einvoiceWords).values({
    ...{ hubId: row.hubId, id: newId<'EInvoiceWord'>(), invoiceId: row.invoiceId, state: said.state },
    ...{ happenedAt: said.at, why: said.why ?? null, recordedAt: ctx.now() },
    ...{ userId: said.userId ?? null, by: said.by },
  })
  const state = afterWord(row.state, said.state)
  if (state !== row.state) await changeEInvoice(tx, row, { state, failure: null, changedAt: said.at })
  return state
}

export const wordsOf = (tx: Tx, hubId: Id<'Hub'>, invoiceId: Id<'Invoice'>) =>
  tx
    .select()
    .from(einvoiceWords)
    .where(and(eq(einvoiceWords.hubId, hubId), eq(einvoiceWords.invoiceId, invoiceId)))
    .orderBy(asc(einvoiceWords.id))

/** Those the platform knows by these references. */
export const byReferences = (
  tx: Tx,
  hubId: Id<'Hub'>,
  references: readonly string[],
): Promise<EInvoiceRow[]> =>
  references.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(einvoices)
        .where(and(eq(einvoices.hubId, hubId), inArray(einvoices.reference, [...references])))
        .for('update')

export async function readingOf(tx: Tx, hubId: Id<'Hub'>): Promise<string | null> {
  const [row] = await tx.select().from(einvoiceReadings).where(eq(einvoiceReadings.hubId, hubId))
  return row?.cursor ?? null
}

export async function keepReading(tx: Tx, ctx: Ctx, cursor: string): Promise<void> {
  const row = { cursor, readAt: ctx.now() }
  await tx
    .insert(einvoiceReadings)
    .values({ hubId: ctx.hub.id, ...row })
    .onConflictDoUpdate({ target: einvoiceReadings.hubId, set: row })
}

/** Invoices that the platform took and that are not over, in the order of their ids: to be told when they are cashed. */
export const underWay = (
  tx: Tx,
  hubId: Id<'Hub'>,
  after: Id<'Invoice'> | null,
  limit: number,
): Promise<EInvoiceRow[]> =>
  tx
    .select()
    .from(einvoices)
    .where(
      and(
        eq(einvoices.hubId, hubId),
        sql`${einvoices.reference} is not null`,
        sql`${einvoices.state} NOT IN ('cashed', 'refused', 'rejected')`,
        after ? sql`${einvoices.invoiceId} > ${after}` : undefined,
      ),
    )
    .orderBy(asc(einvoices.invoiceId))
    .limit(limit)
