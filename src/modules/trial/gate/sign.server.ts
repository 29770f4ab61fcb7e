import type { Id } from '#kit/id.ts'
import { ok, type Refusal, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { gateFr } from '../messages/gate.fr.ts'
import type { DossierRecord } from '../rules/dossier.ts'
import { type Tally, tallyOf, voicesNeeded } from '../rules/gate.ts'
import type { SignedGate, SignedOpinion } from '../rules/record.ts'
import type { Outcome } from '../rules/words.ts'
import type { Stage } from '../store.server.ts'
import { openGate } from './gates.server.ts'
import {
  type DossierRow,
  dossierOf,
  liveGate,
  membersOf,
  type OpinionRow,
  opinionsOf,
  quorumOf,
} from './store.server.ts'

export type SignRefusal = 'opinions_missing' | 'quorum_missing'

/** The voices of a frozen dossier, counted on the answers that came. */
export const tallyOfDossier = (
  { quorum, committee }: DossierRecord,
  opinions: readonly OpinionRow[],
): Tally => tallyOf(quorum, committee, opinions)

/** The last word of each member, in the committee's order. */
export function lastOpinions({ committee }: DossierRecord, opinions: readonly OpinionRow[]): SignedOpinion[] {
  const last = new Map(opinions.map((one) => [one.memberId as string, one]))
  return committee.flatMap(({ id, name, role, voices }) => {
    const one = last.get(id)
    if (!one) return []
    const { kind, text, reservations, way, notedBy } = one
    return [{ name, role, voices, kind, text, reservations, at: one.at.toISOString(), way, notedBy }]
  })
}

type Signable = { id: Id<'Gate'>; gate: SignedGate; opinions: SignedOpinion[] }

const signable = (row: DossierRow, opinions: readonly OpinionRow[]): Signable => {
  const { record, fingerprint, number } = row
  const { total, needed, given } = tallyOfDossier(record, opinions)
  return {
    id: row.gateId,
    gate: {
      ...{ id: row.gateId, number, fingerprint, at: record.at, asked: record.asked },
      ...{ quorum: record.quorum, total, needed, given },
    },
    opinions: lastOpinions(record, opinions),
  }
}

/** Why a stage without an open gate cannot be decided: its committee must answer first. Undefined when it can. */
export async function mustAskFirst(tx: Tx, ctx: Ctx): Promise<Refusal<'opinions_missing'> | undefined> {
  const members = await membersOf(tx, ctx.hub.id)
  const voices = members.reduce((sum, one) => sum + one.voices, 0)
  return voicesNeeded(await quorumOf(tx, ctx.hub.id), voices) > 0 ? refuse('opinions_missing') : undefined
}

/**
 * The gate on which a decision may be signed: the open one once its quorum is reached, or one frozen now when the hub
 * awaits no opinion. The caller holds the trial's lock and the permit.
 */
export async function gateToSign(
  tx: Tx,
  ctx: Ctx,
  stage: Stage,
  { outcome }: { outcome: Outcome },
): Promise<Result<Signable, SignRefusal>> {
  const live = await liveGate(tx, ctx.hub.id, stage.id)
  const dossier = live?.frozenAt ? await dossierOf(tx, ctx.hub.id, live.id) : undefined
  if (dossier) {
    const opinions = await opinionsOf(tx, ctx.hub.id, dossier.gateId)
    return tallyOfDossier(dossier.record, opinions).reached
      ? ok(signable(dossier, opinions))
      : refuse('quorum_missing')
  }
  const unasked = await mustAskFirst(tx, ctx)
  if (unasked) return unasked
  const asked = live?.asked ?? gateFr.askedAtOnce
  const opened = await openGate(ctx, stage.id, {
    ...{ asked, proposal: live?.proposal ?? outcome, nextMeans: live?.nextMeans, withLinks: false },
  })
  // The stage was checked by the decision itself: nothing is left to refuse.
  if (!opened.ok) throw new Error(`a gate to sign was refused: ${opened.code}`)
  return ok(signable((await dossierOf(tx, ctx.hub.id, opened.value.id))!, []))
}
