import { expect, test } from 'vitest'
import { addDays, day, type Month, month } from '#kit/day.ts'
import { coveredUntil, financing, monthsOf, ownBetween, type Sources, type ToFinance } from './financing.ts'

const stage = (id: string, startsOn: string, endsOn: string, over: Partial<ToFinance> = {}): ToFinance => ({
  ...{ id, startsOn: day(startsOn), endsOn: day(endsOn), budget: 100_000, spent: 0, closed: false },
  ...over,
})
const sources = (over: Partial<Sources> = {}): Sources => ({
  today: day('2026-02-15'),
  cash: 0,
  awaited: [],
  own: new Map(),
  ...over,
})
const due = (amount: number, on: string) => ({ amount, dueOn: day(on) })
const first = stage('1', '2026-01-01', '2026-03-31', { spent: 60_000 })
const second = stage('2', '2026-04-01', '2026-09-30', { budget: 300_000 })

test('the running stage has still to pay what its budget has not spent; cash pays it, and the rest goes on', () => {
  expect(financing([first, second], sources({ cash: 50_000 }))).toMatchObject([
    { id: '1', need: 40_000, available: 50_000, gap: 0, left: 10_000 },
    { id: '2', need: 300_000, available: 10_000, gap: 290_000, left: 0 },
  ])
})

test('an instalment counts in the stage that its day falls before the end of; a late one in the first', () => {
  const awaited = [
    due(5000, '2025-12-01'),
    due(7000, '2026-03-31'),
    due(9000, '2026-04-01'),
    due(1, '2026-10-01'),
  ]
  expect(financing([first, second], sources({ awaited }))).toMatchObject([
    { expected: 12_000, late: 5000, gap: 28_000 },
    { expected: 9000, late: 0, gap: 291_000 },
  ])
})

test('own income of the plan counts for the days that are left', () => {
  const own = new Map<Month, number>([
    [month('2026-01'), 31_000],
    [month('2026-02'), 28_000],
    [month('2026-03'), 31_000],
  ])
  // Thirteen days of February after the 15th, and the whole of March.
  expect(financing([first], sources({ own }))[0]).toMatchObject({ own: 13_000 + 31_000, gap: 0, left: 4000 })
})

test('a stage whose days are over has nothing to pay; a decided one is left out; a hole in cash is filled first', () => {
  const today = day('2026-04-10')
  expect(financing([first, second], sources({ today, cash: 20_000 }))).toMatchObject([
    { id: '1', need: 0, left: 20_000 },
    { id: '2', available: 20_000, gap: 280_000 },
  ])
  const decided = { ...first, closed: true }
  expect(financing([decided, second], sources({ today, cash: -10_000 }))).toMatchObject([
    { id: '2', available: -10_000, gap: 310_000 },
  ])
})

test('for any stages and sums, what is needed and left is what is there and missing', () => {
  let seed = 7
  const dice = (n: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % n
  }
  for (let run = 0; run < 300; run++) {
    let start = day('2026-01-01')
    const stages = Array.from({ length: 1 + dice(4) }, (_, i) => {
      const ends = addDays(start, 20 + dice(120))
      const made = stage(String(i), start, ends, {
        budget: dice(500_000),
        spent: dice(300_000),
        closed: dice(4) === 0,
      })
      start = addDays(ends, 1 + dice(30))
      return made
    })
    const awaited = Array.from({ length: dice(6) }, () => ({
      amount: dice(90_000),
      dueOn: addDays(day('2025-11-01'), dice(500)),
    }))
    const own = new Map(
      monthsOf({ startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }).map((m) => [m, dice(50_000)]),
    )
    const cash = dice(400_000) - 100_000
    const answer = financing(stages, { today: addDays(day('2026-01-01'), dice(200)), cash, awaited, own })
    expect(answer).toHaveLength(stages.filter(({ closed }) => !closed).length)
    for (const [i, one] of answer.entries()) {
      expect(one.need + one.left).toBe(one.available + one.expected + one.own + one.gap)
      expect(one.gap === 0 || one.left === 0).toBe(true)
      expect(one.available).toBe(i === 0 ? cash : answer[i - 1]!.left)
    }
    // No instalment is counted twice.
    const counted = answer.reduce((sum, one) => sum + one.expected, 0)
    expect(counted).toBeLessThanOrEqual(awaited.reduce((sum, one) => sum + one.amount, 0))
  }
})

test('a month is shared over its days', () => {
  const own = new Map([[month('2026-04'), 3000]])
  expect(ownBetween(own, day('2026-04-11'), day('2026-04-20'))).toBe(1000)
  expect(ownBetween(own, day('2026-01-01'), day('2026-12-31'))).toBe(3000)
  expect(ownBetween(own, day('2026-05-01'), day('2026-05-31'))).toBe(0)
})

test('a stage is covered until the last agreement that touches it ends', () => {
  const period = (startsOn: string, endsOn: string) => ({ startsOn: day(startsOn), endsOn: day(endsOn) })
  expect(coveredUntil(second, [])).toBeNull()
  expect(coveredUntil(second, [period('2025-01-01', '2026-03-31')])).toBeNull()
  expect(coveredUntil(second, [period('2026-01-01', '2026-06-30'), period('2026-01-01', '2026-05-31')])).toBe(
    '2026-06-30',
  )
  expect(coveredUntil(second, [period('2026-05-01', '2027-04-30')])).toBe('2026-09-30')
})

test('the months of a period', () => {
  expect(monthsOf({ startsOn: day('2026-11-15'), endsOn: day('2027-01-01') })).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
  ])
})
