import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { inSeason, seasonRuns, unavailableOn } from './availability.ts'

const august = { fromDay: day('2026-08-01'), untilDay: day('2026-08-20'), why: 'fermeture d’été' }
const service = { season: [4, 5, 6, 7, 8, 9], pauses: [august] }

test('a pause holds on its first and last day, and its reason is known', () => {
  expect(unavailableOn(service, day('2026-07-31'))).toBeNull()
  for (const on of ['2026-08-01', '2026-08-20'])
    expect(unavailableOn(service, day(on))).toEqual({ code: 'service_paused', pause: august })
  expect(unavailableOn(service, day('2026-08-21'))).toBeNull()
})

test('a pause without an end holds until it is lifted', () => {
  const endless = { ...service, pauses: [{ ...august, untilDay: null }] }
  expect(unavailableOn(endless, day('2027-05-01'))).toMatchObject({ code: 'service_paused' })
})

test('a season may turn the year, and none is all year', () => {
  expect(unavailableOn(service, day('2026-10-01'))).toEqual({ code: 'out_of_season' })
  expect(inSeason([11, 12, 1, 2], day('2026-01-15'))).toBe(true)
  expect(inSeason([], day('2026-01-15'))).toBe(true)
})

test('a season reads as runs of months', () => {
  expect(seasonRuns([4, 5, 6, 9])).toEqual([
    [4, 6],
    [9, 9],
  ])
  expect(seasonRuns([1, 2, 11, 12])).toEqual([[11, 2]])
  expect(seasonRuns([])).toEqual([])
})
