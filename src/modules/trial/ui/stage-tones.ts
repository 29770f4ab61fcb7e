import type { Tone } from '#ui/Status.tsx'
import type { StageState } from '../rules/stages.ts'
import type { Finding, TestState } from '../rules/tests.ts'
import type { HypothesisState } from '../rules/words.ts'

export const STAGE_TONES: Record<StageState, Tone> = {
  'to-come': 'neutral',
  running: 'info',
  'to-decide': 'warn',
  closed: 'success',
}

/** Refuted is not a failure: something was learnt. */
export const HYPOTHESIS_TONES: Record<HypothesisState, Tone> = {
  open: 'neutral',
  confirmed: 'success',
  refuted: 'warn',
}

/** What a learning card decides, in the same tones. */
export const FINDING_TONES: Record<Finding, Tone> = {
  confirmed: 'success',
  refuted: 'warn',
  unclear: 'neutral',
}

export const TEST_TONES: Record<TestState, Tone> = {
  planned: 'neutral',
  running: 'info',
  done: 'success',
  abandoned: 'warn',
}
