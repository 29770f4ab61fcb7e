import { expect, test } from 'vitest'
import type { Day } from '#kit/day.ts'
import { weekdayBack } from './calendar.ts'
import { QUARTIER_ROUNDS } from './rounds-quartier.ts'
import { RURAL_ROUNDS } from './rounds-rural.ts'
import { errandsOf, roadsOf } from './rounds-told.ts'

const SATURDAY = '2026-11-28' as Day

test.each([
  ['rural', RURAL_ROUNDS],
  ['quartier', QUARTIER_ROUNDS],
])('the %s hub goes where somebody asked, then one customer after the other joins', (_, told) => {
  const [first, ...later] = told.weekly
  expect(first!.scheme).toBe(told.comparison.compared[0])
  const [from, to] = first!.weeks
  for (let week = from; week >= to; week--) {
    const errands = errandsOf(first!, week)
    expect(errands).toHaveLength(first!.inTurn!)
    expect(new Set(errands).size).toBe(errands.length)
  }
  for (const weekly of later) {
    const counts = Array.from(
      { length: weekly.weeks[0] + 1 },
      (_, i) => errandsOf(weekly, weekly.weeks[0] - i).length,
    )
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts.at(-1)).toBe(weekly.errands.length)
  }
})

test('what is compared is a scheme of some round, driven often enough before the first gate of the demo', () => {
  // A gate of the village is read up to six weeks before today.
  const { comparison, weekly } = RURAL_ROUNDS
  for (const name of comparison.compared) {
    const driven = weekly
      .filter(({ scheme }) => scheme === name)
      .reduce((sum, { weeks: [first, last] }) => sum + first - Math.max(last, 7) + 1, 0)
    expect(driven).toBeGreaterThanOrEqual(comparison.minTrips)
  }
})

test('nobody is on two roads at once, and no vehicle', () => {
  for (const told of [RURAL_ROUNDS, QUARTIER_ROUNDS]) {
    const on = roadsOf(told)(SATURDAY)
    for (let back = 0; back < 20; back++)
      for (let weekday = 1; weekday <= 7; weekday++) {
        const roads = on(weekdayBack(SATURDAY, weekday, back))
        for (const [i, a] of roads.entries())
          for (const b of roads.slice(i + 1))
            if ((a.word && a.word === b.word) || a.vehicle === b.vehicle)
              expect(a.to <= b.from || b.to <= a.from).toBe(true)
      }
  }
})
