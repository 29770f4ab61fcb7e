import type { Id } from '#kit/id.ts'
import { conditionsOfDecision } from '#modules/trial/gate/conditions-store.server.ts'
import { dossierOf, gateById } from '#modules/trial/gate/store.server.ts'
import { decisionById } from '#modules/trial/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Figures that rest on fewer observations than this are not shown to the public (CNIL's and INSEE's usual caution). */
const SMALL = 5

/**
 * What anybody may read of a published gate: no name, no voice by voice, no figure of a small cell. Null when the gate
 * is not of this hub or was never decided; `unpublished` when its hub does not show it.
 */
export async function publicSummary(ctx: Ctx, id: Id<'Gate'>) {
  const found = await ctx.read(async (tx) => {
    const gate = await gateById(tx, ctx.hub.id, id)
    if (!gate?.decisionId) return null
    const dossier = await dossierOf(tx, ctx.hub.id, id)
    const decision = await decisionById(tx, ctx.hub.id, gate.decisionId)
    if (!dossier || !decision) return null
    return { gate, dossier, decision, conditions: await conditionsOfDecision(tx, ctx.hub.id, decision.id) }
  })
  if (!found) return null
  const { gate, dossier, decision, conditions } = found
  if (!gate.publishedAt) return 'unpublished' as const
  const { stage, gate: signed } = decision.record
  return {
    number: dossier.number,
    text: gate.publicText,
    outcome: decision.outcome,
    day: decision.record.day,
    stage: { name: stage.name, purpose: stage.purpose, startsOn: stage.startsOn, endsOn: stage.endsOn },
    criteria: decision.record.evidence.map(
      ({ criterionId, name, comparison, threshold, verdict, value, sample, measure }) => ({
        ...{ key: criterionId, name, comparison, threshold, verdict, unit: measure.unit },
        small: sample < SMALL,
        value: sample < SMALL ? null : value,
      }),
    ),
    voices: signed ? { given: signed.given, total: signed.total } : null,
    conditions: conditions.map(({ id: key, what, dueOn, state }) => ({ key, what, dueOn, state })),
    fingerprint: dossier.fingerprint,
  }
}
