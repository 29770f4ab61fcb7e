import { and, count, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { type DayFilter, dayFilter, dayKeyset } from '#modules/money/day-list.server.ts'
import { MEANS, type Means } from '#modules/money/rules/axes.ts'
import type { PaymentRow } from '#modules/money/store.server.ts'
import { payments } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { COUNT_LIMIT, cursorOf, PAGE_SIZE, type Page, pageOf } from '#platform/lists/keyset.ts'
import { searchQuery } from '#platform/lists/search.ts'

export type PaymentsFilter = DayFilter & { means?: Means }
export type ListedPayment = PaymentRow & { reversed: boolean }
export type PaymentList = Page<ListedPayment> & { filter: PaymentsFilter; total: number; capped: boolean }

function filterOf(params: URLSearchParams): PaymentsFilter {
  const means = params.get('moyen') as Means
  return { ...dayFilter(params), means: MEANS.includes(means) ? means : undefined }
}

function matching(ctx: Ctx, filter: PaymentsFilter): SQL | undefined {
  const query = searchQuery(filter.q)
  return and(
    eq(payments.hubId, ctx.hub.id),
    filter.means ? eq(payments.means, filter.means) : undefined,
    filter.from ? gte(payments.day, filter.from) : undefined,
    filter.to ? lte(payments.day, filter.to) : undefined,
    query ? sql`${payments.search} @@ ${query}` : undefined,
  )
}

/** One page of payments, newest first, with the total up to `COUNT_LIMIT`. */
export async function listPayments(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<PaymentList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params)
  const { from, order } = dayKeyset(payments.day, payments.id, filter.ascending, cursor)
  return await ctx.read(async (tx) => {
    const read = await tx
      .select({
        hubId: payments.hubId,
        id: payments.id,
        number: payments.number,
        day: payments.day,
        means: payments.means,
        amount: payments.amount,
        payer: payments.payer,
        personId: payments.personId,
        organisationId: payments.organisationId,
        payerName: payments.payerName,
        label: payments.label,
        reference: payments.reference,
        subjectKind: payments.subjectKind,
        subjectId: payments.subjectId,
        entryId: payments.entryId,
        reverses: payments.reverses,
        why: payments.why,
        recordedAt: payments.recordedAt,
        userId: payments.userId,
        reversed: sql<boolean>`EXISTS (SELECT 1 FROM payments r
          WHERE r.hub_id = payments.hub_id AND r.reverses = payments.id)`,
      })
      .from(payments)
      .where(and(matching(ctx, filter), from))
      .orderBy(...order)
      .limit(size + 1)
    const some = tx
      .select({ one: sql`1` })
      .from(payments)
      .where(matching(ctx, filter))
      .limit(COUNT_LIMIT + 1)
      .as('some')
    const [counted] = await tx.select({ n: count() }).from(some)
    const n = counted!.n
    const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
    return { ...page, filter, total: Math.min(n, COUNT_LIMIT), capped: n > COUNT_LIMIT }
  })
}

/** Every payment that matches, page after page, for an export. */
export async function* everyPayment(ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedPayment> {
  let next: URLSearchParams | null = new URLSearchParams(params)
  next.delete('apres')
  next.delete('avant')
  while (next) {
    const page: PaymentList = await listPayments(ctx, next, 500)
    yield* page.rows
    next = page.next === null ? null : new URLSearchParams(page.next)
  }
}
