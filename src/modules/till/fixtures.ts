import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { DraftLine, LineSubject } from './rules/draft.ts'
import type { Family } from './rules/lines.ts'
import { articles } from './tables.ts'

/** A line of a basket, for tests and the demo; `unit` in cents. */
export const lineOf = (subject: LineSubject, label: string, unit: number, quantity = 1): DraftLine => ({
  ...subject,
  ...{ id: newId<'Line'>(), label, quantity, unit: cents(unit) },
})

/** An article on sale, written straight into its table; answers its id. */
export async function anArticle(
  ctx: Ctx,
  name: string,
  price: number,
  over: { family?: Family; vatRate?: number; barcode?: string } = {},
): Promise<Id<'Article'>> {
  const id = newId<'Article'>()
  await ctx.tx((tx) =>
    tx.insert(articles).values({
      ...{ hubId: ctx.hub.id, id, name, price: cents(price), sortKey: fold(name) },
      family: over.family ?? 'product',
      vatRate: over.vatRate ?? null,
      barcode: over.barcode ?? null,
      ...{ recordedAt: ctx.now(), changedAt: ctx.now() },
    }),
  )
  return id
}
