import { expect, test } from 'vitest'
import { placeKey, readPoint, stateOfScore } from './places.ts'

test.each([
  ['45.1885, 5.7245', 45.1885, 5.7245],
  ['45,1885 ; 5,7245', 45.1885, 5.7245],
  ['45,1885 5,7245', 45.1885, 5.7245],
  ['-21.115141 55.536384', -21.115141, 55.536384],
  ['48;-1,5', 48, -1.5],
])('%s is a point', (text, lat, lon) => {
  expect(readPoint(text)).toEqual({ ok: true, value: { lat, lon } })
})

test.each([
  ['', 'not_a_point'],
  ['Grenoble', 'not_a_point'],
  ['95 ; 5', 'not_a_point'],
  ['45,1885', 'not_a_point'],
  ['5.7245, 45.1885', 'point_swapped'],
])('%s is none', (text, code) => {
  expect(readPoint(text)).toMatchObject({ ok: false, code })
})

test('two ways of writing one address are one', () => {
  expect(placeKey('12, rue de l’Église')).toBe(placeKey('12 RUE DE L EGLISE'))
})

test('a town found for a street is to be checked', () => {
  expect(stateOfScore(0.9, true)).toBe('placed')
  expect(stateOfScore(0.9, false)).toBe('doubtful')
  expect(stateOfScore(0.4, true)).toBe('doubtful')
})
