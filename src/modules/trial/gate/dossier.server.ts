import { createHash } from 'node:crypto'
import type { Day } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { evidenceOf, spentOf } from '../evidence.server.ts'
import type { DossierRecord } from '../rules/dossier.ts'
import { canonical, type StageRecord } from '../rules/record.ts'
import type { Stage } from '../store.server.ts'
import { partsOf } from './parts.server.ts'
import { type DossierRow, dossiersOf, type GateRow, membersOf, quorumOf } from './store.server.ts'

/** A stage as a record keeps it, with what was spent of it until `day`. */
export async function stageRecord(ctx: Ctx, stage: Stage, day: Day): Promise<StageRecord> {
  const { id, name, purpose, startsOn, endsOn, volunteerHours } = stage
  return {
    ...{ id, name, purpose, startsOn, endsOn, volunteerHours },
    budget: Number(stage.budget),
    lossCeiling: Number(stage.lossCeiling),
    spent: await spentOf(ctx, stage, day),
  }
}

export type Words = Pick<GateRow, 'asked' | 'proposal' | 'nextMeans' | 'answersBy'>

/**
 * The dossier of a stage as it would be frozen at this instant. `number` is the hub's next one. Nothing recorded at or
 * after `ctx.now()` counts, so that the same figures can be computed again for ever.
 */
export async function dossierNow(tx: Tx, ctx: Ctx, stage: Stage, words: Words): Promise<DossierRecord> {
  const day = ctx.today()
  const at = ctx.now()
  const [before] = await dossiersOf(tx, ctx.hub.id, 1)
  const members = await membersOf(tx, ctx.hub.id)
  return {
    version: 1,
    hub: ctx.hub.name,
    number: (before?.number ?? 0) + 1,
    stage: await stageRecord(ctx, stage, day),
    ...{ asked: words.asked, proposal: words.proposal, nextMeans: words.nextMeans },
    evidence: await evidenceOf(ctx, stage, day, at),
    parts: await partsOf(ctx, stage, day),
    committee: members.map(({ id, name, role, voices }) => ({ id, name, role, voices })),
    quorum: await quorumOf(tx, ctx.hub.id),
    ...{ answersBy: words.answersBy, day, at: at.toISOString(), openedBy: ctx.actor.name },
    previous: before?.fingerprint ?? null,
  }
}

/** SHA-256, in hexadecimal, of the canonical form of a dossier. */
export const dossierFingerprint = (record: DossierRecord): string =>
  createHash('sha256').update(canonical(record), 'utf8').digest('hex')

/** True when the dossier is what was frozen, and the columns beside it still say the same. */
export const isDossierIntact = (row: DossierRow): boolean =>
  dossierFingerprint(row.record) === row.fingerprint &&
  row.record.number === row.number &&
  row.record.at === row.at.toISOString()
