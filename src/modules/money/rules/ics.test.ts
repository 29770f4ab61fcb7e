import { expect, test } from 'vitest'
import { parseIcs } from './ics.ts'

test('the identifier of a creditor', () => {
  expect(parseIcs('FR72 ZZZ 123456')).toEqual({ ok: true, value: 'FR72ZZZ123456' })
  // The three signs of activity are not part of the key.
  expect(parseIcs('FR72ABC123456').ok).toBe(true)
  expect(parseIcs('DE98ZZZ09999999999').ok).toBe(true)
  for (const bad of ['FR73ZZZ123456', 'FR72ZZZ12345', 'FR72ZZZ123465', 'ZZZ', ''])
    expect(parseIcs(bad).ok).toBe(false)
})
