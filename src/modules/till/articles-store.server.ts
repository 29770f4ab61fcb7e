import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { articles } from './tables.ts'

export type ArticleRow = typeof articles.$inferSelect

/** Written as a constant so that the database proves the partial indexes fit. */
const ON_SALE = isNull(articles.retiredAt)

const read = (tx: Tx, where: SQL | undefined) => tx.select().from(articles).where(where)

/** What is sold today, by name; all of it when `retired`. A counter has dozens of articles, not thousands. */
export const listArticles = (ctx: Ctx, { retired = false } = {}): Promise<ArticleRow[]> =>
  ctx.read((tx) =>
    read(tx, and(eq(articles.hubId, ctx.hub.id), retired ? undefined : ON_SALE))
      .orderBy(asc(articles.sortKey), asc(articles.id))
      .limit(1000),
  )

export async function articleById(ctx: Ctx, id: Id<'Article'>): Promise<ArticleRow | null> {
  const [row] = await ctx.read((tx) => read(tx, and(eq(articles.hubId, ctx.hub.id), eq(articles.id, id))))
  return row ?? null
}

/** Those on sale among these, by id. */
export async function articlesByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ArticleRow>> {
  if (ids.length === 0) return new Map()
  const those = inArray(articles.id, ids as Id<'Article'>[])
  const rows = await ctx.read((tx) => read(tx, and(eq(articles.hubId, ctx.hub.id), ON_SALE, those)))
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a scanner or a hand means: the article of that code, or those whose name begins so, or holds it. */
export function findArticles(ctx: Ctx, word: string, limit = 12): Promise<ArticleRow[]> {
  // Folded text holds letters, figures and spaces only: nothing that LIKE would read as a wildcard.
  const folded = fold(word)
  const begins = `${folded}%`
  return ctx.read((tx) =>
    read(
      tx,
      and(
        eq(articles.hubId, ctx.hub.id),
        ON_SALE,
        or(
          eq(articles.barcode, word),
          folded === '' ? sql`false` : sql`${articles.sortKey} LIKE ${begins}`,
          folded === '' ? sql`false` : sql`${articles.sortKey} LIKE ${`% ${begins}`}`,
        ),
      ),
    )
      .orderBy(sql`${articles.barcode} = ${word} DESC NULLS LAST`, asc(articles.sortKey))
      .limit(limit),
  )
}
