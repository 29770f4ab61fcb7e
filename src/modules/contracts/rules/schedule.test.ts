import { describe, expect, test } from 'vitest'
import { addDays, addMonthsToDay, day } from '#kit/day.ts'
import { add, cents } from '#kit/money.ts'
import { feeOn, instalments, toOpen, volumeParts } from './schedule.ts'
import { earliestEnd, type FeeTerms, lastNoticeDay } from './terms.ts'

const start = day('2026-01-15')
const year = { from: start, to: day('2027-01-14') }
const terms = (change: Partial<FeeTerms> = {}): FeeTerms => ({
  fromDay: start,
  annualFee: cents(100_000),
  payEvery: 'quarter',
  inAdvance: true,
  indexation: 'none',
  indexRate: null,
  indexBase: null,
  rounding: 'cent',
  ...change,
})
const sum = (all: readonly { amount: bigint }[]) => all.reduce((total, { amount }) => total + amount, 0n)

describe('instalments', () => {
  test('a year of any fee is shared to the cent, whatever it is paid by', () => {
    for (const annualFee of [1n, 99_999n, 100_001n, 123_457n])
      for (const payEvery of ['month', 'quarter', 'year'] as const) {
        const all = instalments(year, [terms({ annualFee: cents(annualFee), payEvery })], [])
        expect(all).toHaveLength({ month: 12, quarter: 4, year: 1 }[payEvery])
        expect(sum(all)).toBe(annualFee)
      }
  })

  test('in advance on the first day, or the day after the last', () => {
    const [first] = instalments(year, [terms()], [])
    expect(first).toMatchObject({
      from: '2026-01-15',
      to: '2026-04-14',
      dueOn: '2026-01-15',
      amount: 25_000n,
    })
    expect(instalments(year, [terms({ inAdvance: false })], [])[0]!.dueOn).toBe('2026-04-15')
  })

  test('a period broken at any day is shared by days, and its two parts make the whole', () => {
    for (let n = 1; n < 90; n++) {
      const cut = addDays(start, n)
      const before = instalments({ from: start, to: addDays(cut, -1) }, [terms()], [])
      const both = instalments({ from: start, to: day('2026-04-14') }, [terms(), terms({ fromDay: cut })], [])
      expect(both).toHaveLength(2)
      expect(sum(both)).toBe(25_000n)
      expect(both[0]!.amount).toBe(before[0]!.amount)
    }
  })

  test('an amendment that pays by another rhythm begins with a broken period of the new one', () => {
    const monthly = terms({ fromDay: day('2026-05-01'), payEvery: 'month', annualFee: cents(120_000) })
    const all = instalments(year, [terms(), monthly], [])
    expect(all.slice(1, 4).map(({ from, to }) => [from, to])).toEqual([
      ['2026-04-15', '2026-04-30'],
      ['2026-05-01', '2026-05-14'],
      ['2026-05-15', '2026-06-14'],
    ])
    expect(all.at(-1)).toMatchObject({ to: '2027-01-14', amount: 10_000n })
  })
})

describe('what is to open', () => {
  test('nothing twice, and only what has come', () => {
    const all = instalments(year, [terms()], [])
    const first = toOpen(all, [], day('2026-05-01'))
    expect(first.map(({ from }) => from)).toEqual(['2026-01-15', '2026-04-15'])
    expect(toOpen(all, first, day('2026-05-01'))).toEqual([])
  })

  test('what an amendment changes in a quarter already paid is made up by the next instalment', () => {
    const opened = toOpen(instalments(year, [terms()], []), [], start)
    const dearer = terms({ fromDay: day('2026-03-01'), annualFee: cents(200_000) })
    const all = instalments(year, [terms(), dearer], [])
    const next = toOpen(all, opened, day('2026-03-01'))
    expect(next).toHaveLength(1)
    expect(add(opened[0]!.amount, next[0]!.amount)).toBe(sum(all.slice(0, 2)))
  })

  test('a fee that falls opens at zero, and the rest waits', () => {
    const opened = toOpen(instalments(year, [terms()], []), [], start)
    const free = terms({ fromDay: day('2026-02-01'), annualFee: cents(0) })
    const all = instalments(year, [terms(), free, terms({ fromDay: day('2026-04-15') })], [])
    const later = toOpen(all, opened, day('2026-04-15'))
    expect(later.map(({ amount }) => amount)[0]).toBe(0n)
    expect(sum([...opened, ...later])).toBe(sum(all.slice(0, 3)))
  })
})

describe('indexation', () => {
  test('a rate is added on each anniversary, rounded as stated', () => {
    const rate = terms({ indexation: 'rate', indexRate: 215, annualFee: cents(123_456) })
    expect(feeOn(rate, start, day('2027-01-14'), [])).toBe(123_456n)
    expect(feeOn(rate, start, day('2027-01-15'), [])).toBe(126_110n)
    expect(feeOn({ ...rate, rounding: 'euro' }, start, day('2027-01-15'), [])).toBe(126_100n)
    expect(feeOn(rate, start, day('2028-01-15'), [])).toBe(128_821n)
  })

  test('an index sets the fee against the one agreed; not typed yet, the fee stays', () => {
    const index = terms({ indexation: 'index', indexBase: 133_660 })
    const typed = [{ onDay: day('2028-01-15'), value: 136_220 }]
    expect(feeOn(index, start, day('2027-06-01'), typed)).toBe(100_000n)
    expect(feeOn(index, start, day('2028-01-15'), typed)).toBe(101_915n)
  })

  test('terms amended in the second year wait for the next anniversary', () => {
    const late = terms({ fromDay: day('2027-03-01'), indexation: 'rate', indexRate: 1000 })
    expect(feeOn(late, start, day('2027-12-31'), [])).toBe(100_000n)
    expect(feeOn(late, start, day('2028-01-15'), [])).toBe(110_000n)
  })
})

test('a broken period holds the share of its days, rounded up', () => {
  const parts = volumeParts(start, { included: 3, per: 'month' }, { from: start, to: day('2026-02-20') })
  expect(parts).toEqual([
    { from: '2026-01-15', to: '2026-02-14', included: 3 },
    { from: '2026-02-15', to: '2026-02-20', included: 1 },
  ])
})

test('the 31st is paid on the last day of shorter months', () => {
  const from = day('2026-01-31')
  const all = instalments(
    { from, to: addDays(addMonthsToDay(from, 12), -1) },
    [terms({ fromDay: from, payEvery: 'month' })],
    [],
  )
  expect(all.map(({ dueOn }) => dueOn).slice(0, 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
  expect(sum(all)).toBe(100_000n)
})

test.each([
  ['2027-11-30', 2, '2027-09-30'],
  ['2026-12-31', 3, '2026-09-30'],
  ['2027-02-28', 1, '2027-01-28'],
  ['2027-06-15', 0, '2027-06-15'],
])('a contract that ends on %s with %i months of notice is left at the latest on %s', (end, months, last) => {
  expect(lastNoticeDay(day(end), months)).toBe(last)
  expect(earliestEnd(day(last), months) <= day(end)).toBe(true)
  // One day later the notice would run past the term.
  expect(months === 0 || earliestEnd(addDays(day(last), 4), months) > day(end)).toBe(true)
})
