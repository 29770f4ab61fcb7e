import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { linkHash } from '#platform/session/link.server.ts'
import { type PricedLine, type QuoteStatus, quoteStatus } from '../rules/quotes.ts'
import { linesOf, linkByHash, type QuoteRow, quoteById, quotesOf } from './store.server.ts'

/** A quote as lists show it. */
export type QuoteCard = QuoteRow & { status: QuoteStatus }
/** A quote with all it says. */
export type WholeQuote = QuoteCard & { lines: PricedLine[] }

/** The quotes of a request, newest first, with where each stands today. */
export async function quoteCards(ctx: Ctx, requestId: Id<'Request'>): Promise<QuoteCard[]> {
  const rows = await ctx.read((tx) => quotesOf(tx, ctx.hub.id, requestId))
  return rows.map((row) => ({ ...row, status: quoteStatus(row, ctx.today()) }))
}

/** One quote; null when it is not of this hub. */
export async function wholeQuote(ctx: Ctx, id: Id<'Quote'>): Promise<WholeQuote | null> {
  return await ctx.read(async (tx) => {
    const row = await quoteById(tx, ctx.hub.id, id)
    if (!row) return null
    return { ...row, lines: await linesOf(tx, ctx.hub.id, id), status: quoteStatus(row, ctx.today()) }
  })
}

/**
 * What the holder of a link may read: the quote, or only that a newer link took its place. Null when the link opens
 * nothing here.
 */
export async function quoteOfLink(ctx: Ctx, secret: string): Promise<WholeQuote | 'link-replaced' | null> {
  const link = await ctx.read((tx) => linkByHash(tx, ctx.hub.id, linkHash(secret)))
  if (!link) return null
  return link.replacedAt ? 'link-replaced' : await wholeQuote(ctx, link.quoteId)
}
