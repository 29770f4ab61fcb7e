import { describe, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { forecast } from './forecast.ts'
import { frameOf } from './frame.ts'
import { PAYROLL_2026, reductionRate } from './payroll.ts'
import type { Assumption, Plan, Salary } from './plan.ts'
import { grant, plan, revenue } from './sample.ts'
import { streamsOfPlan } from './streams.ts'
import { totalsOf } from './totals.ts'

const post = (more: Partial<Salary> = {}): Salary => ({
  type: 'salary',
  id: 'post',
  name: 'Post',
  block: 'costs',
  gross: 200_000,
  fullTime: 1,
  chargeRate: 40,
  ...more,
})
const run = (lines: Assumption[], more?: Partial<Plan>) => must(forecast(plan(lines, more)))

describe('the general reduction of 2026', () => {
  const at = (gross: number) => reductionRate(gross, PAYROLL_2026.minimumWage, PAYROLL_2026)

  test('is 39.81 % at the minimum wage and no more below', () => {
    expect(at(182_303)).toBe(0.3981)
    expect(at(100_000)).toBe(0.3981)
  })

  test('at twice the minimum wage is 2 % + 37.81 % × 0.25^1.75', () => {
    // 0.25^1.75 = 0.088388; × 0.3781 = 0.033420; + 0.02, to four decimals
    expect(at(364_606)).toBe(0.0534)
  })

  test('at one and a half is 2 % + 37.81 % × 0.5^1.75', () => {
    // 0.5^1.75 = 0.297302; × 0.3781 = 0.112410
    expect(at(273_454.5)).toBe(0.1324)
  })

  test('is nothing from three minimum wages on, and 2 % just below', () => {
    expect(at(546_909)).toBe(0)
    expect(at(546_908)).toBe(0.02)
    expect(at(900_000)).toBe(0)
  })
})

describe('a salary', () => {
  test('at the minimum wage pays 42 % less 39.81 %, whatever its working time', () => {
    const full = run([post({ gross: 182_303, chargeRate: 42, lowWageReduction: true })])
    // 76 567 − 72 575
    expect(full.income.charges[0]).toBe(182_303 + 76_567 - 72_575)
    const half = run([post({ gross: 182_303, fullTime: 0.5, chargeRate: 42, lowWageReduction: true })])
    // 91 152 of pay, 38 284 of charges, 36 288 reduced
    expect(half.income.charges[0]).toBe(91_152 + 38_284 - 36_288)
  })

  test('has charges of nothing rather than less than nothing', () => {
    const f = run([post({ gross: 182_303, chargeRate: 10, lowWageReduction: true })])
    expect(f.income.charges[0]).toBe(182_303)
  })

  test('follows the figures that the plan states', () => {
    const payroll = { ...PAYROLL_2026, lowest: 0.1, slope: 0 }
    const f = run([post({ lowWageReduction: true })], { payroll })
    expect(f.income.charges[0]).toBe(200_000 + 80_000 - 20_000)
  })

  test('keeps its place against a minimum wage that rises with wages', () => {
    const line = post({ gross: 182_303, chargeRate: 50, lowWageReduction: true })
    const f = run([line], { months: 24, inflation: { wages: 3 } })
    const pay = Math.round(182_303 * 1.03)
    expect(f.income.charges[12]).toBe(pay + Math.round(pay * 0.5) - Math.round(pay * 0.3981))
  })

  test('what is withheld leaves with the charges, the month after', () => {
    const f = run([post({ withheld: 22 })])
    expect(f.income.charges[0]).toBe(280_000)
    expect(f.cash.payments.slice(0, 2)).toEqual([156_000, 156_000 + 44_000 + 80_000])
  })

  test('charges of a calendar quarter leave the month after it', () => {
    const { payments } = run([post({ chargesPaid: 'quarterly' })], { start: '2026-02' as Plan['start'] }).cash
    // February and March in April, then April to June in July.
    expect(payments.slice(0, 6)).toEqual([200_000, 200_000, 360_000, 200_000, 200_000, 440_000])
  })
})

test('hours sold, paid and volunteered, and what is signed', () => {
  const of = plan([
    revenue({ unitMinutes: 30, status: 'signed', volume: { start: 40, growth: { type: 'none' } } }),
    post({ fullTime: 2, serving: 60 }),
    {
      type: 'in-kind',
      id: 'hours',
      name: 'Volunteers',
      block: 'activities',
      kind: 'volunteering',
      value: { type: 'hours', hours: 90, hourly: 1450 },
      serving: 50,
    },
    grant({ status: 'promised' }),
  ])
  const frame = frameOf(of)
  const t = totalsOf(must(streamsOfPlan(of, frame)), frame)
  expect(t.hoursSold[0]).toBe(20)
  expect(t.hoursPaid[0]).toBeCloseTo(2 * 151.67 * 0.6, 10)
  expect(t.hoursVolunteered[0]).toBe(45)
  expect(t.contracted[0]).toBe(40_000)
  expect(t.products[0]).toBe(50_000)
})
