import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { dueOf } from './dues.ts'

const TODAY = day('2026-12-01')
const at = (hour: number, minute = 0) => (hour * 60 + minute) * 60
const stop = {
  ...{ state: 'todo' as const, hours: [], minutes: 10, legSeconds: 600, arrivedAt: null, doneAt: null },
  ...{ arrival: at(9, 10), begin: at(9, 10), departure: at(9, 20) },
} as const
const round = {
  day: TODAY,
  state: 'ready',
  driven: true,
  leaves: at(9),
  leftAt: null,
  stops: [stop],
} as const
const now = (hour: number, minute = 0) => ({ day: TODAY, second: at(hour, minute) })
const TOMORROW = day('2026-12-02')
const YESTERDAY = day('2026-11-30')

test.each([
  ['a ready round before its hour asks nothing', round, now(8), null],
  ['a draft of today is to publish', { ...round, state: 'draft' }, now(7), 'not-published'],
  [
    'a draft of tomorrow may wait till the afternoon',
    { ...round, state: 'draft', day: TOMORROW },
    now(9),
    null,
  ],
  ['then it is to publish', { ...round, state: 'draft', day: TOMORROW }, now(14), 'not-published'],
  ['without a driver', { ...round, state: 'draft', driven: false, day: TOMORROW }, now(9), 'no-driver'],
  ['twenty minutes after its hour it is still here', round, now(9, 21), 'not-left'],
  ['twenty minutes are nothing', round, now(9, 20), null],
  ['of a day before, never left', { ...round, day: YESTERDAY }, now(7), 'not-left'],
  ['out since yesterday', { ...round, state: 'out', leftAt: at(9), day: YESTERDAY }, now(7), 'not-ended'],
  ['on the road and in time', { ...round, state: 'out', leftAt: at(9) }, now(9, 5), null],
  ['on the road and late', { ...round, state: 'out', leftAt: at(9) }, now(9, 31), 'late'],
  ['back', { ...round, state: 'ended' }, now(12), null],
  ['cancelled', { ...round, state: 'cancelled' }, now(12), null],
] as const)('%s', (_, one, instant, kind) => {
  expect(dueOf(one, instant)).toBe(kind)
})
