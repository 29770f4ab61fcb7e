import { expect, test } from 'vitest'
import { chooseTimes, type Line, missedBy } from './times.ts'

const line = (of: Partial<Line>): Line => ({
  leg: 0,
  work: 0,
  windows: [],
  after: Number.NEGATIVE_INFINITY,
  before: Number.POSITIVE_INFINITY,
  ...of,
})

test('nobody leaves earlier than the first window asks, and waits between windows stay where nothing else is possible', () => {
  const { begins, missed } = chooseTimes([
    line({ after: 0, windows: [[0, 1000]] }),
    line({ leg: 100, work: 10, windows: [[500, 600]] }),
    line({ leg: 100, windows: [[900, 950]] }),
  ])
  expect(missed).toBe(0)
  expect(begins).toEqual([500, 600, 900])
})

test('of several windows the one that makes nothing late is taken', () => {
  const { begins, missed } = chooseTimes([
    line({ after: 0, windows: [[0, 50]] }),
    line({
      leg: 100,
      windows: [
        [0, 90],
        [200, 300],
      ],
    }),
    line({ leg: 10 }),
  ])
  expect([begins, missed]).toEqual([[50, 200, 210], 0])
})

test('a bound is kept even when it makes a window missed', () => {
  const { begins, missed } = chooseTimes([
    line({ after: 0 }),
    line({ leg: 60, windows: [[500, 600]], before: 400 }),
  ])
  expect(begins[1]).toBe(400)
  expect(missed).toBe(100)
})

test('bounds that contradict each other still give times in order', () => {
  const { begins } = chooseTimes([line({ after: 100 }), line({ leg: 60, before: 120 })])
  expect(begins).toEqual([100, 160])
})

test('times are those of a search through every second', () => {
  let seed = 7
  const dice = (sides: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * sides)
  }
  for (let run = 0; run < 60; run++) {
    const lines = Array.from({ length: 4 }, (_, i) => {
      const from = dice(12)
      return line({
        leg: dice(4),
        work: dice(3),
        windows: dice(3) === 0 ? [] : [[from, from + dice(5)]],
        after: i === 0 ? 0 : undefined,
      })
    }).map((one) => ({ ...one, after: one.after ?? Number.NEGATIVE_INFINITY }))
    expect(chooseTimes(lines).missed).toBe(fewestMissed(lines, 0, 0))
  }
})

function fewestMissed(lines: readonly Line[], i: number, earliest: number): number {
  const here = lines[i]
  if (!here) return 0
  let best = Number.POSITIVE_INFINITY
  for (let begin = earliest; begin < 40; begin++) {
    const next = lines[i + 1]
    const rest = next ? fewestMissed(lines, i + 1, begin + here.work + next.leg) : 0
    best = Math.min(best, Math.abs(missedBy(here.windows, begin)) + rest)
  }
  return best
}
