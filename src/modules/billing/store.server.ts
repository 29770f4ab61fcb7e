import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { documentText } from './frozen.ts'
import { queueInvoices } from './platform/store.server.ts'
import { invoiceLines, invoiceRefunds, invoiceReminders, invoices } from './tables.ts'

const { search: _, words: __, document: ___, ...CARD } = getTableColumns(invoices)
const { search: ____, words: _____, ...WHOLE } = getTableColumns(invoices)

/** An issued document without what it says, for lists. */
export type InvoiceCard = Omit<typeof invoices.$inferSelect, 'search' | 'words' | 'document'>
/** An issued document with all it says. */
export type InvoiceRow = Omit<typeof invoices.$inferSelect, 'search' | 'words'>
export type InvoiceLineRow = typeof invoiceLines.$inferSelect
export type NewInvoiceRow = typeof invoices.$inferInsert
export type NewLineRow = typeof invoiceLines.$inferInsert
export const INVOICE_CARD = CARD

/** Writes issued documents with their lines, in one statement. */
export async function insertInvoices(
  tx: Tx,
  rows: readonly NewInvoiceRow[],
  lines: readonly NewLineRow[],
): Promise<void> {
  if (rows.length === 0) return
  // The document is JSON within JSON: it must be an object there, not its text.
  const heads = manyRows(
    invoices,
    rows.map((row) => ({ ...row, document: JSON.parse(documentText(row.document)) as unknown })),
  )
  const parts = manyRows(invoiceLines, lines)
  await tx.execute(sql`
    WITH heads AS (INSERT INTO invoices (${heads.names}) SELECT ${heads.names} FROM ${heads.values})
    INSERT INTO invoice_lines (${parts.names}) SELECT ${parts.names} FROM ${parts.values}`)
  await queueInvoices(tx, rows)
}

export async function invoiceByNumber(tx: Tx, hubId: Id<'Hub'>, number: string): Promise<InvoiceRow | null> {
  const [row] = await tx
    .select(WHOLE)
    .from(invoices)
    .where(and(eq(invoices.hubId, hubId), eq(invoices.number, number)))
  return row ?? null
}

export async function invoicesById(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Invoice'>[],
): Promise<InvoiceRow[]> {
  if (ids.length === 0) return []
  return await tx
    .select(WHOLE)
    .from(invoices)
    .where(and(eq(invoices.hubId, hubId), inArray(invoices.id, [...ids])))
    .orderBy(asc(invoices.id))
}

export const linesOfInvoice = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Invoice'>): Promise<InvoiceLineRow[]> =>
  tx
    .select()
    .from(invoiceLines)
    .where(and(eq(invoiceLines.hubId, hubId), eq(invoiceLines.invoiceId, id)))
    .orderBy(asc(invoiceLines.position))

/** The credit notes of an invoice, the first first. */
export const creditsOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Invoice'>): Promise<InvoiceCard[]> =>
  tx
    .select(CARD)
    .from(invoices)
    .where(and(eq(invoices.hubId, hubId), eq(invoices.credits, id)))
    .orderBy(asc(invoices.id))

/** Cents taken back of each line of an invoice, by its position. */
export async function creditedByLine(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Invoice'>,
): Promise<Map<number, Cents>> {
  const rows = await tx
    .select({
      position: invoiceLines.creditsPosition,
      amount: sql<string>`sum(${invoiceLines.owed})`,
    })
    .from(invoices)
    .innerJoin(
      invoiceLines,
      and(eq(invoiceLines.hubId, invoices.hubId), eq(invoiceLines.invoiceId, invoices.id)),
    )
    .where(and(eq(invoices.hubId, hubId), eq(invoices.credits, id)))
    .groupBy(invoiceLines.creditsPosition)
  return new Map(rows.map((row) => [row.position!, BigInt(row.amount) as Cents]))
}

/** Cents taken back of several invoices at once; those of which nothing was are not in the map. */
export async function creditedOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Invoice'>[],
): Promise<Map<Id<'Invoice'>, Cents>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: invoices.credits, amount: sql<string>`sum(${invoices.total})` })
    .from(invoices)
    .where(and(eq(invoices.hubId, hubId), inArray(invoices.credits, [...ids])))
    .groupBy(invoices.credits)
  return new Map(rows.map((row) => [row.id!, BigInt(row.amount) as Cents]))
}

export const remindersOf = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Invoice'>[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(invoiceReminders)
        .where(and(eq(invoiceReminders.hubId, hubId), inArray(invoiceReminders.invoiceId, [...ids])))
        .orderBy(desc(invoiceReminders.level))

export async function refundOf(tx: Tx, hubId: Id<'Hub'>, creditNoteId: Id<'Invoice'>) {
  const [row] = await tx
    .select()
    .from(invoiceRefunds)
    .where(and(eq(invoiceRefunds.hubId, hubId), eq(invoiceRefunds.creditNoteId, creditNoteId)))
  return row ?? null
}
