import { describe, expect, test } from 'vitest'
import { type Cell, publish, SMALLEST } from './small-groups.ts'

const cell = (key: string, people: string, jobs = people.length): Cell => ({
  key,
  jobs,
  people: new Set(people),
})

describe('what a company reads of one month', () => {
  test('a cell of five people is shown, one of four never', () => {
    const { cells, total } = publish([cell('pressing', 'abcde', 9), cell('courses', 'abcdefg', 12)])
    expect([...cells]).toEqual([
      ['pressing', 9],
      ['courses', 12],
    ])
    expect(total).toBe(21)
    expect(publish([cell('pressing', 'abcd', 40)])).toEqual({
      cells: new Map([['pressing', null]]),
      total: null,
    })
  })

  test('a small cell takes the smallest shown one with it, so that the total gives nothing away', () => {
    const { cells, total } = publish([
      cell('menage', 'a', 1),
      cell('pressing', 'abcde', 9),
      cell('courses', 'abcdefg', 12),
    ])
    expect(Object.fromEntries(cells)).toEqual({ menage: null, pressing: null, courses: 12 })
    expect(total).toBe(22)
  })

  test('small cells that count five people together hide alone', () => {
    const { cells, total } = publish([
      cell('menage', 'abc', 3),
      cell('velo', 'def', 3),
      cell('courses', 'abcdefg', 12),
    ])
    expect(Object.fromEntries(cells)).toEqual({ menage: null, velo: null, courses: 12 })
    expect(total).toBe(18)
  })

  test('the same four people everywhere are never counted', () => {
    const { cells, total } = publish([
      cell('menage', 'abcd', 8),
      cell('velo', 'abcd', 3),
      cell('courses', 'abc', 4),
    ])
    expect([...cells.values()]).toEqual([null, null, null])
    expect(total).toBeNull()
  })
})

/** The same sequence of numbers at each run. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

test('whatever the month, nothing that can be computed is about fewer than five people', () => {
  const roll = dice(7)
  for (let month = 0; month < 3000; month++) {
    const staff = 1 + Math.floor(roll() * 14)
    const cells = Array.from({ length: 1 + Math.floor(roll() * 6) }, (_, i): Cell => {
      const people = new Set<string>()
      for (let n = Math.floor(roll() * 9); n > 0; n--) people.add(String(Math.floor(roll() * staff)))
      return { key: `s${i}`, people, jobs: people.size + Math.floor(roll() * 5) }
    })
    const { cells: shown, total } = publish(cells)
    const group = (those: readonly Cell[]) => new Set(those.flatMap(({ people }) => [...people])).size
    const used = cells.filter(({ people }) => people.size > 0)
    for (const one of used)
      if (shown.get(one.key) !== null) expect(one.people.size).toBeGreaterThanOrEqual(SMALLEST)
    if (total === null) continue
    // What an attacker gets by subtraction: the total without everything shown.
    const rest = used.filter((one) => shown.get(one.key) === null)
    if (rest.length > 0) expect(group(rest)).toBeGreaterThanOrEqual(SMALLEST)
    expect(group(used)).toBeGreaterThanOrEqual(SMALLEST)
  }
})
