import { expect, test } from 'vitest'
import { byPlace, pack, streetName } from './places.ts'

const at = (city: string | null, street: string | null, late = false) => ({
  city,
  street,
  late,
  postcode: null,
})

test('a street is what neighbours share', () => {
  expect(streetName('12 bis, rue des Tilleuls, bât. B')).toBe('rue des Tilleuls')
  expect(streetName('3 chemin du Lavoir')).toBe('chemin du Lavoir')
  expect(streetName('8B allée des Érables')).toBe('allée des Érables')
  expect(streetName(null)).toBe('')
})

test('the most waited for first, the unknown last, two spellings together', () => {
  const towns = byPlace([
    at(null, null),
    at('Eybens', '1 rue A'),
    at('Grenoble', '2 rue des Erables', true),
    at('Grenoble', '9 rue des Érables'),
    at('GRENOBLE', '4 place du Marché'),
  ])
  expect(towns.map(({ town, items, late }) => [town, items, late])).toEqual([
    ['Grenoble', 3, 1],
    ['Eybens', 1, 0],
    ['', 1, 0],
  ])
  expect(towns[0]!.streets.map(({ street, items }) => [street, items.length])).toEqual([
    ['rue des Erables', 2],
    ['place du Marché', 1],
  ])
})

test('bubbles never lie over each other and stay within their square', () => {
  const { bubbles, half } = pack([9, 4, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1])
  for (const [i, a] of bubbles.entries()) {
    expect(Math.abs(a.x) + a.r).toBeLessThanOrEqual(half + 1e-9)
    for (const b of bubbles.slice(i + 1))
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r + 6 - 1e-9)
  }
})
