import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { addDays } from '#kit/day.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import {
  type RequestFilter,
  requestsCount,
  requestsPage,
  sortValue,
} from '#modules/requests/list-store.server.ts'
import { withNames } from '#modules/requests/named.server.ts'
import { quotes } from '#modules/requests/quotes/tables.ts'
import { HORIZON_DAYS } from '#modules/requests/rules/life.ts'
import { waiting } from '#modules/requests/rules/waiting.ts'
import type { RequestRow } from '#modules/requests/store.server.ts'
import { requests } from '#modules/requests/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { COUNT_LIMIT, counted, cursorOf, pageOf } from '#platform/lists/keyset.ts'

const SIZE = 20
const EXPIRED_SHOWN = 8

/** Quotes whose last day is over and that nobody answered: the oldest first. */
const expiredQuotes = (ctx: Ctx) =>
  ctx.read((tx) =>
    tx
      .select({ number: requests.number, name: quotes.clientName, until: quotes.validUntil })
      .from(quotes)
      .innerJoin(requests, and(eq(requests.hubId, quotes.hubId), eq(requests.id, quotes.requestId)))
      .where(and(eq(quotes.hubId, ctx.hub.id), isNull(quotes.endedHow), lt(quotes.validUntil, ctx.today())))
      .orderBy(asc(quotes.validUntil), asc(quotes.id))
      .limit(EXPIRED_SHOWN),
  )

/** What is to sort, the closest to its target first, with how long each has waited; reads partial indexes only. */
export async function readTriage(ctx: Ctx, params: URLSearchParams) {
  const now = ctx.now()
  const filter: RequestFilter = {
    ...{ q: '', states: [], open: true, phase: 'triage', sort: 'target', descending: false },
    horizon: addDays(ctx.today(), HORIZON_DAYS),
  }
  const cursor = cursorOf(params, (value) => !Number.isNaN(Date.parse(value)))
  const { read, n, late } = await ctx.read(async (tx) => ({
    read: await requestsPage(tx, ctx.hub.id, filter, cursor, SIZE),
    n: await requestsCount(tx, ctx.hub.id, filter, COUNT_LIMIT + 1),
    late: await requestsCount(tx, ctx.hub.id, { ...filter, lateAt: now }, COUNT_LIMIT),
  }))
  const key = (row: RequestRow) => [sortValue(row, 'target'), row.id] as const
  const page = pageOf(read, cursor, params, key, SIZE)
  const named = await withNames(ctx, page.rows)
  const rows = named.map((one, i) => {
    const { details, wantedOn, receivedAt, targetAt } = page.rows[i]!
    return { ...one, details, wantedOn, waiting: waiting(receivedAt, targetAt, now) }
  })
  return { ...page, rows, ...counted(n), late, expired: cursor ? [] : await expiredQuotes(ctx) }
}
export type Triage = Awaited<ReturnType<typeof readTriage>>

/** Those to whom a request may be handed, and the names one may be redirected to. */
export async function partnersFor(ctx: Ctx) {
  const providers = await findOrganisations(ctx, { kinds: ['provider', 'producer'], limit: 100 })
  const all = await findOrganisations(ctx, { limit: 100 })
  return {
    providers: providers.map(({ id, label }) => ({ value: id, label })),
    names: all.map(({ label }) => label),
  }
}
