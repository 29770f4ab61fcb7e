import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addDays, day, monthOf } from '#kit/day.ts'
import { type Closed, type DayGroup, NOTHING, type Planned, planClosings, sumTotals } from './closings.ts'
import { COINS, sumOf } from './coins.ts'
import { counterDay } from './counter-day.ts'
import { SOFTWARE } from './software.ts'

const START: Closed = {
  ...{ toN: 0, hash: '', perpetual: 0n, perpetualGross: 0n, days: [], openMonth: null, openYear: null },
}

function dice(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % n
  }
}

/** What is closed after a plan, as the database would tell it. */
function after(closed: Closed, plan: readonly Planned[]): Closed {
  const last = plan.at(-1)
  if (!last) return closed
  const labels = (period: string) => plan.filter((one) => one.period === period).map((one) => one.label)
  const days = [...closed.days, ...plan.filter((one) => one.period === 'day')]
  const lastDay = days.at(-1)!.label
  const month = labels('month').at(-1)
  const year = labels('year').at(-1)
  return {
    ...{ toN: last.toN, hash: last.hash, days },
    ...{ perpetual: last.perpetual, perpetualGross: last.perpetualGross },
    openMonth: month === lastDay.slice(0, 7) ? null : monthOf(day(lastDay)),
    openYear: year === lastDay.slice(0, 4) ? null : lastDay.slice(0, 4),
  }
}

test('whatever days are closed, by one or by many: nothing twice, no link between two, sums that fit', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const pick = dice(seed)
    let closed = START
    let now = day('2025-11-03')
    let n = 0
    const all: Planned[] = []
    for (let press = 0; press < 25; press++) {
      const groups: DayGroup[] = []
      for (let count = pick(4); count > 0; count--) {
        now = addDays(now, 1 + pick(20))
        n += 1 + pick(5)
        const cents = pick(10_000) - 2000
        const totals = { ...NOTHING, received: 1, cents: String(cents), gross: String(Math.abs(cents)) }
        groups.push({ day: now, toN: n, hash: `h${n}`, totals })
      }
      now = addDays(now, pick(2))
      const plan = planClosings(closed, groups, now)
      all.push(...plan)
      closed = after(closed, plan)
    }
    const days = all.filter((one) => one.period === 'day')
    expect(days.map((one) => one.fromN)).toEqual(
      [0, ...days.map((one) => one.toN)].slice(0, days.length).map((to) => to + 1),
    )
    const labels = all.map((one) => `${one.period} ${one.label}`)
    expect(new Set(labels).size).toBe(labels.length)
    for (const whole of all.filter((one) => one.period !== 'day')) {
      const those = days.filter((one) => one.label.startsWith(whole.label))
      expect([whole.fromN, whole.toN]).toEqual([those[0]!.fromN, those.at(-1)!.toN])
      expect(whole.totals).toEqual(sumTotals(those.map((one) => one.totals)))
      const later = all.slice(all.indexOf(whole) + 1)
      expect(later.some((one) => one.period === 'day' && one.label.startsWith(whole.label))).toBe(false)
    }
    const sum = days.reduce((total, one) => total + BigInt(one.totals.cents), 0n)
    expect(all.at(-1)?.perpetual ?? 0n).toBe(sum)
  }
})

test('a counter’s day ends at six in the morning, in summer as in winter', () => {
  const days = [
    '2026-03-29T03:59:00Z',
    '2026-03-29T04:01:00Z',
    '2026-01-02T04:59:00Z',
    '2026-01-02T05:01:00Z',
  ]
  expect(days.map((at) => counterDay(new Date(at), 'Europe/Paris'))).toEqual([
    ...['2026-03-28', '2026-03-29', '2026-01-01', '2026-01-02'],
  ])
})

test('coins and notes add up to the cent', () => {
  expect(sumOf({ 5000: 2, 1: 3, 200: 1 })).toBe(10_203n)
  expect(sumOf(Object.fromEntries(COINS.map((coin) => [coin, 1])))).toBe(88_888n)
  expect(sumOf({})).toBe(0n)
})

test('the attestation names the software as the package does', () => {
  const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(SOFTWARE).toEqual({ version, licence: license })
})
