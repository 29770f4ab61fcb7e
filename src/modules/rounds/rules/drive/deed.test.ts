import { expect, test } from 'vitest'
import { ROUND_STATES, STOP_STATES } from '../life.ts'
import { DEEDS, rulingOn } from './deed.ts'

test('a round leaves once, ends once, and only after it left', () => {
  expect(rulingOn('leave', 'ready', null)).toEqual({ verdict: 'applied' })
  expect(rulingOn('leave', 'out', null)).toEqual({ verdict: 'second' })
  expect(rulingOn('end', 'ready', null)).toEqual({ verdict: 'refused', code: 'not_left' })
  expect(rulingOn('end', 'out', null)).toEqual({ verdict: 'applied' })
  expect(rulingOn('end', 'ended', null)).toEqual({ verdict: 'second' })
})

test('what was done stays done, what could not be may still be done on the same round', () => {
  expect(rulingOn('done', 'out', 'todo')).toEqual({ verdict: 'applied' })
  expect(rulingOn('done', 'out', 'failed')).toEqual({ verdict: 'applied' })
  expect(rulingOn('done', 'out', 'done')).toEqual({ verdict: 'second' })
  expect(rulingOn('failed', 'out', 'done')).toEqual({ verdict: 'second' })
  expect(rulingOn('arrive', 'out', 'done')).toEqual({ verdict: 'second' })
})

test('a stop that went elsewhere, and a round that did, change nothing and say why', () => {
  expect(rulingOn('done', 'out', null)).toMatchObject({ code: 'stop_gone' })
  expect(rulingOn('done', 'out', 'dropped')).toMatchObject({ code: 'stop_dropped' })
  expect(rulingOn('done', 'draft', 'todo')).toMatchObject({ code: 'round_draft' })
  expect(rulingOn('done', 'cancelled', 'todo')).toMatchObject({ code: 'round_cancelled' })
  expect(rulingOn('done', 'ended', 'todo')).toMatchObject({ code: 'round_ended' })
})

test('a word is kept whatever became of the round, and nothing is without an answer', () => {
  for (const round of ROUND_STATES) expect(rulingOn('note', round, null)).toEqual({ verdict: 'applied' })
  for (const kind of DEEDS)
    for (const round of ROUND_STATES)
      for (const stop of [...STOP_STATES, null])
        expect(['applied', 'second', 'refused']).toContain(rulingOn(kind, round, stop).verdict)
})
