/** The only door of this module for the others. */
export { type TrialBrief, trialBrief } from './brief.server.ts'
export { addDefaultCriteria } from './default-criteria.server.ts'
export type { DecideForm } from './features/decide/form.ts'
export { type DecideRefusal, decide } from './features/decide/use-case.server.ts'
export { setRemoved } from './features/show-stage/use-case.server.ts'
export type { CriterionForm } from './features/write-criterion/form.ts'
export {
  addCriterion,
  changeCriterion,
} from './features/write-criterion/use-case.server.ts'
export type { HypothesisForm } from './features/write-hypothesis/form.ts'
export { addHypothesis, changeHypothesis } from './features/write-hypothesis/use-case.server.ts'
export type { StageForm } from './features/write-stage/form.ts'
export { addStage, changeStage } from './features/write-stage/use-case.server.ts'
export type { Condition, DecisionRecord, Evidence } from './rules/record.ts'
export type { Verdict } from './rules/verdict.ts'
export type { Outcome } from './rules/words.ts'
export {
  type CurrentVerdicts,
  currentStage,
  currentVerdicts,
  type StageNow,
  stagesNow,
} from './trial.server.ts'
