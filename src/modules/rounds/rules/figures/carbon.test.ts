import { expect, test } from 'vitest'
import { TRIP_MODES } from '../trip.ts'
import { gramsOf, savedGrams, USUAL_GRAMS } from './carbon.ts'

test('a bike that groups ten car trips saves nearly all of them; walking gives off nothing', () => {
  const round = { metres: 8000, aloneMetres: 40_000 }
  expect(gramsOf('volunteer-car', 40_000, USUAL_GRAMS)).toBe(8800)
  expect(savedGrams({ mode: 'cargo-bike', ...round }, USUAL_GRAMS)).toBe(8800 - 88)
  expect(savedGrams({ mode: 'foot', ...round }, USUAL_GRAMS)).toBe(8800)
})

test('a van that goes alone to one door saves less than nothing, and says so', () => {
  expect(savedGrams({ mode: 'van', metres: 10_000, aloneMetres: 10_000 }, USUAL_GRAMS)).toBe(-600)
})

test('driving further never saves more; the same metres by car and alone save nothing', () => {
  for (const mode of TRIP_MODES)
    for (const metres of [0, 1, 999, 12_345, 300_000])
      for (const aloneMetres of [0, 500, 47_000, 299_999]) {
        const of = (m: number) => savedGrams({ mode, metres: m, aloneMetres }, USUAL_GRAMS)
        expect(of(metres + 1700)).toBeLessThanOrEqual(of(metres))
        expect(savedGrams({ mode: 'volunteer-car', metres, aloneMetres: metres }, USUAL_GRAMS)).toBe(0)
      }
})
