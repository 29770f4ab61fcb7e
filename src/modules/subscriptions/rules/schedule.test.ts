import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { add, cents } from '#kit/money.ts'
import { noticeDue, noticeWindow, termEnd } from './renewal.ts'
import { type Billed, billsUpTo, nextPeriod, type Pause, RHYTHMS, type Terms } from './schedule.ts'

const terms = (over: Partial<Terms> = {}): Terms => ({
  fromDay: day('2026-01-16'),
  every: 'month',
  aligned: true,
  price: cents(3100),
  included: 2,
  ...over,
})
const told = (bills: readonly { from: string; to: string; amount: bigint; included: number }[]) =>
  bills.map(({ from, to, amount, included }) => `${from} ${to} ${amount} ${included}`)
const of = (own: Terms[], pauses: Pause[] = [], endsOn: Terms['fromDay'] | null = null) => ({
  ...{ startsOn: own[0]!.fromDay, endsOn, terms: own, pauses },
})

describe('what is billed', () => {
  test('the first month by its days, then whole months', () => {
    expect(told(billsUpTo(of([terms()]), [], day('2026-03-01')))).toEqual([
      '2026-01-16 2026-01-31 1600 1',
      '2026-02-01 2026-02-28 3100 2',
      '2026-03-01 2026-03-31 3100 2',
    ])
  })

  test('from the day it began, without drifting from the 31st', () => {
    const own = [terms({ fromDay: day('2026-01-31'), aligned: false })]
    expect(told(billsUpTo(of(own), [], day('2026-04-29')))).toEqual([
      '2026-01-31 2026-02-27 3100 2',
      '2026-02-28 2026-03-30 3100 2',
      '2026-03-31 2026-04-29 3100 2',
    ])
  })

  test('a quarter by its days, a year from its day', () => {
    expect(
      told(billsUpTo(of([terms({ every: 'quarter', price: cents(9000) })]), [], day('2026-04-01'))),
    ).toEqual(['2026-01-16 2026-03-31 7500 2', '2026-04-01 2026-06-30 9000 2'])
    expect(told(billsUpTo(of([terms({ every: 'year' })]), [], day('2026-12-31')))).toEqual([
      '2026-01-16 2027-01-15 3100 2',
    ])
  })

  test('a pause is not paid; told after its bill, it lowers the next ones', () => {
    const own = [terms({ fromDay: day('2026-01-01') })]
    const pause = { fromDay: day('2026-02-15'), toDay: day('2026-03-31') }
    expect(told(billsUpTo(of(own, [pause]), [], day('2026-04-01')))).toEqual([
      '2026-01-01 2026-01-31 3100 2',
      '2026-02-01 2026-02-28 1550 1',
      '2026-03-01 2026-03-31 0 0',
      '2026-04-01 2026-04-30 3100 2',
    ])
    const billed: Billed[] = ['01', '02', '03'].map((m) => ({
      ...{
        from: day(`2026-${m}-01`),
        to: addDays(nextPeriod(own, day(`2026-${m}-01`)), -1),
        amount: cents(3100),
      },
    }))
    expect(told(billsUpTo(of(own, [pause]), billed, day('2026-05-01')))).toEqual([
      '2026-04-01 2026-04-30 0 2',
      '2026-05-01 2026-05-31 1550 2',
    ])
  })

  test('another plan begins with the next period, and the last day ends it by its days', () => {
    const next = nextPeriod([terms()], day('2026-02-10'))
    const own = [terms(), terms({ fromDay: next, price: cents(6200), included: 4, every: 'month' })]
    expect(told(billsUpTo(of(own, [], day('2026-04-15')), [], day('2026-12-31')))).toEqual([
      '2026-01-16 2026-01-31 1600 1',
      '2026-02-01 2026-02-28 3100 2',
      '2026-03-01 2026-03-31 6200 4',
      '2026-04-01 2026-04-15 3100 2',
    ])
  })

  test('billed day after day or all at once, it is the same: periods touch, none is billed twice', () => {
    for (let seed = 1; seed <= 24; seed++) {
      const own = [
        terms({
          fromDay: addDays(day('2026-01-01'), (seed * 37) % 365),
          every: RHYTHMS[seed % 3]!,
          aligned: seed % 2 === 0,
          price: cents(seed * 131),
        }),
      ]
      const from = addDays(own[0]!.fromDay, (seed * 13) % 50)
      const one = of(own, [{ fromDay: from, toDay: addDays(from, seed % 40) }])
      const until = addDays(own[0]!.fromDay, 700)
      const atOnce = billsUpTo(one, [], until)
      const bit: Billed[] = []
      for (let today = own[0]!.fromDay; today <= until; today = addDays(today, 1 + (seed % 11)))
        bit.push(...billsUpTo(one, bit, today))
      bit.push(...billsUpTo(one, bit, until))
      expect(bit.map(({ from: f, to, amount }) => [f, to, amount])).toEqual(
        atOnce.map(({ from: f, to, amount }) => [f, to, amount]),
      )
      for (const [i, bill] of atOnce.entries())
        if (i > 0) expect(bill.from).toBe(addDays(atOnce[i - 1]!.to, 1))
      expect(add(...atOnce.map((bill) => bill.amount))).toBe(add(...atOnce.map((bill) => bill.due)))
    }
  })
})

test('a renewal is told between three months and one month before the last day to refuse it', () => {
  const window = noticeWindow(day('2026-12-31'), 30)
  expect(window).toEqual({ refuseBy: '2026-12-01', from: '2026-09-01', to: '2026-11-01' })
  const on = (text: string, was = false) => noticeDue(window, was, day(text))
  expect([on('2026-08-31'), on('2026-09-01'), on('2026-11-01'), on('2026-11-02'), on('2026-12-02')]).toEqual([
    'not-yet',
    'now',
    'now',
    'late',
    'past',
  ])
  expect(on('2026-10-01', true)).toBe('told')
  expect(termEnd(day('2026-01-31'), 1, day('2026-02-27'))).toBe('2026-03-30')
})
