import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { costOf, kmInput, parseKm, TRIP_MODES, USUAL_RATES } from './trip.ts'

const trip = { mode: 'van', metres: 12_500, paidMinutes: 90, handling: cents(150) } as const

test('a trip costs its kilometres, its paid time and its handling, to the cent', () => {
  // 12,5 km × 0,45 € = 5,625 €; 1,5 h × 22 € = 33 €; 1,50 €.
  expect(costOf(trip, USUAL_RATES)).toBe(4013n)
  expect(costOf({ ...trip, mode: 'foot', paidMinutes: 0, handling: cents(0) }, USUAL_RATES)).toBe(0n)
})

test('more of anything never costs less', () => {
  for (const mode of TRIP_MODES) {
    const base = costOf({ ...trip, mode }, USUAL_RATES)
    expect(costOf({ ...trip, mode, metres: trip.metres + 1000 }, USUAL_RATES)).toBeGreaterThanOrEqual(base)
    expect(costOf({ ...trip, mode, paidMinutes: 91 }, USUAL_RATES)).toBeGreaterThan(base)
  }
})

test.each([
  ['12,5', 12_500],
  ['7 km', 7000],
  ['0.25', 250],
  ['1\u202f000', 1_000_000],
])('« %s » is read in metres', (typed, metres) => expect(parseKm(typed)).toBe(metres))

test.each(['douze', '-3', '1,2345', '', '12 5,5 6 miles'])('« %s » is no number of kilometres', (typed) =>
  expect(parseKm(typed)).toBeNull(),
)

test('what a form shows back is read the same', () => {
  for (const metres of [0, 1, 250, 12_500, 99_999]) expect(parseKm(kmInput(metres))).toBe(metres)
})
