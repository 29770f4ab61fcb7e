import { expect, test } from 'vitest'
import { parseSiret, showSiret } from './siret.ts'

test('a SIRET with its key is kept as fourteen digits, however it was typed', () => {
  expect(parseSiret('732 829 320 00074')).toEqual({ ok: true, value: '73282932000074' })
  expect(parseSiret('73282932000074')).toEqual({ ok: true, value: '73282932000074' })
})

test('one wrong digit is told apart from a number that is too short', () => {
  expect(parseSiret('73282932000075')).toEqual({ ok: false, code: 'siret_key' })
  expect(parseSiret('732829320')).toEqual({ ok: false, code: 'not_a_siret' })
  expect(parseSiret('7328293200007A')).toEqual({ ok: false, code: 'not_a_siret' })
})

test('an office of La Poste is right by the sum of its digits, nobody else is', () => {
  // 3+5+6+0+0+0+0+0+0+0+0+0+0+1 = 15, divisible by 5, and Luhn refuses it
  expect(parseSiret('35600000000001').ok).toBe(true)
  expect(parseSiret('35600000000002')).toEqual({ ok: false, code: 'siret_key' })
  expect(parseSiret('35600000000048').ok).toBe(true)
})

test('a SIRET is printed in the groups of its paper', () => {
  expect(showSiret('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074')
})
