import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { forecast } from './forecast.ts'
import { readPlan } from './schema.ts'

const read = (name: string) => {
  const parsed = readPlan(
    readFileSync(new URL(`../../../../docs/examples/${name}.json`, import.meta.url), 'utf8'),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

describe.each(['quartier', 'rural'])('the plan of the %s hub', (name) => {
  const plan = read(name)
  const f = must(forecast(plan))
  const years = f.years.map((y) => y.indicators)

  test('covers 36 months with two scenarios that apply', () => {
    expect(f.months).toHaveLength(36)
    expect(plan.scenarios).toHaveLength(2)
    for (const scenario of plan.scenarios) {
      const other = must(forecast(plan, scenario.id))
      expect(other.indicators.result).not.toBe(f.indicators.result)
    }
  })

  test('loses at first, is balanced in the third year, and never runs out of cash', () => {
    expect(years[0]!.result).toBeLessThan(0)
    expect(years[1]!.result).toBeLessThan(0)
    expect(years[2]!.result).toBeGreaterThanOrEqual(0)
    expect(f.indicators.firstNegativeMonth).toBeNull()
    expect(f.indicators.lowestCash.amount).toBeLessThan(10_000_00)
    expect(f.indicators.closingCash).toBeGreaterThan(0)
  })

  test('earns a growing share of its income and stands on the four pillars', () => {
    const shares = years.map((y) => y.earnedShare!)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    for (const pillar of Object.values(f.indicators.pillars)) expect(pillar.amount).toBeGreaterThan(0)
  })
})

test('the quartier plan carries the reference figures of a neighbourhood hub', () => {
  const { years, lines } = must(forecast(read('quartier')))
  const last = (id: string) => lines.find((l) => l.id === id)!.volume!.at(-1)!
  expect(years[2]!.indicators.charges / 100).toBeCloseTo(140_000, -4)
  expect(years[2]!.indicators.fullTime).toBe(2.5)
  expect(last('adhesions')).toBeGreaterThan(240)
  expect(last('contrats-entreprises')).toBe(6)
})

test('the rural plan sells about 120 000 € of groceries and coffee in its third year', () => {
  const { lines } = must(forecast(read('rural')))
  const sold = ['epicerie', 'cafe'].map((id) =>
    lines
      .find((l) => l.id === id)!
      .products!.slice(24)
      .reduce((a, b) => a + b),
  )
  expect((sold[0]! + sold[1]!) / 100).toBeGreaterThan(110_000)
  expect((sold[0]! + sold[1]!) / 100).toBeLessThan(130_000)
})
