import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { PricedLine } from '../rules/quotes.ts'
import { quoteLines, quoteLinks, quotes } from './tables.ts'

export type QuoteRow = typeof quotes.$inferSelect
export type NewQuote = typeof quotes.$inferInsert
type LinkRow = typeof quoteLinks.$inferSelect

export async function insertQuote(tx: Tx, quote: NewQuote, lines: readonly PricedLine[]): Promise<QuoteRow> {
  const [row] = await tx.insert(quotes).values(quote).returning()
  await tx
    .insert(quoteLines)
    .values(lines.map((line, position) => ({ hubId: quote.hubId, quoteId: quote.id, position, ...line })))
  return row!
}

/** Makes this the one link that opens the quote; the ones before are told so by whoever opens them. */
export async function setLink(
  tx: Tx,
  link: { hubId: Id<'Hub'>; quoteId: Id<'Quote'>; secretHash: string; madeAt: Date },
): Promise<void> {
  const before = and(
    eq(quoteLinks.hubId, link.hubId),
    eq(quoteLinks.quoteId, link.quoteId),
    isNull(quoteLinks.replacedAt),
  )
  await tx.update(quoteLinks).set({ replacedAt: link.madeAt }).where(before)
  await tx.insert(quoteLinks).values(link)
}

export async function linkByHash(tx: Tx, hubId: Id<'Hub'>, secretHash: string): Promise<LinkRow | null> {
  const [row] = await tx
    .select()
    .from(quoteLinks)
    .where(and(eq(quoteLinks.hubId, hubId), eq(quoteLinks.secretHash, secretHash)))
  return row ?? null
}

export async function quoteById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Quote'>): Promise<QuoteRow | null> {
  const [row] = await tx
    .select()
    .from(quotes)
    .where(and(eq(quotes.hubId, hubId), eq(quotes.id, id)))
  return row ?? null
}

export const linesOf = (tx: Tx, hubId: Id<'Hub'>, quoteId: Id<'Quote'>): Promise<PricedLine[]> =>
  tx
    .select({
      label: quoteLines.label,
      hundredths: quoteLines.hundredths,
      unitPrice: quoteLines.unitPrice,
      total: quoteLines.total,
    })
    .from(quoteLines)
    .where(and(eq(quoteLines.hubId, hubId), eq(quoteLines.quoteId, quoteId)))
    .orderBy(asc(quoteLines.position))

/** The quotes of a request, newest first. */
export const quotesOf = (tx: Tx, hubId: Id<'Hub'>, requestId: Id<'Request'>): Promise<QuoteRow[]> =>
  tx
    .select()
    .from(quotes)
    .where(and(eq(quotes.hubId, hubId), eq(quotes.requestId, requestId)))
    .orderBy(desc(quotes.sentAt), desc(quotes.id))

/** The one whose answer is awaited, if there is one; its request must be locked by the caller to decide on it. */
export async function openQuote(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestId: Id<'Request'>,
): Promise<QuoteRow | null> {
  const [row] = await tx
    .select()
    .from(quotes)
    .where(and(eq(quotes.hubId, hubId), eq(quotes.requestId, requestId), isNull(quotes.endedHow)))
  return row ?? null
}

/** Writes how the open quotes of these requests ended. */
export async function endQuotes(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestIds: readonly Id<'Request'>[],
  end: Pick<NewQuote, 'endedHow' | 'endedAt' | 'endedBy' | 'endedByName' | 'answeredBy' | 'endedWhy'>,
): Promise<void> {
  await tx
    .update(quotes)
    .set(end)
    .where(and(eq(quotes.hubId, hubId), inArray(quotes.requestId, [...requestIds]), isNull(quotes.endedHow)))
}
