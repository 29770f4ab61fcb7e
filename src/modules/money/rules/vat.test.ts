import { expect, test } from 'vitest'
import { add, cents } from '#kit/money.ts'
import { checkSiren, checkSiret, checkVatNumber, splitGross, splitTogether, vatOf } from './vat.ts'

test('what a price with tax holds, to the cent', () => {
  expect(splitGross(cents(1200), 200)).toEqual({ net: 1000n, vat: 200n })
  expect(splitGross(cents(999), 55)).toEqual({ net: 947n, vat: 52n })
  expect(splitGross(cents(-1200), 200)).toEqual({ net: -1000n, vat: -200n })
  expect(splitGross(cents(1200), null)).toEqual({ net: 1200n, vat: 0n })
})

test('prices split together give the tax of their sum, whatever their number', () => {
  for (let n = 1; n < 200; n += 7) {
    const grosses = Array.from({ length: n }, (_, i) => cents(1 + ((i * 733) % 997)))
    const parts = splitTogether(grosses, 200)
    expect(add(...parts.map((part) => part.net))).toBe(splitGross(add(...grosses), 200).net)
    expect(parts.map((part) => part.net + part.vat)).toEqual(grosses)
  }
  expect(splitTogether([cents(0), cents(0)], 200)).toEqual([
    { net: 0n, vat: 0n },
    { net: 0n, vat: 0n },
  ])
})

test('each profile has its category', () => {
  const of = (profile: Parameters<typeof vatOf>[0]['profile'], rate: number | null, activity = 'shop') =>
    vatOf({ profile, taxedActivities: ['shop'] }, { rate, activity })
  expect(of('outside', 200)).toMatchObject({ category: 'O', rate: null })
  expect(of('franchise-293b', 200)).toMatchObject({ category: 'E', exemption: 'VATEX-FR-FRANCHISE' })
  expect(of('exempt-261-7', 200)).toMatchObject({ category: 'E', exemption: 'VATEX-FR-CGI261-7' })
  expect(of('vat', 55)).toEqual({ category: 'S', rate: 55, exemption: null })
  expect(of('vat', 0)).toMatchObject({ category: 'Z' })
  expect(of('vat', null)).toMatchObject({ category: 'E' })
  expect(of('mixed', 200)).toMatchObject({ category: 'S' })
  expect(vatOf({ profile: 'mixed', taxedActivities: ['shop'] }, { rate: 55 })).toMatchObject({ rate: 55 })
  expect(of('mixed', 200, 'errands')).toMatchObject({ category: 'E', exemption: 'VATEX-FR-CGI261-7' })
})

test('numbers of bodies are checked by their key', () => {
  expect(checkSiren('732 829 320')).toEqual({ ok: true, value: '732829320' })
  expect(checkSiren('732829321').ok).toBe(false)
  expect(checkSiret('732 829 320 00074').ok).toBe(true)
  expect(checkSiret('73282932000075').ok).toBe(false)
  // La Poste's own rule.
  expect(checkSiret('35600000049837').ok).toBe(true)
  expect(checkVatNumber('FR 44 732829320')).toEqual({ ok: true, value: 'FR44732829320' })
  expect(checkVatNumber('FR45732829320').ok).toBe(false)
})
