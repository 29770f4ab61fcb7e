import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { amountOf, checkLines, isBarcode, MOST_LINES, readScan, totalOf } from './lines.ts'
import { checkRefund, type SoldLine } from './refunds.ts'

const one = { quantity: 1, unit: cents(100) }

test.each([
  ['basket_empty', []],
  ['basket_full', Array.from({ length: MOST_LINES + 1 }, () => one)],
  ['quantity_wrong', [{ ...one, quantity: 0 }]],
  ['quantity_wrong', [{ ...one, quantity: 1.5 }]],
  ['quantity_wrong', [{ ...one, quantity: 1000 }]],
  ['amount_too_small', [{ ...one, unit: cents(-1) }]],
])('a basket is refused with %s', (code, lines) => {
  expect(checkLines(lines)).toMatchObject({ ok: false, code })
})

test('a free coffee beside others is fine, a basket of zero is no sale', () => {
  expect(checkLines([one, { quantity: 2, unit: cents(0) }]).ok).toBe(true)
  expect(totalOf([cents(0), cents(0)])).toMatchObject({ code: 'basket_of_zero' })
  expect(totalOf([amountOf({ quantity: 3, unit: cents(150) })])).toEqual({ ok: true, value: 450n })
})

test('the field of the counter reads a code, a word, and how many', () => {
  expect(readScan('3760001234567')).toEqual({ quantity: 1, word: '3760001234567' })
  expect(readScan(' 3*café ')).toEqual({ quantity: 3, word: 'café' })
  expect(readScan('2 x jus de pomme')).toEqual({ quantity: 2, word: 'jus de pomme' })
  expect(readScan('0*café')).toEqual({ quantity: 1, word: '0*café' })
  expect([isBarcode('3760001234567'), isBarcode('café'), isBarcode('12')]).toEqual([true, false, false])
})

const sold = (position: number, amount: number, refunded = 0, kind: SoldLine['kind'] = 'article') => ({
  position,
  kind,
  account: kind === 'charge' ? '411' : '707',
  paid: cents(amount),
  refunded: cents(refunded),
})

test('a refund is never above what was paid of the line, nor of the ticket', () => {
  const lines = [sold(1, 500), sold(2, 300, 200), sold(3, 900, 0, 'top-up'), sold(4, 100, 0, 'charge')]
  const ask = (...pairs: [number, number][]) =>
    checkRefund(lines, new Map(pairs.map(([n, amount]) => [n, cents(amount)])), cents(550))
  expect(ask([1, 500], [2, 50]).ok).toBe(true)
  expect(ask([1, 501])).toMatchObject({ code: 'refund_above_line', field: 'line-1' })
  expect(ask([2, 101])).toMatchObject({ code: 'refund_above_line', field: 'line-2' })
  expect(ask([1, -1])).toMatchObject({ code: 'amount_too_small', field: 'line-1' })
  expect(ask([3, 100])).toMatchObject({ code: 'refund_whole_only', field: 'line-3' })
  expect(ask([4, 100])).toMatchObject({ code: 'refund_by_credit_note', field: 'line-4' })
  expect(ask([1, 500], [2, 100])).toMatchObject({ code: 'refund_above_payment' })
  expect(ask()).toMatchObject({ code: 'nothing_to_refund' })
})
