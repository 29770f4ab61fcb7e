import type { Tone } from '#ui/Status.tsx'
import type { StageState } from '../rules/stages.ts'
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
