import { expect, test } from 'vitest'
import { whatFits } from './fill.ts'
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
  hours: [],
  minutes: 5,
})
const names = (items: readonly { name: string }[]) => items.map((item) => item.name).join(' ')
const hub = { lon: 5, lat: 45 }

test('what the model says keeps its order, the rest goes where it lengthens the way least', () => {
  const own = [at('a', [5.1, 45]), at('c', [5.3, 45.2])]
  expect(names(firstOrder(hub, 540, own, [at('b', [5.2, 45.1])]))).toBe('a b c')
  expect(names(firstOrder(hub, 540, [own[1]!, own[0]!], []))).toBe('c a')
  expect(
    names(firstOrder(hub, 540, [], [at('z', [5.3, 45]), at('y', [5.2, 45]), at('x', [5.1, 45])])),
  ).toMatch(/^(x y z|z y x)$/)
})

test('a door that closes early is reached before it does, though the way is longer', () => {
  const [near, off] = [at('near', [5.1, 45]), { ...at('off', [5.1, 45.1]), minutes: 60 }]
  const school = { ...at('school', [5.2, 45]), hours: [{ from: 560, to: 600 }] }
  expect(names(firstOrder(hub, 540, [school], [near, off]))).toBe('near school off')
  const always = { ...school, hours: [] }
  expect(names(firstOrder(hub, 540, [always], [near, off]))).not.toBe('near school off')
})

test('what has no point comes last, and a carry counts from where it takes to where it leaves', () => {
  expect(names(firstOrder(hub, 540, [at('sans')], [at('b', [5.2, 45])]))).toBe('b sans')
  // Taken in the east and left in the west: between the two.
  const own = [at('est', [5.2, 45]), at('ouest', [4.8, 45])]
  expect(names(firstOrder(hub, 540, own, [at('carry', [5.19, 45], [4.81, 45])]))).toBe('est carry ouest')
  expect(names(firstOrder(null, 540, own, [at('b', [4.9, 45])]))).toContain('b')
})

const load = (way: 'bring' | 'fetch' | 'swap' | 'carry' | 'visit', kg: number, crates = 0) => ({
  ...{ way, load: { kg, crates }, name: `${way} ${kg}` },
})
const van = { kg: 100, crates: 4 }

test('a vehicle takes what it can bring, and what it can fetch, beside its own; a smaller one may follow', () => {
  const own = [load('bring', 60)]
  const waiting = [
    load('bring', 30),
    load('bring', 20),
    load('fetch', 90),
    load('swap', 10),
    load('bring', 1),
  ]
  expect(names(whatFits(van, 1, own, waiting))).toBe('bring 30 fetch 90 swap 10')
  expect(names(whatFits(van, 2, own, waiting))).toBe('bring 30 bring 20 fetch 90 swap 10 bring 1')
  expect(names(whatFits(van, 1, [], [load('fetch', 1, 3), load('fetch', 2, 3), load('fetch', 3, 1)]))).toBe(
    'fetch 1 fetch 3',
  )
})

test('what is visited or carried from door to door takes no room in the sum', () => {
  expect(whatFits(van, 1, [], [load('visit', 0), load('carry', 90), load('carry', 90)])).toHaveLength(3)
})
