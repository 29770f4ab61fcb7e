import { expect, test } from 'vitest'
import { handReading, TEST_LIFE, TEST_STATES } from './tests.ts'

test('a test begins planned, ends by its learning card, and one that is done stays so', () => {
  expect(TEST_LIFE.next('planned', 'start')).toEqual({ ok: true, value: 'running' })
  expect(TEST_LIFE.next('planned', 'finish')).toEqual({ ok: false, code: 'not_from_this_state' })
  expect(TEST_LIFE.verbs('done')).toEqual([])
  expect(TEST_STATES.filter((state) => TEST_LIFE.verbs(state).includes('abandon'))).toEqual([
    'planned',
    'running',
  ])
})

test('what nobody counted is unknown, never zero', () => {
  const nothing = { hits: 0, total: 0, entries: 0 }
  expect(handReading('count', nothing)).toEqual({ value: null, sample: 0 })
  expect(handReading('share', nothing)).toEqual({ value: null, sample: 0 })
  expect(handReading('count', { ...nothing, entries: 1 })).toEqual({ value: 0, sample: 0 })
})

test('a share is its cases, euros rest on the entries made', () => {
  expect(handReading('share', { hits: 9, total: 12, entries: 3 })).toEqual({ value: 0.75, sample: 12 })
  expect(handReading('cents', { hits: 12_550, total: 0, entries: 4 })).toEqual({ value: 12_550, sample: 4 })
})
