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

describe.each(['quartier', 'rural'])(
  'what the plan of the %s hub says of its people and its doubts',
  (name) => {
    const plan = read(name)
    const f = must(forecast(plan))

    test('the team serves what is sold in the third year, with little to spare', () => {
      const third = (of: readonly number[]) => of.slice(24).reduce((all, hours) => all + hours, 0)
      const load = third(f.staffing.sold) / (third(f.staffing.paid) + third(f.staffing.volunteered))
      expect(load).toBeGreaterThan(0.85)
      expect(load).toBeLessThan(1.05)
    })

    test('a part of the income is signed, the rest still to be won', () => {
      const signed = f.income.contracted.reduce((all, amount) => all + amount, 0) / f.indicators.products
      expect(signed).toBeGreaterThan(0.15)
      expect(signed).toBeLessThan(0.5)
    })

    test('six lines or more are uncertain, and later years of grants may be refused', () => {
      expect(plan.assumptions.filter((line) => line.ranges).length).toBeGreaterThanOrEqual(6)
      const chances = plan.assumptions.flatMap((line) =>
        'chance' in line && line.chance ? [line.chance] : [],
      )
      expect(chances.length).toBeGreaterThanOrEqual(4)
    })

    test('equipment paid by a grant brings 77 month by month', () => {
      const grant = plan.assumptions.find((line) => 'account' in line && line.account === '13')!
      const made = f.lines.find((line) => line.id === grant.id)!
      const first = made.products!.findIndex((amount) => amount > 0)
      // 5 400 € over 84 months are 64.29 €; 2 700 € over 60 are 45 €.
      expect(made.products![first]).toBe(name === 'rural' ? 6429 : 4500)
    })

    test('every line that the books can follow says in which accounts', () => {
      const silent = plan.assumptions.filter(
        (line) => !line.accounts && !line.measure && line.type !== 'grant',
      )
      expect(silent.map((line) => line.id)).toEqual(
        name === 'rural' ? ['point-relais'] : ['point-relais', 'renfort'],
      )
    })
  },
)

test('the work-integration employee of the village costs almost no employer charges', () => {
  const f = must(forecast(read('rural')))
  const { charges } = f.lines.find((line) => line.id === 'salarie-insertion')!
  // 1 830 € at 0.75: 1 372.50 €; 44 % are 603.90 €, reduced by 39.43 %: 541.18 €.
  expect(charges!.slice(0, 2)).toEqual([0, 137_250 + 60_390 - 54_118])
})

test('the village shop buys its stock ahead: eighteen days of groceries', () => {
  const f = must(forecast(read('rural')))
  const { charges, payments } = f.lines.find((line) => line.id === 'achats-epicerie')!
  // 290 baskets × 0.9 × 13.50 €, a margin of 24 %.
  expect(charges![0]).toBe(267_786)
  // Paid a month later, with 18/30 of it on the shelves.
  expect(payments![1]).toBe(267_786 + 160_672)
})
