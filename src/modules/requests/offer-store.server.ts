import { and, asc, desc, eq, getTableColumns, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { OfferState } from './rules/offers.ts'
import type { RequestRow } from './store.server.ts'
import { offerLinks, offers, requests } from './tables.ts'

export type OfferRow = typeof offers.$inferSelect
type NewOffer = typeof offers.$inferInsert

const { search: _, ...REQUEST } = getTableColumns(requests)

/** Writes offers; those to somebody who already has one to answer for that job are passed over. */
export async function insertOffers(tx: Tx, rows: readonly NewOffer[]): Promise<OfferRow[]> {
  if (rows.length === 0) return []
  return await tx
    .insert(offers)
    .values([...rows])
    .onConflictDoNothing()
    .returning()
}

export async function insertOfferLinks(
  tx: Tx,
  rows: readonly (typeof offerLinks.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(offerLinks).values([...rows])
}

/** Marks requests as offered: from then on their offers follow what becomes of them. */
export async function markOffered(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Request'>[],
  at: Date,
): Promise<void> {
  await tx
    .update(requests)
    .set({ offeredAt: at })
    .where(and(eq(requests.hubId, hubId), inArray(requests.id, [...ids])))
}

/** One offer; with `lock` its row is held until the transaction ends. */
export async function offerById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Offer'>,
  lock = false,
): Promise<OfferRow | null> {
  const query = tx
    .select()
    .from(offers)
    .where(and(eq(offers.hubId, hubId), eq(offers.id, id)))
  const [row] = lock ? await query.for('update') : await query
  return row ?? null
}

export async function offerByLink(tx: Tx, hubId: Id<'Hub'>, tokenHash: string): Promise<OfferRow | null> {
  const [row] = await tx
    .select(getTableColumns(offers))
    .from(offerLinks)
    .innerJoin(offers, and(eq(offers.hubId, hubId), eq(offers.id, offerLinks.offerId)))
    .where(and(eq(offerLinks.hubId, hubId), eq(offerLinks.tokenHash, tokenHash)))
  return row ?? null
}

/** The offer of a link with its job; null when no link has this hash here. */
export async function jobByLink(tx: Tx, hubId: Id<'Hub'>, tokenHash: string): Promise<OfferedJob | null> {
  const [row] = await tx
    .select({ offer: getTableColumns(offers), request: REQUEST })
    .from(offerLinks)
    .innerJoin(offers, and(eq(offers.hubId, hubId), eq(offers.id, offerLinks.offerId)))
    .innerJoin(requests, and(eq(requests.hubId, hubId), eq(requests.id, offers.requestId)))
    .where(and(eq(offerLinks.hubId, hubId), eq(offerLinks.tokenHash, tokenHash)))
  return row ?? null
}

/** The offers of a request, newest first. */
export const offersOf = (tx: Tx, hubId: Id<'Hub'>, requestId: Id<'Request'>): Promise<OfferRow[]> =>
  tx
    .select()
    .from(offers)
    .where(and(eq(offers.hubId, hubId), eq(offers.requestId, requestId)))
    .orderBy(desc(offers.sentAt), asc(offers.organisationId))
    .limit(100)

export type OfferedJob = { offer: OfferRow; request: RequestRow }

/** What a provider was offered, with the job: those in these states, the first to answer first. */
export const offersTo = (
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  states: readonly OfferState[],
  limit: number,
): Promise<OfferedJob[]> =>
  tx
    .select({ offer: getTableColumns(offers), request: REQUEST })
    .from(offers)
    .innerJoin(requests, and(eq(requests.hubId, hubId), eq(requests.id, offers.requestId)))
    .where(
      and(
        eq(offers.hubId, hubId),
        eq(offers.organisationId, organisationId),
        inArray(offers.state, [...states]),
      ),
    )
    .orderBy(states.length === 1 ? asc(offers.answerBy) : desc(offers.sentAt), asc(offers.id))
    .limit(limit)

type Ending = Pick<NewOffer, 'state' | 'closedAt'> &
  Partial<Pick<NewOffer, 'answeredBy' | 'answeredHow' | 'why'>>

export async function endOffer(tx: Tx, hubId: Id<'Hub'>, id: Id<'Offer'>, end: Ending): Promise<void> {
  await tx
    .update(offers)
    .set(end)
    .where(and(eq(offers.hubId, hubId), eq(offers.id, id)))
}

/**
 * What becomes of the offers of requests that moved on without them: those still waiting end as told, and one that
 * was accepted by somebody who no longer has the job is withdrawn (`keeps` is who has it now).
 */
export async function closeOffers(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestIds: readonly Id<'Request'>[],
  end: { state: 'lost' | 'withdrawn'; at: Date; given?: { keeps: Id<'Organisation'> | null } },
): Promise<void> {
  const gone: SQL | undefined =
    end.given &&
    and(eq(offers.state, 'accepted'), sql`${offers.organisationId} IS DISTINCT FROM ${end.given.keeps}::uuid`)
  await tx
    .update(offers)
    .set({
      state: sql`CASE WHEN ${offers.state} = 'sent' THEN ${end.state} ELSE 'withdrawn' END`,
      closedAt: end.at,
    })
    .where(
      and(
        eq(offers.hubId, hubId),
        inArray(offers.requestId, [...requestIds]),
        or(eq(offers.state, 'sent'), gone),
      ),
    )
}

/** Ends the offers whose hour has passed; answers them. */
export const expireBefore = (tx: Tx, hubId: Id<'Hub'>, now: Date): Promise<OfferRow[]> =>
  tx
    .update(offers)
    .set({ state: 'expired', closedAt: now })
    .where(and(eq(offers.hubId, hubId), eq(offers.state, 'sent'), lte(offers.answerBy, now)))
    .returning()

/** The offer of a request that a provider has to answer, or null. */
export async function waitingOffer(
  tx: Tx,
  hubId: Id<'Hub'>,
  requestId: Id<'Request'>,
  organisationId: Id<'Organisation'>,
): Promise<Id<'Offer'> | null> {
  const [row] = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(
      and(
        eq(offers.hubId, hubId),
        eq(offers.requestId, requestId),
        eq(offers.organisationId, organisationId),
        eq(offers.state, 'sent'),
      ),
    )
  return row?.id ?? null
}

/** The permille agreed with each of these requests when the provider accepted its offer. */
export async function agreedShares(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  requestIds: readonly Id<'Request'>[],
): Promise<Map<Id<'Request'>, number>> {
  if (requestIds.length === 0) return new Map()
  const rows = await tx
    .select({ requestId: offers.requestId, permille: offers.sharePermille })
    .from(offers)
    .where(
      and(
        eq(offers.hubId, hubId),
        inArray(offers.requestId, [...requestIds]),
        eq(offers.organisationId, organisationId),
        eq(offers.state, 'accepted'),
      ),
    )
    .orderBy(asc(offers.closedAt))
  return new Map(
    rows.flatMap(({ requestId, permille }) => (permille ? [[requestId, permille] as const] : [])),
  )
}
