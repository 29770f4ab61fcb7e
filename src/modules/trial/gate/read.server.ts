import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { evidenceOf } from '../evidence.server.ts'
import { fingerprintOf } from '../fingerprint.server.ts'
import { type GateState, gateState, type Tally } from '../rules/gate.ts'
import type { Evidence } from '../rules/record.ts'
import type { Outcome } from '../rules/words.ts'
import { decisionById, decisionsOf, type Stage, stageOf, stagesOf } from '../store.server.ts'
import { isDossierIntact } from './dossier.server.ts'
import { tallyOfDossier } from './sign.server.ts'
import {
  type DossierRow,
  dossierOf,
  dossiersOf,
  type GateRow,
  gateById,
  gatesOf,
  liveGate,
  type MemberRow,
  membersById,
  type OpinionRow,
  opinionsOf,
} from './store.server.ts'

/** A member of the frozen committee with what they answered, the last answer last. */
export type SeatNow = {
  id: Id<'CommitteeMember'>
  name: string
  role: string
  voices: number
  /** As known today; undefined when nothing is known any more. */
  member: MemberRow | undefined
  opinions: OpinionRow[]
}

export type GatePage = {
  gate: GateRow
  state: GateState
  stage: Stage
  dossier: DossierRow
  intact: boolean
  seats: SeatNow[]
  tally: Tally
  /** Criteria whose verdict is another one today, by their names; none once the gate is closed. */
  changed: string[]
  outcome: Outcome | null
}

/** A frozen gate with its answers; null when there is none, or when it is still a draft. */
export async function gatePage(ctx: Ctx, id: Id<'Gate'>): Promise<GatePage | null> {
  const found = await ctx.read(async (tx) => {
    const gate = await gateById(tx, ctx.hub.id, id)
    const dossier = gate && (await dossierOf(tx, ctx.hub.id, id))
    const stage = gate && (await stageOf(tx, ctx.hub.id, gate.stageId))
    if (!gate || !dossier || !stage) return null
    const decision = gate.decisionId ? await decisionById(tx, ctx.hub.id, gate.decisionId) : undefined
    return { gate, dossier, stage, decision, ...(await answersOf(tx, ctx, dossier)) }
  })
  if (!found) return null
  const { gate, dossier, stage, decision, opinions, seats } = found
  const state = gateState(gate)
  const today = state === 'open' ? await evidenceOf(ctx, stage, ctx.today()) : []
  return {
    ...{ gate, state, stage, dossier, seats, intact: isDossierIntact(dossier) },
    tally: tallyOfDossier(dossier.record, opinions),
    changed: changedSince(dossier.record.evidence, today),
    outcome: decision?.outcome ?? null,
  }
}

async function answersOf(tx: Tx, ctx: Ctx, { gateId, record }: DossierRow) {
  const opinions = await opinionsOf(tx, ctx.hub.id, gateId)
  const ids = record.committee.map(({ id }) => id as Id<'CommitteeMember'>)
  const members = new Map((await membersById(tx, ctx.hub.id, ids)).map((one) => [one.id, one]))
  const seats = record.committee.map((seat, i): SeatNow => {
    const id = ids[i]!
    return { ...seat, id, member: members.get(id), opinions: opinions.filter((one) => one.memberId === id) }
  })
  return { opinions, seats }
}

/** Names of the criteria that are judged otherwise in `now` than in `then`. */
export const changedSince = (then: readonly Evidence[], now: readonly Evidence[]): string[] => {
  const before = new Map(then.map((one) => [one.criterionId, one.verdict]))
  return now.flatMap(({ criterionId, verdict, name }) =>
    before.has(criterionId) && before.get(criterionId) !== verdict ? [name] : [],
  )
}

/** The gate of a stage that waits (or is written): with its voices when it is frozen. */
export async function waitingGate(ctx: Ctx, stageId: Id<'Stage'>) {
  return await ctx.read(async (tx) => {
    const gate = await liveGate(tx, ctx.hub.id, stageId)
    if (!gate) return null
    const dossier = gate.frozenAt ? await dossierOf(tx, ctx.hub.id, gate.id) : undefined
    if (!dossier) return { gate, dossier: null, tally: null, opinions: [] }
    const opinions = await opinionsOf(tx, ctx.hub.id, gate.id)
    return { gate, dossier, tally: tallyOfDossier(dossier.record, opinions), opinions }
  })
}

export type GateLine = {
  gate: GateRow
  state: GateState
  stageName: string
  met: number
  total: number
  tally: Tally | null
  decision: { id: Id<'Decision'>; outcome: Outcome } | null
}

/** One instant at which evidence was frozen: by a gate, or by a decision of the time before gates. */
export type Moment = {
  key: string
  at: Date
  gateNumber: number | null
  path: string
  evidence: Evidence[]
  intact: boolean
}

/** Moments beside each other on the page: more would not be read. */
const MOMENTS = 6

export type GateHistory = { lines: GateLine[]; moments: Moment[]; older: number; drafts: GateRow[] }

/** Every gate of the hub, the last first, and what was known at each. */
export async function gateHistory(ctx: Ctx): Promise<GateHistory> {
  return await ctx.read(async (tx) => {
    const [gates, dossiers, decisions, stages] = [
      await gatesOf(tx, ctx.hub.id),
      await dossiersOf(tx, ctx.hub.id),
      await decisionsOf(tx, ctx.hub.id),
      await stagesOf(tx, ctx.hub.id),
    ]
    const byGate = new Map(dossiers.map((row) => [row.gateId, row]))
    const names = new Map(stages.map((stage) => [stage.id, stage.name]))
    const outcomes = new Map(decisions.map((row) => [row.id, row]))
    const open = gates.find((gate) => gateState(gate) === 'open')
    const opinions = open ? await opinionsOf(tx, ctx.hub.id, open.id) : []
    const lines = gates.flatMap((gate): GateLine[] => {
      const dossier = byGate.get(gate.id)
      if (!dossier) return []
      const { evidence } = dossier.record
      const decided = gate.decisionId ? outcomes.get(gate.decisionId) : undefined
      const signed = decided?.record.gate
      return [
        {
          ...{ gate, state: gateState(gate), stageName: names.get(gate.stageId) ?? '' },
          ...{ met: evidence.filter((one) => one.verdict === 'met').length, total: evidence.length },
          tally: gate === open ? tallyOfDossier(dossier.record, opinions) : signed ? asTally(signed) : null,
          decision: decided ? { id: decided.id, outcome: decided.outcome } : null,
        },
      ]
    })
    const all: Moment[] = [
      ...dossiers.map((row) => ({
        ...{ key: row.gateId, at: row.at, gateNumber: row.number, path: `jalons/${row.gateId}` },
        ...{ evidence: row.record.evidence, intact: isDossierIntact(row) },
      })),
      ...decisions.flatMap((row) =>
        row.record.gate
          ? []
          : [
              {
                ...{ key: row.id, at: row.at, gateNumber: null, path: `decisions/${row.id}` },
                ...{ evidence: row.record.evidence, intact: fingerprintOf(row.record) === row.fingerprint },
              },
            ],
      ),
    ].sort((a, b) => b.at.getTime() - a.at.getTime())
    return {
      lines,
      moments: all.slice(0, MOMENTS).reverse(),
      older: Math.max(0, all.length - MOMENTS),
      drafts: gates.filter((gate) => gateState(gate) === 'draft'),
    }
  })
}

const asTally = ({ total, given, needed }: { total: number; given: number; needed: number }): Tally => ({
  ...{ total, given, needed, reached: given >= needed },
  byKind: { favourable: 0, reserved: 0, unfavourable: 0, abstain: 0 },
})
