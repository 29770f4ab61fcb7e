import { expect, test } from 'vitest'
import { lateCode, OFFER_STATES, offerLife, offerStateAt } from './offers.ts'

test('only an offer that waits is answered; one that was accepted may still be taken back', () => {
  for (const state of OFFER_STATES) {
    const verbs = offerLife.verbs(state)
    if (state === 'sent') expect(verbs).toEqual(['accept', 'decline', 'expire', 'withdraw', 'lose'])
    else expect(verbs).toEqual(state === 'accepted' ? ['withdraw'] : [])
    expect(lateCode(state)).toBe(state === 'sent' ? null : `offer_${state}`)
  }
})

test('an offer whose hour has passed reads as expired, an answered one as it was answered', () => {
  const noon = new Date('2026-03-02T12:00:00Z')
  const before = new Date('2026-03-02T11:59:59Z')
  expect(offerStateAt('sent', noon, before)).toBe('sent')
  expect(offerStateAt('sent', noon, noon)).toBe('expired')
  expect(offerStateAt('accepted', before, noon)).toBe('accepted')
})
