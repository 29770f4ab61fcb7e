import { and, asc, eq, getTableColumns, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { ChargeSubject } from '../rules/charges.ts'
import { chargeSettlements, charges } from './tables.ts'

const { search: _, words: __, ...COLUMNS } = getTableColumns(charges)
/** What is read of a charge. */
export const READ = COLUMNS
export type ChargeRow = Omit<typeof charges.$inferSelect, 'search' | 'words'>
export type SettlementRow = typeof chargeSettlements.$inferSelect

/** Written as a constant so that the database proves the partial indexes fit. */
export const STILL_OWED = sql`${charges.outstanding} > 0`

/** Answers how many were written: fewer than given when a living charge of the same part exists. */
export async function insertCharges(tx: Tx, rows: readonly (typeof charges.$inferInsert)[]): Promise<number> {
  const done = await tx
    .insert(charges)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: charges.id })
  return done.length
}

const read = (tx: Tx, where: SQL | undefined) => tx.select(READ).from(charges).where(where)

export const chargeRows = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Charge'>[]): Promise<ChargeRow[]> =>
  read(tx, and(eq(charges.hubId, hubId), inArray(charges.id, [...ids]))).orderBy(asc(charges.id))

/** Locks charges until the transaction ends, in the order of ids: two settlings cannot wait for each other. */
export const lockCharges = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Charge'>[]): Promise<ChargeRow[]> =>
  read(tx, and(eq(charges.hubId, hubId), inArray(charges.id, [...ids])))
    .orderBy(asc(charges.id))
    .for('update')

const ofSubjects = (hubId: Id<'Hub'>, kind: ChargeSubject, subjectIds: readonly string[]) =>
  and(
    eq(charges.hubId, hubId),
    eq(charges.subjectKind, kind),
    inArray(charges.subjectId, [...subjectIds]),
    // What was wholly given up is no longer owed nor paid.
    gt(charges.amount, charges.voided),
  )

/** The living charges of subjects, in the order they were opened. */
export const chargesOfSubjects = (
  tx: Tx,
  hubId: Id<'Hub'>,
  kind: ChargeSubject,
  subjectIds: readonly string[],
): Promise<ChargeRow[]> => read(tx, ofSubjects(hubId, kind, subjectIds)).orderBy(asc(charges.id))

/** The same, locked. */
export const lockChargesOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  kind: ChargeSubject,
  subjectIds: readonly string[],
): Promise<ChargeRow[]> =>
  read(tx, ofSubjects(hubId, kind, subjectIds))
    .orderBy(asc(charges.id))
    .for('update')

/** Writes settlements and lowers what is owed by as much (raises it for amounts below zero), in one statement. */
export async function settle(
  tx: Tx,
  hubId: Id<'Hub'>,
  rows: readonly SettlementRow[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  const written = tx.$with('written').as(tx.insert(chargeSettlements).values([...rows]))
  await tx
    .with(written)
    .update(charges)
    .set({ outstanding: sql`${charges.outstanding} - paid.amount`, changedAt: at })
    .from(sql`unnest(${listOf(rows.map((row) => row.chargeId))}::uuid[],
      ${listOf(rows.map((row) => row.amount))}::bigint[]) AS paid (charge_id, amount)`)
    .where(and(eq(charges.hubId, hubId), sql`${charges.id} = paid.charge_id`))
}

const listOf = (values: readonly (string | bigint)[]) => `{${values.join(',')}}`

/** Gives up what is still owed. */
export async function voidCharges(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Charge'>[],
  why: string,
  at: Date,
): Promise<void> {
  await tx
    .update(charges)
    .set({
      outstanding: 0n as Cents,
      voided: sql`${charges.voided} + ${charges.outstanding}`,
      voidedAt: at,
      voidedWhy: why,
      changedAt: at,
    })
    .where(and(eq(charges.hubId, hubId), inArray(charges.id, [...ids])))
}

/** What a payment settled and nobody took back yet. */
export async function settledBy(
  tx: Tx,
  hubId: Id<'Hub'>,
  paymentId: Id<'Payment'>,
): Promise<SettlementRow[]> {
  return await tx
    .select()
    .from(chargeSettlements)
    .where(
      and(
        eq(chargeSettlements.hubId, hubId),
        eq(chargeSettlements.paymentId, paymentId),
        isNull(chargeSettlements.reverses),
        sql`NOT EXISTS (SELECT 1 FROM charge_settlements r WHERE r.hub_id = ${hubId} AND r.reverses = ${chargeSettlements.id})`,
      ),
    )
    .orderBy(asc(chargeSettlements.chargeId))
}

/** What is still owed by one debtor under any of their ids, the first due first. */
export const owedRows = (
  tx: Tx,
  hubId: Id<'Hub'>,
  who: { readonly personIds: readonly Id<'Person'>[] } | { readonly organisationId: Id<'Organisation'> },
): Promise<ChargeRow[]> =>
  read(
    tx,
    and(
      eq(charges.hubId, hubId),
      STILL_OWED,
      'personIds' in who
        ? inArray(charges.personId, [...who.personIds])
        : eq(charges.organisationId, who.organisationId),
    ),
  ).orderBy(asc(charges.dueOn), asc(charges.day), asc(charges.id))

/** What any of these debtors owe by a day, the first due first. */
export const owedAmongRows = (
  tx: Tx,
  hubId: Id<'Hub'>,
  who: {
    readonly personIds: readonly Id<'Person'>[]
    readonly organisationIds: readonly Id<'Organisation'>[]
  },
  dueBy: Day,
): Promise<ChargeRow[]> =>
  read(
    tx,
    and(
      eq(charges.hubId, hubId),
      STILL_OWED,
      lte(charges.dueOn, dueBy),
      or(
        inArray(charges.personId, [...who.personIds]),
        inArray(charges.organisationId, [...who.organisationIds]),
      ),
    ),
  ).orderBy(asc(charges.dueOn), asc(charges.day), asc(charges.id))

/** Subjects of a kind whose charges were opened, settled, reopened or given up since an instant. */
export async function changedSubjects(
  tx: Tx,
  hubId: Id<'Hub'>,
  kind: ChargeSubject,
  since: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: charges.subjectId })
    .from(charges)
    .where(and(eq(charges.hubId, hubId), gt(charges.changedAt, since), eq(charges.subjectKind, kind)))
    .limit(limit)
  return rows.map((row) => row.id)
}
