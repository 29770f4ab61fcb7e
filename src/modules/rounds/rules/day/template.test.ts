import { expect, test } from 'vitest'
import { firstOrder } from './first-order.ts'
import { inZone, placeOfAddress } from './zone.ts'

test.each([
  ['12 rue des Lilas, 38100 Grenoble', '38100', 'Grenoble'],
  ['12 rue des Lilas 38100 Grenoble', '38100', 'Grenoble'],
  ['Les Combes, Saint-Martin-en-Vercors', null, 'Saint-Martin-en-Vercors'],
  ['38710 Mens', '38710', 'Mens'],
  ['', null, null],
])('%s', (address, postcode, city) => {
  expect(placeOfAddress(address)).toEqual({ postcode, city })
})

test('a zone takes the postcodes and communes it names, and nothing when it names none', () => {
  expect(inZone(['38100'], '12 rue des Lilas, 38100 Grenoble')).toBe(true)
  expect(inZone(['mens', '26'], 'Le Mas, Mens')).toBe(true)
  expect(inZone(['mens', '26'], 'Le Mas, 26420 La Chapelle')).toBe(true)
  expect(inZone(['mens'], 'Le Mas, 38100 Grenoble')).toBe(false)
  expect(inZone([], 'Le Mas, Mens')).toBe(false)
  expect(inZone(['mens'], '')).toBe(false)
})

const at = (name: string, ...ends: [number, number][]) => ({
  name,
  points: ends.map(([lon, lat]) => ({ lon, lat })),
})
const names = (items: readonly { name: string }[]) => items.map((item) => item.name).join(' ')
const hub = { lon: 5, lat: 45 }

test('what the model says keeps its order, the rest goes where it lengthens the way least', () => {
  const own = [at('a', [5.1, 45]), at('c', [5.3, 45.2])]
  expect(names(firstOrder(hub, own, [at('b', [5.2, 45.1])]))).toBe('a b c')
  expect(names(firstOrder(hub, [own[1]!, own[0]!], []))).toBe('c a')
  expect(names(firstOrder(hub, [], [at('z', [5.3, 45]), at('y', [5.2, 45]), at('x', [5.1, 45])]))).toMatch(
    /^(x y z|z y x)$/,
  )
})

test('what has no point comes last, and a carry counts from where it takes to where it leaves', () => {
  expect(names(firstOrder(hub, [at('sans')], [at('b', [5.2, 45])]))).toBe('b sans')
  // Taken in the east and left in the west: between the two.
  const own = [at('est', [5.2, 45]), at('ouest', [4.8, 45])]
  expect(names(firstOrder(hub, own, [at('carry', [5.19, 45], [4.81, 45])]))).toBe('est carry ouest')
  expect(names(firstOrder(null, own, [at('b', [4.9, 45])]))).toContain('b')
})
