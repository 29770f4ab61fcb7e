import { and, eq } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { VAT_RATES } from '#modules/money/index.server.ts'
import { mayKeepArticles } from '#modules/till/permits.ts'
import { type Family, isBarcode } from '#modules/till/rules/lines.ts'
import { articles } from '#modules/till/tables.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { unlessTaken } from '#platform/db/db.server.ts'

export type ArticleInput = {
  readonly name: string
  /** Cents, tax included. */
  readonly price: Cents
  readonly family: Family
  /** Permille of the price without tax; none when no tax is in question. */
  readonly vatRate?: number
  readonly barcode?: string
}
export type ArticleCode =
  | 'not_permitted'
  | 'not_found'
  | 'amount_too_small'
  | 'not_a_barcode'
  | 'barcode_taken'
  | 'not_a_rate'
type Kept = { id: Id<'Article'> }

function check(ctx: Ctx, input: ArticleInput): Result<null, ArticleCode> {
  if (!mayKeepArticles(ctx.actor)) return refuse('not_permitted')
  if (input.price < zero) return refuse('amount_too_small', 'price')
  if (input.barcode && !isBarcode(input.barcode)) return refuse('not_a_barcode', 'barcode')
  if (input.vatRate && !VAT_RATES.some((rate) => rate === input.vatRate))
    return refuse('not_a_rate', 'vatRate')
  return ok(null)
}

const columns = (ctx: Ctx, { name, price, family, vatRate, barcode }: ArticleInput) => ({
  ...{ name, price, family, vatRate: vatRate ?? null, barcode: barcode ?? null },
  ...{ sortKey: fold(name), changedAt: ctx.now() },
})

/** The database alone sees two hands that give one code to two articles at once. */
const uniquely = <T>(work: () => Promise<Result<T, ArticleCode>>) =>
  unlessTaken('articles_barcode', refuse('barcode_taken' as const, 'barcode'), work)

/** Puts an article on sale. */
export async function addArticle(
  ctx: Ctx,
  input: ArticleInput & { readonly idempotencyKey?: string },
): Promise<Result<Kept, ArticleCode>> {
  const checked = check(ctx, input)
  if (!checked.ok) return checked
  return await uniquely(() =>
    ctx.tx((tx) =>
      once<Kept, ArticleCode>(tx, ctx, input.idempotencyKey, async () => {
        const id = newId<'Article'>()
        await tx
          .insert(articles)
          .values({ hubId: ctx.hub.id, id, recordedAt: ctx.now(), ...columns(ctx, input) })
        await audit(tx, ctx, 'add', 'article', id)
        return ok({ id })
      }),
    ),
  )
}

/** Changes an article from now on; tickets keep what they sold. */
export async function editArticle(
  ctx: Ctx,
  id: Id<'Article'>,
  input: ArticleInput,
): Promise<Result<Kept, ArticleCode>> {
  const checked = check(ctx, input)
  return checked.ok ? await uniquely(() => set(ctx, id, columns(ctx, input), 'edit')) : checked
}

/** Takes an article off the shelves, or puts it back. */
export async function shelveArticle(
  ctx: Ctx,
  id: Id<'Article'>,
  on: boolean,
): Promise<Result<Kept, ArticleCode>> {
  if (!mayKeepArticles(ctx.actor)) return refuse('not_permitted')
  const retiredAt = on ? null : ctx.now()
  return await uniquely(() => set(ctx, id, { retiredAt, changedAt: ctx.now() }, on ? 'restore' : 'retire'))
}

const set = (ctx: Ctx, id: Id<'Article'>, values: Partial<typeof articles.$inferInsert>, verb: string) =>
  ctx.tx<Result<Kept, ArticleCode>>(async (tx) => {
    const done = await tx
      .update(articles)
      .set(values)
      .where(and(eq(articles.hubId, ctx.hub.id), eq(articles.id, id)))
      .returning({ id: articles.id })
    if (done.length === 0) return refuse('not_found')
    await audit(tx, ctx, verb, 'article', id)
    return ok({ id })
  })
