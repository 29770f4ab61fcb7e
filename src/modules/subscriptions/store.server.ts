import { and, asc, eq, getTableColumns, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import {
  subscriptionMoves,
  subscriptionPauses,
  subscriptionPeriods,
  subscriptionPlans,
  subscriptions,
  subscriptionTerms,
} from './tables.ts'

const { search: _, words: __, ...READ } = getTableColumns(subscriptions)
export type SubscriptionRow = Omit<typeof subscriptions.$inferSelect, 'search' | 'words'>
export type PlanRow = typeof subscriptionPlans.$inferSelect
export type TermsRow = typeof subscriptionTerms.$inferSelect
export type PauseRow = typeof subscriptionPauses.$inferSelect
export type PeriodRow = typeof subscriptionPeriods.$inferSelect
export type MoveRow = typeof subscriptionMoves.$inferSelect
type NewSubscription = typeof subscriptions.$inferInsert

export const plansOf = (tx: Tx, hubId: Id<'Hub'>): Promise<PlanRow[]> =>
  tx
    .select()
    .from(subscriptionPlans)
    .where(eq(subscriptionPlans.hubId, hubId))
    .orderBy(sql`retired_at is not null`, asc(subscriptionPlans.price), asc(subscriptionPlans.id))

export async function planById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Plan'>): Promise<PlanRow | null> {
  const [row] = await tx
    .select()
    .from(subscriptionPlans)
    .where(and(eq(subscriptionPlans.hubId, hubId), eq(subscriptionPlans.id, id)))
  return row ?? null
}

export async function insertPlan(tx: Tx, row: typeof subscriptionPlans.$inferInsert): Promise<void> {
  await tx.insert(subscriptionPlans).values(row)
}

export async function updatePlan(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Plan'>,
  set: Partial<typeof subscriptionPlans.$inferInsert>,
): Promise<void> {
  await tx
    .update(subscriptionPlans)
    .set(set)
    .where(and(eq(subscriptionPlans.hubId, hubId), eq(subscriptionPlans.id, id)))
}

export async function insertSubscription(
  tx: Tx,
  row: NewSubscription,
  terms: typeof subscriptionTerms.$inferInsert,
): Promise<void> {
  await tx.insert(subscriptions).values(row)
  await tx.insert(subscriptionTerms).values(terms)
}

export async function insertTerms(tx: Tx, row: typeof subscriptionTerms.$inferInsert): Promise<void> {
  await tx.insert(subscriptionTerms).values(row)
}

export async function updateSubscription(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Subscription'>,
  set: Partial<NewSubscription>,
): Promise<void> {
  await tx
    .update(subscriptions)
    .set(set)
    .where(and(eq(subscriptions.hubId, hubId), eq(subscriptions.id, id)))
}

export async function lockSubscription(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Subscription'>,
): Promise<SubscriptionRow | null> {
  const [row] = await tx
    .select(READ)
    .from(subscriptions)
    .where(and(eq(subscriptions.hubId, hubId), eq(subscriptions.id, id)))
    .for('update')
  return row ?? null
}

export async function subscriptionByNumber(
  tx: Tx,
  hubId: Id<'Hub'>,
  number: string,
): Promise<SubscriptionRow | null> {
  const [row] = await tx
    .select(READ)
    .from(subscriptions)
    .where(and(eq(subscriptions.hubId, hubId), eq(subscriptions.number, number)))
  return row ?? null
}

const some = (tx: Tx, where: SQL | undefined) =>
  tx.select(READ).from(subscriptions).where(where).orderBy(asc(subscriptions.id))

/** What the morning has to look at, locked: a period begins, a term is near its end, or the last day is past. */
export const subscriptionsToLive = (
  tx: Tx,
  hubId: Id<'Hub'>,
  today: Day,
  termsUntil: Day,
  limit: number,
  after: Id<'Subscription'> | null,
): Promise<SubscriptionRow[]> =>
  some(
    tx,
    and(
      eq(subscriptions.hubId, hubId),
      eq(subscriptions.state, 'active'),
      after ? sql`${subscriptions.id} > ${after}` : undefined,
      or(
        lte(subscriptions.nextOn, today),
        and(isNotNull(subscriptions.termEndsOn), lte(subscriptions.termEndsOn, termsUntil)),
        sql`${subscriptions.endsOn} < ${today}`,
      ),
    ),
  )
    .limit(limit)
    .for('update')

/** Those of one person (under every id of theirs) or organisation, running ones first. */
export const subscriptionsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  who: { readonly personIds: readonly Id<'Person'>[] } | { readonly organisationId: Id<'Organisation'> },
): Promise<SubscriptionRow[]> =>
  tx
    .select(READ)
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.hubId, hubId),
        'personIds' in who
          ? inArray(subscriptions.personId, [...who.personIds])
          : eq(subscriptions.organisationId, who.organisationId),
      ),
    )
    .orderBy(asc(subscriptions.state), asc(subscriptions.id))

type Ids = readonly Id<'Subscription'>[]
const grouped = <T extends { subscriptionId: Id<'Subscription'> }>(rows: T[]) =>
  Map.groupBy(rows, (row) => row.subscriptionId)

export const termsOfAll = async (tx: Tx, hubId: Id<'Hub'>, ids: Ids) =>
  grouped(
    await tx
      .select()
      .from(subscriptionTerms)
      .where(and(eq(subscriptionTerms.hubId, hubId), inArray(subscriptionTerms.subscriptionId, [...ids])))
      .orderBy(asc(subscriptionTerms.version)),
  )

export const pausesOfAll = async (tx: Tx, hubId: Id<'Hub'>, ids: Ids) =>
  grouped(
    await tx
      .select()
      .from(subscriptionPauses)
      .where(and(eq(subscriptionPauses.hubId, hubId), inArray(subscriptionPauses.subscriptionId, [...ids])))
      .orderBy(asc(subscriptionPauses.fromDay)),
  )

export const periodsOfAll = async (tx: Tx, hubId: Id<'Hub'>, ids: Ids) =>
  grouped(
    await tx
      .select()
      .from(subscriptionPeriods)
      .where(and(eq(subscriptionPeriods.hubId, hubId), inArray(subscriptionPeriods.subscriptionId, [...ids])))
      .orderBy(asc(subscriptionPeriods.fromDay)),
  )

export const movesOfAll = async (tx: Tx, hubId: Id<'Hub'>, ids: Ids) =>
  grouped(
    await tx
      .select()
      .from(subscriptionMoves)
      .where(and(eq(subscriptionMoves.hubId, hubId), inArray(subscriptionMoves.subscriptionId, [...ids])))
      .orderBy(asc(subscriptionMoves.id)),
  )

export async function insertPause(tx: Tx, row: typeof subscriptionPauses.$inferInsert): Promise<void> {
  await tx.insert(subscriptionPauses).values(row)
}

export async function endPause(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'SubscriptionPause'>,
  toDay: Day | null,
): Promise<void> {
  const own = and(eq(subscriptionPauses.hubId, hubId), eq(subscriptionPauses.id, id))
  // A pause given up before it began never was.
  if (toDay === null) await tx.delete(subscriptionPauses).where(own)
  else await tx.update(subscriptionPauses).set({ toDay }).where(own)
}

export async function insertMoves(
  tx: Tx,
  rows: readonly (typeof subscriptionMoves.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(subscriptionMoves).values([...rows])
}

/** Writes the periods that are not written yet, and answers those. */
export const insertPeriods = (
  tx: Tx,
  rows: readonly (typeof subscriptionPeriods.$inferInsert)[],
): Promise<PeriodRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(subscriptionPeriods)
        .values([...rows])
        .onConflictDoNothing()
        .returning()

/** Says from which day each is to be billed next, in one statement. */
export async function setNext(
  tx: Tx,
  hubId: Id<'Hub'>,
  next: ReadonlyMap<Id<'Subscription'>, Day>,
): Promise<void> {
  if (next.size === 0) return
  await tx
    .update(subscriptions)
    .set({ nextOn: sql`fresh.next_on` })
    .from(
      sql`unnest(${`{${[...next.keys()].join(',')}}`}::uuid[], ${`{${[...next.values()].join(',')}}`}::date[]) AS fresh (id, next_on)`,
    )
    .where(and(eq(subscriptions.hubId, hubId), sql`${subscriptions.id} = fresh.id`))
}
