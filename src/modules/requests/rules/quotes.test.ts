import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { lineTotal, priceLines, quoteStatus } from './quotes.ts'

const line = (label: string, hundredths: number, unitPrice: number) => ({
  label,
  hundredths,
  unitPrice: cents(unitPrice),
})

test('a quote is open on its last day and not the day after', () => {
  const quote = { endedHow: null, validUntil: day('2026-03-31') }
  expect(quoteStatus(quote, day('2026-03-31'))).toBe('waiting')
  expect(quoteStatus(quote, day('2026-04-01'))).toBe('expired')
  expect(quoteStatus({ ...quote, endedHow: 'accepted' }, day('2026-04-01'))).toBe('accepted')
})

test('lines are rounded one by one, and a discount is a line below zero', () => {
  expect(lineTotal(line('Heures', 150, 2500))).toBe(3750n)
  expect(lineTotal(line('Au mètre', 33, 1001))).toBe(330n)
  expect(priceLines([line(' Débarras ', 100, 5000), line('Remise', 100, -500)])).toEqual({
    ok: true,
    value: {
      total: 4500n,
      lines: [
        { label: 'Débarras', hundredths: 100, unitPrice: 5000n, total: 5000n },
        { label: 'Remise', hundredths: 100, unitPrice: -500n, total: -500n },
      ],
    },
  })
})

test('nothing, a line without words or quantity, and a whole below zero are refused', () => {
  expect(priceLines([])).toMatchObject({ code: 'lines_needed' })
  expect(priceLines([line('  ', 100, 1)])).toMatchObject({ code: 'line_wrong', field: 'label-1' })
  expect(priceLines([line('a', 100, 1), line('b', 0, 1)])).toMatchObject({ field: 'label-2' })
  expect(priceLines([line('a', 100, -1)])).toMatchObject({ code: 'line_wrong' })
  expect(priceLines(Array.from({ length: 21 }, () => line('a', 100, 1)))).toMatchObject({
    code: 'quote_too_long',
  })
})
