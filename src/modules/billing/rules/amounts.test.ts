import { describe, expect, test } from 'vitest'
import { add, type Cents, cents, proportion } from '#kit/money.ts'
import { type Amounts, amountsOf, type GrossLine, lineTotal } from './amounts.ts'

const line = (gross: number, rate = 0, quantity = 10_000): GrossLine => ({
  ...{ label: 'Ménage', unitCode: 'C62', unit: null, rate, quantity },
  ...{ category: rate > 0 ? 'S' : 'E', gross: cents(gross) },
})

/** The rules of calculation of EN 16931, written again from the norm. Answers those that are broken. */
function broken({ lines, allowances, charges, vat, totals: t }: Amounts): string[] {
  const sum = (list: readonly { net: Cents }[]) => add(...list.map((one) => one.net))
  const rules: [string, boolean][] = [
    ['BR-CO-10', sum(lines) === t.lines],
    ['BR-CO-11', sum(allowances) === t.allowances],
    ['BR-CO-12', sum(charges) === t.charges],
    ['BR-CO-13', t.lines - t.allowances + t.charges === t.net],
    ['BR-CO-14', add(...vat.map((row) => row.vat)) === t.vat],
    ['BR-CO-15', t.net + t.vat === t.gross],
    ['BR-CO-16', t.gross - t.prepaid + t.rounding === t.payable],
    ['BR-CO-17', vat.every((row) => row.vat === proportion(row.net, BigInt(row.rate), 1000n))],
    ['BR-CO-18', vat.length > 0],
    ['one row per rate', new Set(vat.map((row) => `${row.category} ${row.rate}`)).size === vat.length],
    [
      'BR-S-08',
      vat.every((row) => {
        const mine = (list: readonly { category: string; rate: number; net: Cents }[]) =>
          sum(list.filter((one) => one.category === row.category && one.rate === row.rate))
        return mine(lines) - mine(allowances) + mine(charges) === row.net
      }),
    ],
    ['line = quantity × price', lines.every((one) => lineTotal(one.quantity, one.unitPrice) === one.net)],
    ['a cent a rate', t.rounding <= BigInt(vat.length) && t.rounding >= -BigInt(vat.length)],
    ['BR-27', lines.every((one) => one.unitPrice >= 0 && one.net >= 0n)],
  ]
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule)
}

test('what is agreed with tax is what is asked', () => {
  const made = amountsOf({ lines: [line(12_000, 200)] })
  expect(made.totals).toMatchObject({
    net: 10_000n,
    vat: 2000n,
    gross: 12_000n,
    rounding: 0n,
    payable: 12_000n,
  })
  expect(made.lines[0]).toMatchObject({ net: 10_000n, gross: 12_000n, unitPrice: 100_000_000 })
})

test('a price that no base gives is kept, and its cent said', () => {
  const made = amountsOf({ lines: [line(3, 200)] })
  expect(made.totals).toMatchObject({ net: 3n, vat: 1n, gross: 4n, rounding: -1n, payable: 3n })
  expect(broken(made)).toEqual([])
})

test('hours at a price that does not divide', () => {
  const made = amountsOf({ lines: [line(10_000, 0, 30_000)] })
  expect(made.lines[0]).toMatchObject({ unitPrice: 33_333_333, net: 10_000n })
  expect(broken(made)).toEqual([])
})

test('what was paid ahead lowers what is asked', () => {
  const made = amountsOf({ lines: [line(5000), line(2500)], prepaid: cents(3000) })
  expect(made.totals).toMatchObject({ gross: 7500n, prepaid: 3000n, payable: 4500n })
})

test('a discount is shared between the rates it touches', () => {
  const made = amountsOf({
    lines: [line(12_000, 200), line(11_000, 100), line(5000)],
    allowance: { gross: cents(2800), reason: 'Fidélité' },
  })
  expect(made.allowances.map((one) => [one.rate, one.gross])).toEqual([
    [200, 1200n],
    [100, 1100n],
    [0, 500n],
  ])
  expect(made.totals.payable).toBe(25_200n)
  expect(broken(made)).toEqual([])
})

test.each([
  ['no line', []],
  ['less than nothing', [line(-1)]],
  ['a quantity of zero', [line(100, 0, 0)]],
])('%s is a bug upstream', (_, lines) => {
  expect(() => amountsOf({ lines })).toThrow(RangeError)
})

describe('at random', () => {
  /** Mulberry32: the same draws every time. */
  const dice = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  test('4,000 documents hold every rule of calculation and ask what was agreed', () => {
    const random = dice(5)
    const below = (n: number) => Math.floor(random() * n)
    for (let i = 0; i < 4000; i++) {
      const lines = Array.from({ length: 1 + below(12) }, () =>
        line(1 + below(i % 3 === 0 ? 30 : 90_000), [0, 21, 55, 100, 200][below(5)]!, 1 + below(250_000)),
      )
      const agreed = add(...lines.map((one) => one.gross))
      const off = below(3) === 0 ? cents(below(Number(agreed) + 1)) : cents(0)
      const more = below(4) === 0 ? cents(below(5000)) : cents(0)
      const prepaid = cents(below(Number(agreed - off) + 1))
      const made = amountsOf({
        lines,
        allowance: { gross: off, reason: 'Remise' },
        charge: { gross: more, reason: 'Frais' },
        prepaid,
      })
      expect({ i, broken: broken(made) }).toEqual({ i, broken: [] })
      expect(made.totals.payable + made.totals.prepaid).toBe(agreed - off + more)
    }
  })
})
