import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { beganBeforeGate, fallingMeans, watch, worse } from './ceilings.ts'

test.each([
  [0, 1000, 'fine'],
  [799, 1000, 'fine'],
  [800, 1000, 'near'],
  [999, 1000, 'near'],
  [1000, 1000, 'reached'],
  [1, 0, 'reached'],
  // Nothing lost under a ceiling of zero, or a gain: nothing to say.
  [0, 0, 'fine'],
  [-500, 0, 'fine'],
] as const)('%d used of %d is %s', (used, ceiling, expected) => {
  expect(watch(used, ceiling)).toBe(expected)
})

test('the worse of two watches', () => {
  expect([worse('fine', 'near'), worse('reached', 'near'), worse('fine', 'fine')]).toEqual([
    'near',
    'reached',
    'fine',
  ])
})

test('means that fall are named; a lower ceiling of loss is not a fall', () => {
  const stage = { budget: 3_400_000n, lossCeiling: 600_000n, paidHours: 900, volunteerHours: 260 }
  expect(fallingMeans(stage, { ...stage, lossCeiling: 0n })).toEqual([])
  expect(fallingMeans(stage, { ...stage, budget: 1n, volunteerHours: 259 })).toEqual([
    'budget',
    'volunteerHours',
  ])
})

test('a stage begins before its gate when the one before is not decided on its first day', () => {
  const stage = { startsOn: day('2026-05-01'), endsOn: day('2026-07-31') }
  expect(beganBeforeGate({ closed: false }, stage, '2026-05-01')).toBe(true)
  expect(beganBeforeGate({ closed: false }, stage, '2026-04-30')).toBe(false)
  expect(beganBeforeGate({ closed: true }, stage, '2026-06-01')).toBe(false)
  expect(beganBeforeGate(undefined, stage, '2026-06-01')).toBe(false)
})
