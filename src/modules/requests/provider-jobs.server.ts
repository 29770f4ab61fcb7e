import { and, asc, eq, getTableColumns, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { addDays, type Day, dayIn, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { cents } from '#kit/money.ts'
import { providerTerms } from '#modules/providers/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { gainOf } from './jobs.server.ts'
import { agreedShares } from './offer-store.server.ts'
import { requests } from './tables.ts'

const { search: _, ...READ } = getTableColumns(requests)

/** A job that a provider did, what of its price is theirs, and whether nobody owes for it any more. */
export type ProviderJob = {
  readonly requestId: Id<'Request'>
  readonly number: string
  readonly organisationId: Id<'Organisation'>
  readonly day: Day
  readonly what: string
  readonly activity: string
  readonly price: Cents
  /** Permille of the price, as agreed with the offer, or else as the terms stand; null when nothing was agreed. */
  readonly permille: number | null
  readonly share: Cents
  readonly paid: boolean
}

/** How many jobs one reading holds at most: a hub of twenty-five providers does some hundreds a month. */
const MOST = 20_000

/** What providers did between two days, both included, oldest first: for their statements and what they are owed. */
export async function providerJobs(
  ctx: Ctx,
  period: { readonly from: Day; readonly until: Day; readonly organisationId?: Id<'Organisation'> },
): Promise<ProviderJob[]> {
  const { zone, id: hubId } = ctx.hub
  const rows = await ctx.read((tx) =>
    tx
      .select(READ)
      .from(requests)
      .where(
        and(
          eq(requests.hubId, hubId),
          period.organisationId
            ? eq(requests.assigneeOrganisationId, period.organisationId)
            : sql`${requests.assigneeOrganisationId} is not null`,
          gte(requests.doneAt, instantOf(period.from, 0, zone)),
          lt(requests.doneAt, instantOf(addDays(period.until, 1), 0, zone)),
        ),
      )
      .orderBy(asc(requests.doneAt), asc(requests.id))
      .limit(MOST),
  )
  const permilles = new Map<Id<'Request'>, number>()
  const terms = new Map<string, number>()
  // One question for each provider and each pair of provider and service, of which there are a few dozens.
  for (const [organisationId, those] of Map.groupBy(rows, (row) => row.assigneeOrganisationId!)) {
    const ids = those.map((row) => row.id)
    const agreed = await ctx.read((tx) => agreedShares(tx, hubId, organisationId, ids))
    for (const row of those) {
      const key = `${organisationId} ${row.serviceId}`
      if (!agreed.has(row.id) && !terms.has(key))
        terms.set(key, (await providerTerms(ctx, organisationId, row.serviceId)).sharePermille)
      permilles.set(row.id, agreed.get(row.id) ?? terms.get(key) ?? 0)
    }
  }
  return rows.map((row): ProviderJob => {
    const permille = permilles.get(row.id) || null
    return {
      requestId: row.id,
      number: row.number,
      organisationId: row.assigneeOrganisationId!,
      day: dayIn(row.doneAt!, zone),
      what: row.quantity > 1 ? `${row.serviceName} × ${row.quantity}` : row.serviceName,
      activity: row.activity,
      price: row.price,
      permille,
      share: gainOf(row.price, permille) ?? cents(0),
      paid: row.paidAt !== null,
    }
  })
}

/** Which of these requests are not paid, or no longer: what a provider got for them is taken back. */
export async function unpaidAmong(ctx: Ctx, ids: readonly Id<'Request'>[]): Promise<Set<Id<'Request'>>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: requests.id })
      .from(requests)
      .where(and(eq(requests.hubId, ctx.hub.id), inArray(requests.id, [...ids]), isNull(requests.paidAt))),
  )
  return new Set(rows.map((row) => row.id))
}
