import { expect, test } from 'vitest'
import { wrongInDeed } from './said.ts'

test('what cannot stand is told before it is kept', () => {
  const wrong = (fields: Record<string, string>, out: number | null = 45_000_000) => wrongInDeed(fields, out)
  expect(wrong({ kind: 'failed' })).toEqual({ reason: 'reason_needed' })
  expect(wrong({ kind: 'failed', reason: 'other', note: ' ' })).toEqual({ note: 'note_needed' })
  expect(wrong({ kind: 'failed', reason: 'absent' })).toEqual({})
  expect(wrong({ kind: 'done', cash: 'douze' })).toEqual({ cash: 'not_an_amount' })
  expect(wrong({ kind: 'done', cash: '-5' })).toEqual({ cash: 'not_an_amount' })
  expect(wrong({ kind: 'done', cash: '12,50' })).toEqual({})
  for (const returned of ['-1', '1,5', '1000', 'deux'])
    expect(wrong({ kind: 'done', returned })).toEqual({ returned: 'not_crates' })
  expect(wrong({ kind: 'done', returned: ' 3 ' })).toEqual({})
  for (const minutes of ['-1', '90.5', '1441'])
    expect(wrong({ kind: 'end', minutes })).toEqual({ minutes: 'not_minutes' })
  expect(wrong({ kind: 'end', minutes: '1 440' })).toEqual({})
  expect(wrong({ kind: 'leave', counter: 'plein' })).toEqual({ counter: 'not_kilometres' })
  expect(wrong({ kind: 'end', counter: '44 999' })).toEqual({ counter: 'counter_backwards' })
  expect(wrong({ kind: 'end', counter: '46 001' })).toEqual({ counter: 'counter_too_far' })
  expect(wrong({ kind: 'end', counter: '45 032' })).toEqual({})
  expect(wrong({ kind: 'end', counter: '12' }, null)).toEqual({})
})
