import { expect, test } from 'vitest'
import { withinZone, wordsOf } from './zone.ts'

test('a zone of postcodes, of departments and of communes', () => {
  const zone = ['38000', '73', 'Échirolles']
  expect(withinZone(zone, { postcode: '38000' })).toBe(true)
  expect(withinZone(zone, { postcode: '73 100' })).toBe(true)
  expect(withinZone(zone, { postcode: '38130', city: 'ECHIROLLES' })).toBe(true)
  expect(withinZone(zone, { postcode: '38100', city: 'Grenoble' })).toBe(false)
})

test('everywhere, and an address nobody knows', () => {
  expect(withinZone([], {})).toBe(true)
  expect(withinZone(['38000'], { postcode: null })).toBeNull()
})

test('what is typed in one field becomes tidy words, each once', () => {
  expect(wordsOf(' 38000, 38100 ;Saint  Martin\n38000,')).toEqual(['38000', '38100', 'Saint Martin'])
  expect(wordsOf(undefined)).toEqual([])
})
