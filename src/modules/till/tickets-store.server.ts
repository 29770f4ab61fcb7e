import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { ticketLines, tickets, ticketTenders } from './tables.ts'

const { search: _, words: __, ...READ } = getTableColumns(tickets)
export type TicketRow = Omit<typeof tickets.$inferSelect, 'search' | 'words'>
export type TicketLineRow = typeof ticketLines.$inferSelect
export type TenderRow = typeof ticketTenders.$inferSelect
export const TICKET_COLUMNS = READ

/** Writes a ticket with its lines; its tenders follow, each with its payment. */
export async function insertTicket(
  tx: Tx,
  ticket: typeof tickets.$inferInsert,
  lines: readonly (typeof ticketLines.$inferInsert)[],
): Promise<void> {
  const head = tx.$with('head').as(tx.insert(tickets).values(ticket))
  await tx
    .with(head)
    .insert(ticketLines)
    .values([...lines])
}

export async function insertTenders(
  tx: Tx,
  rows: readonly (typeof ticketTenders.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(ticketTenders).values([...rows])
}

/** A ticket whole: its lines and tenders in order. */
export type WholeTicket = TicketRow & {
  readonly lines: readonly TicketLineRow[]
  readonly tenders: readonly TenderRow[]
}

async function wholes(tx: Tx, hubId: Id<'Hub'>, rows: readonly TicketRow[]): Promise<WholeTicket[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const lines = await tx
    .select()
    .from(ticketLines)
    .where(and(eq(ticketLines.hubId, hubId), inArray(ticketLines.ticketId, ids)))
    .orderBy(asc(ticketLines.ticketId), asc(ticketLines.position))
  const tenders = await tx
    .select()
    .from(ticketTenders)
    .where(and(eq(ticketTenders.hubId, hubId), inArray(ticketTenders.ticketId, ids)))
    .orderBy(asc(ticketTenders.ticketId), asc(ticketTenders.position))
  return rows.map((row) => ({
    ...row,
    lines: lines.filter((line) => line.ticketId === row.id),
    tenders: tenders.filter((tender) => tender.ticketId === row.id),
  }))
}

/** One ticket by its number; null when unknown in this hub. */
export const ticketByNumber = (ctx: Ctx, number: string): Promise<WholeTicket | null> =>
  ctx.read(async (tx) => {
    const rows = await tx
      .select(READ)
      .from(tickets)
      .where(and(eq(tickets.hubId, ctx.hub.id), eq(tickets.number, number)))
    return (await wholes(tx, ctx.hub.id, rows))[0] ?? null
  })

/** Tickets by their ids, in no order. */
export const ticketsByIds = async (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Ticket'>[],
): Promise<WholeTicket[]> => {
  const rows = await tx
    .select(READ)
    .from(tickets)
    .where(and(eq(tickets.hubId, hubId), inArray(tickets.id, [...ids])))
  return await wholes(tx, hubId, rows)
}

/** What was given back of a ticket so far, oldest first. */
export async function refundsOf(tx: Tx, hubId: Id<'Hub'>, id: Id<'Ticket'>): Promise<WholeTicket[]> {
  const rows = await tx
    .select(READ)
    .from(tickets)
    .where(and(eq(tickets.hubId, hubId), eq(tickets.refunds, id)))
    .orderBy(asc(tickets.id))
  return await wholes(tx, hubId, rows)
}

/** Makes refunds of one ticket wait for each other until the transaction ends: its rows are append-only. */
export async function lockTicket(tx: Tx, hubId: Id<'Hub'>, id: Id<'Ticket'>): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${hubId} ticket ${id}`}, 0))`)
}
