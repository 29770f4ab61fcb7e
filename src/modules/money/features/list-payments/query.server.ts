import { and, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { type DayFilter, dayFilter, isDay } from '#modules/money/day-list.server.ts'
import { MEANS, type Means } from '#modules/money/rules/axes.ts'
import { isReversed, type PaymentRow } from '#modules/money/store.server.ts'
import { payments } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'

type PaymentsFilter = DayFilter & { means?: Means }
type ListedPayment = PaymentRow & { reversed: boolean }
type PaymentList = Page<ListedPayment> & Counted & { filter: PaymentsFilter }

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
  const cursor = cursorOf(params, isDay)
  const { day, id } = payments
  const { from, direction } = pageFrom(day, id, 'date', filter.ascending, cursor)
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
        refunds: payments.refunds,
        why: payments.why,
        recordedAt: payments.recordedAt,
        userId: payments.userId,
        reversed: isReversed,
      })
      .from(payments)
      .where(and(matching(ctx, filter), from))
      .orderBy(direction(day), direction(id))
      .limit(size + 1)
    const n = await countMatching(tx, payments, matching(ctx, filter))
    const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
    return { ...page, filter, ...counted(n) }
  })
}

/** Every payment that matches, page after page, for an export. */
export const everyPayment = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedPayment> =>
  everyRow(params, (next) => listPayments(ctx, next, 500))
