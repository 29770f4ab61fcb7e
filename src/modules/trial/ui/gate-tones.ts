import type { Tone } from '#ui/Status.tsx'
import type { ConditionState } from '../rules/conditions.ts'
import type { GateState, OpinionKind } from '../rules/gate.ts'

export const GATE_TONES: Record<GateState, Tone> = {
  draft: 'neutral',
  open: 'info',
  decided: 'success',
  withdrawn: 'neutral',
}

export const OPINION_TONES: Record<OpinionKind, Tone> = {
  favourable: 'success',
  reserved: 'warn',
  unfavourable: 'danger',
  abstain: 'neutral',
}

export const CONDITION_TONES: Record<ConditionState, Tone> = {
  open: 'info',
  kept: 'success',
  'not-kept': 'danger',
}
