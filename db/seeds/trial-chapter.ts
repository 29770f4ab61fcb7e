import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  addCriterion,
  addDefaultCriteria,
  addHypothesis,
  addStage,
  type CriterionForm,
  changeHypothesis,
  type DecideForm,
  decide,
  type HypothesisForm,
} from '#modules/trial/index.server.ts'
import { euros } from './live.ts'
import type { Teller } from './story.ts'
import { type GateChapter, planGate } from './trial-gates.ts'

/** One stage of a trial as its coordinator writes it, follows it and, when its time has come, decides on it. */
export type StageChapter = {
  by: string
  name: string
  purpose: string
  startsOn: Day
  endsOn: Day
  budget: number
  lossCeiling: number
  volunteerHours: number
  paidHours: number
  vehicle: string
  premises: string
  equipment: string
  hypotheses: readonly {
    given: Pick<HypothesisForm, 'text' | 'kind' | 'test' | 'risk' | 'evidence'>
    /** What was learnt, and when. */
    learnt?: { on: Day; state: 'confirmed' | 'refuted'; learning: string }
  }[]
  criteria: readonly Pick<
    CriterionForm,
    'name' | 'measureId' | 'comparison' | 'threshold' | 'minSample' | 'level'
  >[]
  /** Gates opened during the stage. */
  gates?: readonly GateChapter[]
  /** Signed at the end of this day, on the evidence of that day. */
  decision?: { on: Day } & Pick<DecideForm, 'outcome' | 'reasons' | 'conditions' | 'extendTo'>
}

export function planStage(teller: Teller, chapter: StageChapter): void {
  const { diary, actor } = teller
  const coordinator = actor(chapter.by)
  const { hypotheses, criteria, decision, gates = [], by: _, budget, lossCeiling, ...stage } = chapter
  let stageId: Id<'Stage'> | undefined
  diary.plan(diary.at(chapter.startsOn, 8 * 60 + 30), coordinator, async (ctx) => {
    const added = await addStage(ctx, {
      name: stage.name,
      purpose: stage.purpose,
      startsOn: stage.startsOn,
      endsOn: stage.endsOn,
      volunteerHours: stage.volunteerHours,
      paidHours: stage.paidHours,
      vehicle: stage.vehicle,
      premises: stage.premises,
      equipment: stage.equipment,
      budget: euros(budget),
      lossCeiling: euros(lossCeiling),
    })
    const { id } = must(added)
    stageId = id
    must(await addDefaultCriteria(ctx, id))
    for (const criterion of criteria) must(await addCriterion(ctx, id, criterion))
    for (const { given, learnt } of hypotheses) {
      const hypothesis = must(await addHypothesis(ctx, id, given))
      if (learnt)
        diary.plan(diary.at(learnt.on, 18 * 60), coordinator, async (c) => {
          const { state, learning } = learnt
          must(await changeHypothesis(c, hypothesis.id, { ...given, evidence: 3, state, learning }))
        })
    }
  })
  for (const gate of gates) planGate(teller, () => stageId!, gate)
  if (decision)
    diary.plan(diary.at(decision.on, 18 * 60 + 45), coordinator, async (ctx) => {
      const { outcome, reasons, conditions, extendTo } = decision
      must(
        await decide(ctx, stageId!, { outcome, reasons, conditions, extendTo, signature: coordinator.name }),
      )
    })
}
