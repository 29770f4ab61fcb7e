/** The only door of this module for the others. */

export { actionsDue } from './actions/part.server.ts'
export {
  type ActionFacts,
  addAction,
  moveActions,
} from './actions/write-actions.server.ts'
export { addRisk, type RiskFacts, type RiskReview, reviewRisk } from './actions/write-risks.server.ts'
export { trialBrief } from './brief.server.ts'
export { applySet, keepSet } from './criteria/sets.server.ts'
export { addDefaultCriteria } from './default-criteria.server.ts'
export type { TrialDue } from './due.ts'
export { trialDues } from './dues.server.ts'
export type { DecideForm } from './features/decide/form.ts'
export { decide } from './features/decide/use-case.server.ts'
export { closeComparison } from './features/show-comparison/use-case.server.ts'
export { setRemoved } from './features/show-stage/use-case.server.ts'
export { holdReview } from './features/step-back/use-case.server.ts'
export { castVote } from './features/vote/use-case.server.ts'
export type { ComparisonForm } from './features/write-comparison/form.ts'
export { openComparison } from './features/write-comparison/use-case.server.ts'
export type { CriterionForm } from './features/write-criterion/form.ts'
export { addCriterion, changeCriterion } from './features/write-criterion/use-case.server.ts'
export type { HypothesisForm } from './features/write-hypothesis/form.ts'
export { addHypothesis, changeHypothesis } from './features/write-hypothesis/use-case.server.ts'
export type { LearningForm } from './features/write-learning/form.ts'
export { writeLearning } from './features/write-learning/use-case.server.ts'
export { addRubric } from './features/write-rubric/use-case.server.ts'
export { addStage } from './features/write-stage/use-case.server.ts'
export type { TestForm } from './features/write-test/form.ts'
export { planTest } from './features/write-test/use-case.server.ts'
export { focusDue } from './focus/part.server.ts'
export {
  type Readjustment,
  readjust,
  setLimit,
  undoReadjustment,
} from './focus/readjust.server.ts'
export { addMember as addCommitteeMember, chooseQuorum } from './gate/committee.server.ts'
export { type FollowInput, followCondition } from './gate/conditions.server.ts'
export { lastConditions } from './gate/conditions-store.server.ts'
export { gateDue } from './gate/due.server.ts'
export { type GateWords, openGate, publishGate } from './gate/gates.server.ts'
export {
  giveOpinion,
  giveOpinionByLink,
  noteOpinion,
  type OpinionInput,
} from './gate/opinions.server.ts'
export { learningDue } from './learning/due.server.ts'
export { placedNow } from './learning/map.server.ts'
export { countForTest, moveTest } from './learning/move.server.ts'
export { noteGesture } from './people/mobilisation.server.ts'
export type { CellState } from './rules/cells.ts'
export { noteSignal } from './signals/note.server.ts'
export { reviewSignal } from './signals/review.server.ts'
export { addStep as addLegalStep, markStep as markLegalStep } from './stages/legal.server.ts'
export { refreshStageWatch } from './stages/watch.server.ts'
export { currentStage, currentVerdicts, stagesNow } from './trial.server.ts'
