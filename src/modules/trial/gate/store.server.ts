import { and, asc, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Quorum } from '../rules/gate.ts'
import {
  trialCommittee,
  trialGateDossiers,
  trialGateLinks,
  trialGateRules,
  trialGates,
  trialOpinions,
} from './tables.ts'

export type GateRow = typeof trialGates.$inferSelect
export type DossierRow = typeof trialGateDossiers.$inferSelect
export type MemberRow = typeof trialCommittee.$inferSelect
export type OpinionRow = typeof trialOpinions.$inferSelect
type LinkRow = typeof trialGateLinks.$inferSelect
type HubId = Id<'Hub'>

/** A hub has a gate every few months; a loop gone wrong must not fill a page. */
const MOST_GATES = 100
const MOST_MEMBERS = 100
const MOST_OPINIONS = 500

export async function gateById(tx: Tx, hubId: HubId, id: Id<'Gate'>): Promise<GateRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialGates)
    .where(and(eq(trialGates.hubId, hubId), eq(trialGates.id, id)))
  return row
}

/** The gate of a stage that nothing has closed: a draft, or one that waits for its decision. */
export async function liveGate(tx: Tx, hubId: HubId, stageId: Id<'Stage'>): Promise<GateRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialGates)
    .where(and(eq(trialGates.hubId, hubId), eq(trialGates.stageId, stageId), isNull(trialGates.closedAt)))
  return row
}

/** Gates of the hub, the last begun first. */
export const gatesOf = (tx: Tx, hubId: HubId): Promise<GateRow[]> =>
  tx
    .select()
    .from(trialGates)
    .where(eq(trialGates.hubId, hubId))
    .orderBy(desc(trialGates.id))
    .limit(MOST_GATES)

/** The gate that a decision closed; none for those signed before there were gates. */
export async function gateOfDecision(tx: Tx, hubId: HubId, decisionId: Id<'Decision'>) {
  const [row] = await tx
    .select()
    .from(trialGates)
    .where(and(eq(trialGates.hubId, hubId), eq(trialGates.decisionId, decisionId)))
  return row
}

export const insertGate = (tx: Tx, row: GateRow) => tx.insert(trialGates).values(row)

export const updateGate = (tx: Tx, hubId: HubId, id: Id<'Gate'>, set: Partial<GateRow>) =>
  tx
    .update(trialGates)
    .set(set)
    .where(and(eq(trialGates.hubId, hubId), eq(trialGates.id, id)))

export async function dossierOf(tx: Tx, hubId: HubId, gateId: Id<'Gate'>): Promise<DossierRow | undefined> {
  const [row] = await tx
    .select()
    .from(trialGateDossiers)
    .where(and(eq(trialGateDossiers.hubId, hubId), eq(trialGateDossiers.gateId, gateId)))
  return row
}

/** Frozen dossiers, the last first; `limit` of them. */
export const dossiersOf = (tx: Tx, hubId: HubId, limit = MOST_GATES): Promise<DossierRow[]> =>
  tx
    .select()
    .from(trialGateDossiers)
    .where(eq(trialGateDossiers.hubId, hubId))
    .orderBy(desc(trialGateDossiers.number))
    .limit(limit)

export const insertDossier = (tx: Tx, row: DossierRow) => tx.insert(trialGateDossiers).values(row)

export async function quorumOf(tx: Tx, hubId: HubId): Promise<Quorum> {
  const [row] = await tx.select().from(trialGateRules).where(eq(trialGateRules.hubId, hubId))
  return row?.quorum ?? 'half'
}

export const setQuorum = (tx: Tx, hubId: HubId, quorum: Quorum, updatedAt: Date) =>
  tx
    .insert(trialGateRules)
    .values({ hubId, quorum, updatedAt })
    .onConflictDoUpdate({ target: trialGateRules.hubId, set: { quorum, updatedAt } })

/** Who is of the committee now, in the order in which they came. */
export const membersOf = (tx: Tx, hubId: HubId): Promise<MemberRow[]> =>
  tx
    .select()
    .from(trialCommittee)
    .where(and(eq(trialCommittee.hubId, hubId), isNull(trialCommittee.leftAt)))
    .orderBy(asc(trialCommittee.id))
    .limit(MOST_MEMBERS)

/** Members by id, gone or not. */
export const membersById = (
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'CommitteeMember'>[],
): Promise<MemberRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(trialCommittee)
        .where(and(eq(trialCommittee.hubId, hubId), inArray(trialCommittee.id, [...ids])))

/** The member in whose name an account answers. */
export async function memberOfAccount(tx: Tx, hubId: HubId, userId: string) {
  const { hubId: hub, userId: user, leftAt } = trialCommittee
  const [row] = await tx
    .select()
    .from(trialCommittee)
    .where(and(eq(hub, hubId), eq(user, userId), isNotNull(user), isNull(leftAt)))
  return row
}

export const insertMember = (tx: Tx, row: MemberRow) => tx.insert(trialCommittee).values(row)

export const updateMember = (tx: Tx, hubId: HubId, id: Id<'CommitteeMember'>, set: Partial<MemberRow>) =>
  tx
    .update(trialCommittee)
    .set(set)
    .where(and(eq(trialCommittee.hubId, hubId), eq(trialCommittee.id, id)))

/** Opinions on a gate in the order in which they came. */
export const opinionsOf = (tx: Tx, hubId: HubId, gateId: Id<'Gate'>): Promise<OpinionRow[]> =>
  tx
    .select()
    .from(trialOpinions)
    .where(and(eq(trialOpinions.hubId, hubId), eq(trialOpinions.gateId, gateId)))
    .orderBy(asc(trialOpinions.id))
    .limit(MOST_OPINIONS)

export const insertOpinion = (tx: Tx, row: OpinionRow) => tx.insert(trialOpinions).values(row)

export const insertLinks = (tx: Tx, rows: LinkRow[]) => tx.insert(trialGateLinks).values(rows)

/** A link by the hash of its secret, and whether a newer one of the same member took its place. */
export async function linkByHash(tx: Tx, hubId: HubId, secretHash: string) {
  const newer = alias(trialGateLinks, 'newer')
  const [row] = await tx
    .select({ link: trialGateLinks, newerId: newer.id })
    .from(trialGateLinks)
    .leftJoin(
      newer,
      and(
        eq(newer.hubId, trialGateLinks.hubId),
        eq(newer.gateId, trialGateLinks.gateId),
        eq(newer.memberId, trialGateLinks.memberId),
        gt(newer.id, trialGateLinks.id),
      ),
    )
    .where(and(eq(trialGateLinks.hubId, hubId), eq(trialGateLinks.secretHash, secretHash)))
    .limit(1)
  return row && { ...row.link, replaced: row.newerId !== null }
}
