import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { comingBack, outlook } from './outlook.ts'

const today = day('2026-03-02')
const move = (on: string, amount: number, key = 'rent') => ({ day: day(on), amount: cents(amount), key })
const nothing = {
  today,
  cash: cents(100_000),
  moves: [],
  owed: [],
  payables: [],
  counter: { amount: cents(0), days: 56 },
}

test('what came three months in a row comes back each month, with its last amount', () => {
  const moves = [move('2025-12-10', -80_000), move('2026-01-10', -80_000), move('2026-02-10', -86_000)]
  expect(comingBack(moves, today, day('2026-05-31'))).toEqual(
    ['2026-03-10', '2026-04-10', '2026-05-10'].map((on) => ({ day: on, amount: -86_000n })),
  )
})

test('what comes every quarter comes back once; what came once, or stopped, does not', () => {
  const until = day('2026-05-31')
  expect(comingBack([move('2025-10-10', -9), move('2026-01-10', -9)], today, until)).toEqual([
    { day: '2026-04-10', amount: -9n },
  ])
  expect(comingBack([move('2026-01-20', 900_000, 'grant')], today, until)).toEqual([])
  const stopped = [move('2025-08-10', -5), move('2025-09-10', -5), move('2025-10-10', -5)]
  expect(comingBack(stopped, today, until)).toEqual([])
})

test('a sum due is counted on its day, a late one in a month, and every cent has its source', () => {
  const { weeks, low, parts } = outlook({
    ...nothing,
    owed: [
      { dueOn: day('2026-03-20'), amount: cents(5_000) },
      { dueOn: day('2026-01-01'), amount: cents(700) },
    ],
    payables: [{ dueOn: day('2026-02-20'), amount: cents(130_000) }],
    counter: { amount: cents(8_000), days: 56 },
    moves: [
      move('2025-12-10', 10_000, 'in'),
      move('2026-01-10', 10_000, 'in'),
      move('2026-02-10', 10_000, 'in'),
    ],
  })
  expect(weeks.map(({ cash }) => Number(cash)).slice(0, 3)).toEqual([-29_000, -18_000, -12_000])
  expect(low).toEqual({ ends: '2026-03-09', cash: -29_000n })
  expect(parts).toEqual({
    owed: 5_700n,
    counter: 13_000n,
    'regular-in': 30_000n,
    payables: -130_000n,
    'regular-out': 0n,
  })
  const last = weeks.at(-1)!
  expect(last.cash).toBe(100_000n + Object.values(parts).reduce((sum, part) => sum + part, 0n))
})

test('with nothing known, cash stays what it is', () => {
  expect(outlook(nothing).weeks.every(({ cash }) => cash === 100_000n)).toBe(true)
})
