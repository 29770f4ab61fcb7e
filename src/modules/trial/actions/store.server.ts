import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { countMatching } from '#platform/lists/page.server.ts'
import { type ActionState, BAND_LEVELS, type RiskBand, type RiskState } from '../rules/priorities.ts'
import { trialActions, trialRiskReviews, trialRisks } from './tables.ts'

export type ActionRow = typeof trialActions.$inferSelect
export type RiskRow = typeof trialRisks.$inferSelect
export type RiskReviewRow = typeof trialRiskReviews.$inferSelect

export type ActionFilter = {
  q: string
  state?: ActionState
  /** To do or being done. */
  open?: boolean
  /** Open, and due before this day. */
  lateOn?: Day
  owner?: string
  stageId?: Id<'Stage'>
  riskId?: Id<'Risk'>
  sort: 'priority' | 'due'
}
export type RiskFilter = {
  q: string
  state?: RiskState
  open?: boolean
  /** Open, and to be looked at again before this day or on it. */
  dueOn?: Day
  band?: RiskBand
  at?: { probability: number; severity: number }
  owner?: string
}

/** `%` and `_` typed by somebody are letters. */
const like = (column: PgColumn, q: string): SQL | undefined =>
  q ? sql`${column} ILIKE ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}` : undefined

/** The sort value of a list with the type it is compared in. */
type Key = { value: SQL; as: 'numeric' | 'date' | 'int'; ascending: boolean }

const ACTION_KEYS: Record<ActionFilter['sort'], Key> = {
  priority: { value: sql`${trialActions.priority}`, as: 'numeric', ascending: false },
  // Without a day comes last.
  due: {
    value: sql`CASE WHEN ${trialActions.dueOn} IS NULL THEN '9999-12-31'::date ELSE ${trialActions.dueOn} END`,
    as: 'date',
    ascending: true,
  },
}
const RISK_KEY: Key = { value: sql`${trialRisks.level}`, as: 'int', ascending: false }

function paged(key: Key, id: PgColumn, cursor: Cursor | null) {
  const backwards = cursor !== null && 'before' in cursor
  const up = key.ascending !== backwards
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const sign = up ? sql`>` : sql`<`
  return {
    from: edge
      ? sql`(${key.value}, ${id}) ${sign} (${edge[0]}::${sql.raw(key.as)}, ${edge[1]}::uuid)`
      : undefined,
    order: up ? [asc(key.value), asc(id)] : [desc(key.value), desc(id)],
  }
}

const actionsWhere = (hubId: Id<'Hub'>, filter: Omit<ActionFilter, 'sort'>): SQL | undefined => {
  const open = sql`${trialActions.state} IN ('todo', 'doing')`
  return and(
    eq(trialActions.hubId, hubId),
    isNull(trialActions.removedAt),
    filter.state && eq(trialActions.state, filter.state),
    filter.open ? open : undefined,
    filter.lateOn ? sql`${open} AND ${trialActions.dueOn} < ${filter.lateOn}` : undefined,
    filter.owner ? eq(trialActions.ownerName, filter.owner) : undefined,
    filter.stageId && eq(trialActions.stageId, filter.stageId),
    filter.riskId && eq(trialActions.riskId, filter.riskId),
    like(trialActions.what, filter.q),
  )
}

/** A page of actions. They are written by hand, so that looking through their words stays cheap. */
export async function actionsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: ActionFilter,
  cursor: Cursor | null,
  size: number,
): Promise<{ rows: ActionRow[]; n: number }> {
  const where = actionsWhere(hubId, filter)
  const { from, order } = paged(ACTION_KEYS[filter.sort], trialActions.id, cursor)
  const rows = await tx
    .select()
    .from(trialActions)
    .where(and(where, from))
    .orderBy(...order)
    .limit(size + 1)
  return { rows, n: await countMatching(tx, trialActions, where) }
}

const risksWhere = (hubId: Id<'Hub'>, filter: RiskFilter): SQL | undefined => {
  const open = sql`${trialRisks.state} <> 'closed'`
  return and(
    eq(trialRisks.hubId, hubId),
    isNull(trialRisks.removedAt),
    filter.state && eq(trialRisks.state, filter.state),
    filter.open ? open : undefined,
    filter.dueOn ? sql`${open} AND ${trialRisks.reviewOn} <= ${filter.dueOn}` : undefined,
    filter.band
      ? sql`${trialRisks.level} BETWEEN ${BAND_LEVELS[filter.band][0]} AND ${BAND_LEVELS[filter.band][1]}`
      : undefined,
    filter.at && eq(trialRisks.probability, filter.at.probability),
    filter.at && eq(trialRisks.severity, filter.at.severity),
    filter.owner ? eq(trialRisks.ownerName, filter.owner) : undefined,
    like(trialRisks.what, filter.q),
  )
}

/** A page of risks, the most serious first. */
export async function risksPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: RiskFilter,
  cursor: Cursor | null,
  size: number,
): Promise<{ rows: RiskRow[]; n: number }> {
  const where = risksWhere(hubId, filter)
  const { from, order } = paged(RISK_KEY, trialRisks.id, cursor)
  const rows = await tx
    .select()
    .from(trialRisks)
    .where(and(where, from))
    .orderBy(...order)
    .limit(size + 1)
  return { rows, n: await countMatching(tx, trialRisks, where) }
}

/** How many open risks stand at each probability and severity. */
export const riskMap = (
  tx: Tx,
  hubId: Id<'Hub'>,
): Promise<{ probability: number; severity: number; n: number }[]> =>
  tx
    .select({
      probability: trialRisks.probability,
      severity: trialRisks.severity,
      n: sql<number>`count(*)::int`,
    })
    .from(trialRisks)
    .where(risksWhere(hubId, { q: '', open: true }))
    .groupBy(trialRisks.probability, trialRisks.severity)

/** Names that take care of something, for the field and the filter. */
export async function ownersOf(tx: Tx, hubId: Id<'Hub'>): Promise<string[]> {
  const { rows } = await tx.execute<{ name: string }>(sql`
    SELECT owner_name AS name FROM trial_actions WHERE hub_id = ${hubId} AND removed_at IS NULL AND owner_name IS NOT NULL
    UNION SELECT owner_name FROM trial_risks WHERE hub_id = ${hubId} AND removed_at IS NULL AND owner_name IS NOT NULL
    ORDER BY name LIMIT 100`)
  return rows.map((row) => row.name)
}

/** Also finds what was removed, so that removing can be undone. */
export async function actionById(tx: Tx, hubId: Id<'Hub'>, id: Id<'TrialAction'>) {
  const [row] = await tx
    .select()
    .from(trialActions)
    .where(and(eq(trialActions.hubId, hubId), eq(trialActions.id, id)))
  return row
}

export async function riskById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Risk'>) {
  const [row] = await tx
    .select()
    .from(trialRisks)
    .where(and(eq(trialRisks.hubId, hubId), eq(trialRisks.id, id)))
  return row
}

export const reviewsOf = (tx: Tx, hubId: Id<'Hub'>, riskId: Id<'Risk'>): Promise<RiskReviewRow[]> =>
  tx
    .select()
    .from(trialRiskReviews)
    .where(and(eq(trialRiskReviews.hubId, hubId), eq(trialRiskReviews.riskId, riskId)))
    .orderBy(desc(trialRiskReviews.id))
    .limit(100)

export const insertAction = (tx: Tx, row: Omit<ActionRow, 'priority'>) => tx.insert(trialActions).values(row)
export const insertRisk = (tx: Tx, row: Omit<RiskRow, 'level'>) => tx.insert(trialRisks).values(row)
export const insertReview = (tx: Tx, row: RiskReviewRow) => tx.insert(trialRiskReviews).values(row)

export const updateAction = (
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'TrialAction'>,
  set: Partial<Omit<ActionRow, 'priority'>>,
) =>
  tx
    .update(trialActions)
    .set(set)
    .where(and(eq(trialActions.hubId, hubId), eq(trialActions.id, id)))

export const updateRisk = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Risk'>, set: Partial<Omit<RiskRow, 'level'>>) =>
  tx
    .update(trialRisks)
    .set(set)
    .where(and(eq(trialRisks.hubId, hubId), eq(trialRisks.id, id)))
