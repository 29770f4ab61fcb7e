import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { afterVerb, CONDITION_STATES, CONDITION_VERBS, isLate } from './conditions.ts'

test('an open condition is kept, missed or moved; a settled one can only be opened again', () => {
  const table = CONDITION_STATES.map((state) => CONDITION_VERBS.map((verb) => afterVerb(state, verb)))
  expect(table).toEqual([
    ['kept', 'not-kept', 'open', null],
    [null, null, null, 'open'],
    [null, null, null, 'open'],
  ])
})

test('late is the day after it was due, and never once settled', () => {
  const dueOn = day('2026-03-10')
  expect(isLate({ state: 'open', dueOn }, day('2026-03-10'))).toBe(false)
  expect(isLate({ state: 'open', dueOn }, day('2026-03-11'))).toBe(true)
  expect(isLate({ state: 'kept', dueOn }, day('2026-03-11'))).toBe(false)
})
