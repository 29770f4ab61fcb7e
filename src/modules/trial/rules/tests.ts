import { machine } from '#kit/machine.ts'
import type { ThresholdUnit } from './threshold.ts'

export const TEST_STATES = ['planned', 'running', 'done', 'abandoned'] as const
export type TestState = (typeof TEST_STATES)[number]

export const TEST_VERBS = ['start', 'postpone', 'finish', 'abandon', 'resume'] as const
export type TestVerb = (typeof TEST_VERBS)[number]

/** The life of a test card. What is done stays done: a second test of the same hypothesis is a card of its own. */
export const TEST_LIFE = machine<TestState, TestVerb>([
  { verb: 'start', from: ['planned'], to: 'running' },
  { verb: 'postpone', from: ['running'], to: 'planned' },
  /** By writing its learning card, and in no other way. */
  { verb: 'finish', from: ['running'], to: 'done' },
  { verb: 'abandon', from: ['planned', 'running'], to: 'abandoned' },
  { verb: 'resume', from: ['abandoned'], to: 'planned' },
])

/** What a learning card decides of its hypothesis; `unclear` leaves it open. */
export const FINDINGS = ['confirmed', 'refuted', 'unclear'] as const
export type Finding = (typeof FINDINGS)[number]

/** Units that a person may count in by hand: things, cases out of others, euros. */
export const HAND_UNITS = ['count', 'share', 'cents'] as const satisfies readonly ThresholdUnit[]
export type HandUnit = (typeof HAND_UNITS)[number]

/** What was counted so far: `hits` (things, cases that succeed, or cents), `total` cases for a share, entries made. */
export type HandTotals = { hits: number; total: number; entries: number }

/**
 * What a count by hand says, as a measure would: nothing yet is null, never zero. The sample of a number is the number
 * itself, that of a share its cases, that of euros the entries made.
 */
export function handReading(unit: HandUnit, { hits, total, entries }: HandTotals) {
  if (unit === 'share') return { value: total > 0 ? hits / total : null, sample: total }
  return { value: entries > 0 ? hits : null, sample: unit === 'count' ? hits : entries }
}
