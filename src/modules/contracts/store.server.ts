import { and, asc, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import {
  contractDues,
  contractIndexes,
  contractMoves,
  contracts,
  contractTerms,
  contractUses,
  contractVolumes,
} from './tables.ts'

export type ContractRow = Omit<typeof contracts.$inferSelect, 'search'>
export type NewContract = typeof contracts.$inferInsert
export type TermsRow = typeof contractTerms.$inferSelect
export type VolumeRow = typeof contractVolumes.$inferSelect
export type DueRow = typeof contractDues.$inferSelect
type MoveRow = typeof contractMoves.$inferSelect

const { search: _, ...READ } = getTableColumns(contracts)

export async function insertContract(tx: Tx, row: NewContract): Promise<void> {
  await tx.insert(contracts).values(row)
}

/** Writes terms with their volumes. */
export async function insertTerms(
  tx: Tx,
  terms: typeof contractTerms.$inferInsert,
  volumes: readonly (typeof contractVolumes.$inferInsert)[],
): Promise<void> {
  await tx.insert(contractTerms).values(terms)
  if (volumes.length > 0) await tx.insert(contractVolumes).values([...volumes])
}

export async function insertContractMoves(
  tx: Tx,
  moves: readonly (typeof contractMoves.$inferInsert)[],
): Promise<void> {
  if (moves.length > 0) await tx.insert(contractMoves).values([...moves])
}

export async function updateContract(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Contract'>,
  set: Partial<NewContract>,
): Promise<void> {
  await tx
    .update(contracts)
    .set(set)
    .where(and(eq(contracts.hubId, hubId), eq(contracts.id, id)))
}

const one = async (tx: Tx, where: SQL | undefined): Promise<ContractRow | null> => {
  const [row] = await tx.select(READ).from(contracts).where(where)
  return row ?? null
}

export const contractByNumber = (tx: Tx, hubId: Id<'Hub'>, number: string): Promise<ContractRow | null> =>
  one(tx, and(eq(contracts.hubId, hubId), eq(contracts.number, number)))

/** Locked until the transaction ends, so that a second hand sees the new state. */
export async function lockContract(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Contract'>,
): Promise<ContractRow | null> {
  const [row] = await tx
    .select(READ)
    .from(contracts)
    .where(and(eq(contracts.hubId, hubId), eq(contracts.id, id)))
    .for('update')
  return row ?? null
}

export const contractsByIds = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Contract'>[],
): Promise<ContractRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select(READ)
        .from(contracts)
        .where(and(eq(contracts.hubId, hubId), inArray(contracts.id, [...ids])))

export const contractByCode = (tx: Tx, hubId: Id<'Hub'>, code: string): Promise<ContractRow | null> =>
  one(tx, and(eq(contracts.hubId, hubId), eq(contracts.code, code)))

/** Written as a constant so that the database proves the partial index fits. */
const LIVE = sql`${contracts.state} in ('signed', 'terminated')`

/** Every contract in force, of the hub or of one organisation: dozens, not thousands. */
export const liveContracts = (
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId?: Id<'Organisation'>,
): Promise<ContractRow[]> =>
  tx
    .select(READ)
    .from(contracts)
    .where(
      and(
        eq(contracts.hubId, hubId),
        LIVE,
        organisationId ? eq(contracts.organisationId, organisationId) : undefined,
      ),
    )
    .orderBy(asc(contracts.endsOn), asc(contracts.id))

/** Drafts and contracts in force, the newest first. */
export const contractsNotEnded = (tx: Tx, hubId: Id<'Hub'>): Promise<ContractRow[]> =>
  tx
    .select(READ)
    .from(contracts)
    .where(and(eq(contracts.hubId, hubId), inArray(contracts.state, ['draft', 'signed', 'terminated'])))
    .orderBy(desc(contracts.number))
    .limit(500)

/** Those under notice, and those that ended since a day. */
export const overContracts = (tx: Tx, hubId: Id<'Hub'>, since: Day): Promise<ContractRow[]> =>
  tx
    .select(READ)
    .from(contracts)
    .where(
      and(
        eq(contracts.hubId, hubId),
        inArray(contracts.state, ['terminated', 'ended']),
        sql`${contracts.endsOn} >= ${since}::date`,
      ),
    )
    .limit(500)

/** The terms of contracts in their order, each with its volumes. */
export type Agreed = TermsRow & { readonly volumes: readonly VolumeRow[] }

export async function termsOfContracts(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Contract'>[],
): Promise<Map<Id<'Contract'>, Agreed[]>> {
  const found = new Map<Id<'Contract'>, Agreed[]>()
  if (ids.length === 0) return found
  const rows = await tx
    .select({ terms: contractTerms, volume: contractVolumes })
    .from(contractTerms)
    .leftJoin(
      contractVolumes,
      and(eq(contractVolumes.hubId, contractTerms.hubId), eq(contractVolumes.termsId, contractTerms.id)),
    )
    .where(and(eq(contractTerms.hubId, hubId), inArray(contractTerms.contractId, [...ids])))
    .orderBy(asc(contractTerms.contractId), asc(contractTerms.version), asc(contractVolumes.serviceId))
  for (const { terms, volume } of rows) {
    const list = found.get(terms.contractId) ?? []
    found.set(terms.contractId, list)
    const last = list.at(-1)
    if (last?.id !== terms.id) list.push({ ...terms, volumes: volume ? [volume] : [] })
    else if (volume) list[list.length - 1] = { ...last, volumes: [...last.volumes, volume] }
  }
  return found
}

const grouped = <Row extends { contractId: Id<'Contract'> }>(rows: readonly Row[]) =>
  Map.groupBy(rows, (row) => row.contractId)

/** Indexes typed, in the order they were written: the last of a day holds. */
export const indexesOf = async (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Contract'>[]) =>
  grouped(
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(contractIndexes)
          .where(and(eq(contractIndexes.hubId, hubId), inArray(contractIndexes.contractId, [...ids])))
          .orderBy(asc(contractIndexes.onDay), asc(contractIndexes.recordedAt)),
  )

export const duesOf = async (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Contract'>[]) =>
  grouped(
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(contractDues)
          .where(and(eq(contractDues.hubId, hubId), inArray(contractDues.contractId, [...ids])))
          .orderBy(asc(contractDues.dueOn), asc(contractDues.id)),
  )

/** Units done by contract, service and day: what volumes are counted from. */
export async function usesOf(tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Contract'>[]) {
  return grouped(
    ids.length === 0
      ? []
      : await tx
          .select({
            contractId: contractUses.contractId,
            serviceId: contractUses.serviceId,
            day: contractUses.day,
            quantity: sql<number>`sum(${contractUses.quantity})::int`,
            jobs: sql<number>`count(*)::int`,
            people: sql<
              string[]
            >`coalesce(array_agg(DISTINCT ${contractUses.personId}) FILTER (WHERE ${contractUses.personId} IS NOT NULL), '{}')::text[]`,
          })
          .from(contractUses)
          .where(
            and(
              eq(contractUses.hubId, hubId),
              inArray(contractUses.contractId, [...ids]),
              sql`${contractUses.quantity} > 0`,
            ),
          )
          .groupBy(contractUses.contractId, contractUses.serviceId, contractUses.day)
          .orderBy(asc(contractUses.day)),
  )
}

/** Writes what is due once; answers the rows that were new. */
export async function insertDues(
  tx: Tx,
  rows: readonly (typeof contractDues.$inferInsert)[],
): Promise<DueRow[]> {
  if (rows.length === 0) return []
  return await tx
    .insert(contractDues)
    .values([...rows])
    .onConflictDoNothing()
    .returning()
}

export async function insertIndex(tx: Tx, row: typeof contractIndexes.$inferInsert): Promise<void> {
  await tx.insert(contractIndexes).values(row)
}

export const contractMovesOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Contract'>): Promise<MoveRow[]> =>
  tx
    .select()
    .from(contractMoves)
    .where(and(eq(contractMoves.hubId, hubId), eq(contractMoves.contractId, id)))
    .orderBy(desc(contractMoves.at), desc(contractMoves.id))

/** A job counted, or counted again with another quantity (0 takes it back). */
export async function upsertUses(tx: Tx, rows: readonly (typeof contractUses.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(contractUses)
    .values([...rows])
    .onConflictDoUpdate({
      target: [contractUses.hubId, contractUses.requestId],
      set: { quantity: sql`excluded.quantity`, day: sql`excluded.day` },
    })
}
