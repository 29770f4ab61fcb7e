import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { currentOf, overlap, stageState, unlikely } from './stages.ts'

const stage = (startsOn: string, endsOn: string, closed = false) => ({
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  closed,
})

test.each([
  ['2026-01-01', false, 'to-come'],
  ['2026-02-01', false, 'running'],
  ['2026-03-31', false, 'running'],
  ['2026-04-01', false, 'to-decide'],
  ['2026-03-01', true, 'closed'],
] as const)('on %s (closed: %s) the stage is %s', (today, closed, state) => {
  expect(stageState(stage('2026-02-01', '2026-03-31', closed), day(today))).toBe(state)
})

test('the current stage is the first that no decision has closed', () => {
  const [one, two, three] = [
    stage('2026-01-01', '2026-01-31', true),
    stage('2026-02-01', '2026-02-28'),
    stage('2026-03-01', '2026-03-31'),
  ] as const
  expect(currentOf([three, two, one])).toBe(two)
  expect(currentOf([one])).toBeUndefined()
})

test('two stages that share one day overlap; following ones do not', () => {
  expect(overlap(stage('2026-01-01', '2026-01-31'), stage('2026-01-31', '2026-02-28'))).toBe(true)
  expect(overlap(stage('2026-01-01', '2026-01-31'), stage('2026-02-01', '2026-02-28'))).toBe(false)
})

test.each([
  [{}, undefined],
  [{ lossCeiling: 500_000n }, undefined],
  [{ lossCeiling: 0n }, undefined],
  [{ endsOn: day('2026-01-31') }, 'ends_before_start'],
  [{ endsOn: day('2029-03-01') }, 'stage_too_long'],
  [{ budget: 0n, lossCeiling: 0n }, 'budget_needed'],
  [{ budget: 1_000_000_001n }, 'budget_absurd'],
  [{ lossCeiling: 500_001n }, 'ceiling_over_budget'],
] as const)('a stage with %o is unlikely: %s', (over, code) => {
  const likely = { ...stage('2026-02-01', '2026-04-30'), budget: 500_000n, lossCeiling: 150_000n }
  expect(unlikely({ ...likely, ...over })?.code).toBe(code)
})
