import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { numberTyped } from '#modules/requests/number.ts'
import { listHref } from '#platform/lists/address.ts'
import { hrefWithout, tidyAddress } from './address.ts'

test('a number is read as people type it; other words are not numbers', () => {
  const today = day('2026-03-02')
  for (const typed of ['D2026-0412', 'd2026 412', '412', ' 0412 ', 'd 2026-412'])
    expect(numberTyped(typed, today)).toBe('D2026-0412')
  expect(numberTyped('D2025-12345', today)).toBe('D2025-12345')
  for (const typed of ['', 'dupont', '412 rue', '0612345678', '-3'])
    expect(numberTyped(typed, today)).toBeNull()
})

test('an address keeps what was filled in, once', () => {
  const typed = new URLSearchParams('q=&etat=paid&etat=done&du=&canal=phone')
  expect(String(tidyAddress(typed))).toBe('etat=paid%2Cdone&canal=phone')
})

test('one filter goes, the others stay, from the first page', () => {
  const search = 'etat=paid,done&canal=phone&apres=x'
  expect(hrefWithout(search, 'etat', 'paid')).toBe('?etat=done&canal=phone')
  expect(hrefWithout(search, 'canal')).toBe('?etat=paid%2Cdone')
  expect(hrefWithout('etat=paid', 'etat', 'paid')).toBe('?')
  expect(listHref(search, { vue: 'en-cours' })).toBe('?etat=paid%2Cdone&canal=phone&vue=en-cours')
})
