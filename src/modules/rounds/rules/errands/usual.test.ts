import { expect, test } from 'vitest'
import { aroundAgreed, type CatalogueFacts, stopTravel, usualTravel } from './usual.ts'

const service = (over: Partial<CatalogueFacts>): CatalogueFacts => ({
  ...{ activity: 'home-services', unit: 'job', minutes: 40, skills: [], providerShare: 0, isPackage: false },
  ...over,
})
const way = (over: Partial<CatalogueFacts>) => usualTravel(service(over)).way

test('what is bought is brought, laundry is exchanged, work at somebody’s home is a visit of its time', () => {
  expect(usualTravel(service({ activity: 'grocery', unit: 'trip', minutes: 35 }))).toMatchObject({
    ...{ way: 'bring', minutes: 5, load: { kg: 8, crates: 1 } },
  })
  expect(usualTravel(service({ activity: 'laundry', unit: 'item' }))).toMatchObject({
    way: 'swap',
    minutes: 10,
  })
  expect(usualTravel(service({ minutes: 40 }))).toMatchObject({ way: 'visit', minutes: 40, load: { kg: 0 } })
  expect(usualTravel(service({ minutes: 0 })).minutes).toBe(30)
})

test('what is done at the counter, by a trade, shared with a provider, or over a month does not travel', () => {
  for (const activity of [
    'cafe',
    'lockers',
    'postal-counter',
    'cash-withdrawal',
    'digital-help',
    'workplace',
    'events',
  ])
    expect(way({ activity }), activity).toBeNull()
  expect(way({ skills: ['plomberie'] })).toBeNull()
  expect(way({ providerShare: 650 })).toBeNull()
  expect(way({ activity: 'errands', unit: 'month' })).toBeNull()
  expect(way({ activity: 'errands', isPackage: true })).toBeNull()
  // Laundry is ironed by somebody else, but the hub moves it.
  expect(way({ activity: 'laundry', providerShare: 650 })).toBe('swap')
})

const NOTHING = { way: null, toAddress: null, hours: null, minutes: null, kg: null, crates: null }

test('work is as long as there are units, a handover is not, and what is carried weighs as many times', () => {
  const bring = usualTravel(service({ activity: 'grocery' }))
  expect(stopTravel(bring, 3, undefined)).toEqual({
    ...{ way: 'bring', minutes: 5, hours: [], load: { kg: 24, crates: 3 } },
  })
  expect(stopTravel(usualTravel(service({ minutes: 60 })), 3, undefined).minutes).toBe(180)
  expect(stopTravel(usualTravel(service({ minutes: 60 })), 20, undefined).minutes).toBe(480)
})

test('what is said of a request goes before its service', () => {
  const bring = usualTravel(service({ activity: 'grocery' }))
  const hours = [{ from: 540, to: 600 }]
  expect(stopTravel(bring, 2, { ...NOTHING, hours, minutes: 2, kg: 50, crates: 0 })).toEqual({
    ...{ way: 'bring', hours, minutes: 5, load: { kg: 50, crates: 0 } },
  })
  expect(stopTravel(bring, 1, { ...NOTHING, way: 'fetch' }).way).toBe('fetch')
  // One that is kept out of rounds still reads when it stands in an old one.
  expect(stopTravel(bring, 1, { ...NOTHING, way: 'none' }).way).toBe('bring')
})

test('with a second address it goes from one door to the other; without, nothing is carried', () => {
  const bring = usualTravel(service({ activity: 'grocery' }))
  expect(stopTravel(bring, 1, { ...NOTHING, toAddress: '2 rue Haute' }).way).toBe('carry')
  expect(stopTravel(bring, 1, { ...NOTHING, way: 'carry' }).way).toBe('visit')
})

test('an hour promised holds a quarter of an hour around, within the day', () => {
  expect(aroundAgreed(600)).toEqual({ from: 585, to: 615 })
  expect(aroundAgreed(5)).toEqual({ from: 0, to: 20 })
  expect(aroundAgreed(1435)).toEqual({ from: 1420, to: 1439 })
})
