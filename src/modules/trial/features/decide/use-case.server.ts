import { type Id, newId } from '#kit/id.ts'
import { ok, type Refusal, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { evidenceOf, seenOf } from '#modules/trial/evidence.server.ts'
import { fingerprintOf } from '#modules/trial/fingerprint.server.ts'
import { insertConditions } from '#modules/trial/gate/conditions-store.server.ts'
import { stageRecord } from '#modules/trial/gate/dossier.server.ts'
import { gateToSign, type SignRefusal } from '#modules/trial/gate/sign.server.ts'
import { updateGate } from '#modules/trial/gate/store.server.ts'
import { mayDecide } from '#modules/trial/permits.ts'
import { isTooFar } from '#modules/trial/rules/conditions.ts'
import type { DecisionRecord } from '#modules/trial/rules/record.ts'
import { overlap } from '#modules/trial/rules/stages.ts'
import { closes } from '#modules/trial/rules/words.ts'
import {
  decisionsOf,
  insertDecision,
  lockTrial,
  type Stage,
  stagesOf,
  updateStage,
} from '#modules/trial/store.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { DecideForm } from './form.ts'

type DecideRefusal =
  | 'not_permitted'
  | 'not_found'
  | 'not_started'
  | 'no_criteria'
  | 'already_decided'
  | 'wrong_signature'
  | 'conditions_needed'
  | 'due_in_the_past'
  | 'due_too_far'
  | 'extension_needed'
  | 'extension_not_later'
  | 'stage_overlaps'
  | 'evidence_changed'
  | SignRefusal

/** What the outcome itself asks for. */
function outOfPlace(
  ctx: Ctx,
  input: DecideForm,
  stage: Stage,
  stages: readonly Stage[],
): Refusal<DecideRefusal> | undefined {
  const { outcome, conditions, extendTo } = input
  if (outcome === 'launch-with-conditions' && conditions.length === 0)
    return refuse('conditions_needed', 'condition1')
  const late = conditions.findIndex(({ dueOn }) => dueOn < ctx.today())
  if (late >= 0) return refuse('due_in_the_past', `due${late + 1}`)
  const far = conditions.findIndex(({ dueOn }) => isTooFar(dueOn, ctx.today()))
  if (far >= 0) return refuse('due_too_far', `due${far + 1}`)
  if (outcome !== 'extend') return undefined
  if (!extendTo) return refuse('extension_needed', 'extendTo')
  if (extendTo <= stage.endsOn || extendTo <= ctx.today()) return refuse('extension_not_later', 'extendTo')
  const longer = { startsOn: stage.startsOn, endsOn: extendTo }
  const touched = stages.some((other) => other.id !== stage.id && overlap(longer, other))
  return touched ? refuse('stage_overlaps', 'extendTo') : undefined
}

/**
 * Signs the decision of a stage on its gate: refused while the committee's quorum is not reached. Freezes its evidence
 * at this instant with a fingerprint, closes the gate, and closes the stage or moves its last day when the outcome is to
 * extend. Without an open gate one is frozen in the same breath, where no opinion is awaited. `seen` (from the page)
 * refuses a signature on verdicts that changed meanwhile.
 */
export async function decide(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: DecideForm,
): Promise<Result<{ id: Id<'Decision'>; fingerprint: string }, DecideRefusal>> {
  if (!mayDecide(ctx.actor)) return refuse('not_permitted')
  if (fold(input.signature) !== fold(ctx.actor.name)) return refuse('wrong_signature', 'signature')
  return await ctx.together((joined) =>
    joined.tx((tx) =>
      once(tx, joined, input.idempotencyKey, async () => {
        await lockTrial(tx, joined)
        const { hub } = joined
        const stages = await stagesOf(tx, hub.id)
        const stage = stages.find((one) => one.id === stageId)
        if (!stage) return refuse('not_found')
        if (stage.closed) return refuse('already_decided')
        const day = joined.today()
        if (day < stage.startsOn) return refuse('not_started')
        const wrong = outOfPlace(joined, input, stage, stages)
        if (wrong) return wrong
        const at = joined.now()
        const evidence = await evidenceOf(joined, stage, day, at)
        if (evidence.length === 0) return refuse('no_criteria')
        if (input.seen && input.seen !== seenOf(stage, evidence)) return refuse('evidence_changed')
        const gate = await gateToSign(tx, joined, stage, input)
        if (!gate.ok) return gate
        const [before] = await decisionsOf(tx, hub.id)
        const { outcome, reasons, conditions } = input
        const extendTo = outcome === 'extend' ? (input.extendTo ?? null) : null
        const record: DecisionRecord = {
          version: 1,
          hub: hub.name,
          stage: await stageRecord(joined, stage, day),
          number: stage.decisions + 1,
          outcome,
          reasons,
          conditions,
          extendTo,
          evidence,
          day,
          at: at.toISOString(),
          signature: joined.actor.name,
          previous: before?.fingerprint ?? null,
          ...{ gate: gate.value.gate, opinions: gate.value.opinions },
        }
        const id = newId<'Decision'>()
        const fingerprint = fingerprintOf(record)
        const decision = {
          ...{ hubId: hub.id, id, stageId, number: record.number, outcome, at },
          ...{ userId: joined.actor.userId, signature: record.signature, record, fingerprint },
        }
        await insertDecision(tx, decision)
        await insertConditions(tx, decision)
        await updateGate(tx, hub.id, gate.value.id, { closedAt: at, decisionId: id, updatedAt: at })
        if (!closes(outcome) && extendTo)
          await updateStage(tx, hub.id, stageId, { endsOn: extendTo, updatedAt: at })
        await audit(tx, joined, 'decide', 'trial-stage', stageId, { decision: id, outcome, fingerprint })
        await emit(tx, joined, 'trial.decided', id, { stageId, outcome })
        return ok({ id, fingerprint })
      }),
    ),
  )
}
