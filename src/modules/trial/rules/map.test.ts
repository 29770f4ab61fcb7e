import { expect, test } from 'vitest'
import { LEVELS_OF_MAP, nextToTest, priorityOf, QUADRANTS, quadrantOf } from './map.ts'

const hypothesis = (id: string, risk: number | null, evidence: number | null, over = {}) => ({
  ...{ id, risk, evidence, state: 'open' as const, tested: false },
  ...over,
})

test('every place of the map lies in one quadrant, and each quadrant holds a quarter of it', () => {
  const counts = new Map(QUADRANTS.map((quadrant) => [quadrant, 0]))
  for (const risk of LEVELS_OF_MAP)
    for (const evidence of LEVELS_OF_MAP) {
      const quadrant = quadrantOf({ risk, evidence })!
      counts.set(quadrant, counts.get(quadrant)! + 1)
    }
  expect([...counts.values()]).toEqual([4, 4, 4, 4])
  expect(quadrantOf({ risk: 4, evidence: 1 })).toBe('test-first')
  expect(quadrantOf({ risk: 1, evidence: 4 })).toBe('known')
  expect(quadrantOf({ risk: 4, evidence: null })).toBeUndefined()
})

test('more risk or less evidence never lowers the priority', () => {
  for (const risk of LEVELS_OF_MAP)
    for (const evidence of LEVELS_OF_MAP) {
      expect(priorityOf(Math.min(4, risk + 1), evidence)).toBeGreaterThanOrEqual(priorityOf(risk, evidence))
      expect(priorityOf(risk, Math.max(1, evidence - 1))).toBeGreaterThanOrEqual(priorityOf(risk, evidence))
    }
})

test('next comes what is risky and unproved, of what is open, placed and not under test', () => {
  const next = nextToTest([
    hypothesis('middling', 3, 2),
    hypothesis('worst', 4, 1),
    hypothesis('known', 1, 4),
    hypothesis('unplaced', null, null),
    hypothesis('under test', 4, 1, { tested: true }),
    hypothesis('settled', 4, 1, { state: 'confirmed' }),
    // The same priority as « middling » (9), with a place where nothing at all is proved.
    hypothesis('unproved', 2, 1),
    hypothesis('risky and proved', 4, 3),
  ])
  expect(next.map(({ id }) => id)).toEqual(['worst', 'middling', 'unproved', 'risky and proved'])
})

test('at the same priority, what nothing proves comes first, then the order given', () => {
  const next = nextToTest([hypothesis('a', 4, 3), hypothesis('b', 2, 1), hypothesis('c', 4, 3)])
  expect(next.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
})
