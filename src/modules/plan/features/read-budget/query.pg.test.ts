import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan, currentForecast } from '#modules/plan/index.server.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readBudget } from './query.server.ts'
import { inKindOf, sidesOf, yearName } from './sides.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-03') }))
})
afterAll(() => hub.close())

const read = async (query = '') => must(await readBudget(hub.ctx, new URLSearchParams(query)))
const w = fr.statements.budget

describe('the budget of a hub’s plan', () => {
  test('is that of the civil year in spring, and of the next from July on', async () => {
    expect((await read()).budget.period.key).toBe('2026')
    hub.clock.set(new Date('2026-09-01T08:00:00Z'))
    expect((await read()).budget.period.key).toBe('2027')
    hub.clock.set(new Date('2026-03-02T09:00:00Z'))
    expect((await read('annee=year-2')).budget.period).toMatchObject({ step: 'year', from: 12, to: 24 })
    expect((await read('annee=1815')).budget.period.key).toBe('2026')
  })

  test('sums to the forecast of the plan year, in whole euros', async () => {
    const { budget } = await read('annee=year-2')
    const { products, charges } = must(await currentForecast(hub.ctx)).years[1]!.indicators
    expect(Math.abs(budget.totalProducts - products)).toBeLessThanOrEqual(50)
    expect(Math.abs(budget.totalCharges - charges)).toBeLessThanOrEqual(50)
  })

  test('has two equal totals, what lacks written on its side', async () => {
    for (const year of ['2026', '2027', '2028', '2029']) {
      const { budget } = await read(`annee=${year}`)
      const { charges, products } = sidesOf(budget, w)
      const whole = (rows: typeof charges) => rows.at(-1)!.amount
      const written = (rows: typeof charges) => rows.find((row) => row.level === 'balance')?.amount ?? 0
      expect(whole(charges)).toBe(whole(products))
      expect(budget.totalCharges + written(charges)).toBe(budget.totalProducts + written(products))
      const { uses, resources } = inKindOf(budget, w)
      expect(uses[0]!.amount).toBe(resources[0]!.amount)
    }
  })

  test('asks for the funding chosen, none, or the usual one', async () => {
    const { requests } = await read()
    expect((await read('demande=rien')).budget.asked).toBeNull()
    expect((await read(`demande=${requests[1]!.id}`)).budget.asked?.line).toBe(requests[1]!.id)
    const usual = (await read('demande=loyer')).budget.asked
    expect(requests.map(({ id }) => id)).toContain(usual?.line)
  })

  test('is refused to a hub without a plan', async () => {
    const other = await hub.other('vide')
    expect(await readBudget(other, new URLSearchParams())).toEqual({ ok: false, code: 'no_plan' })
  })
})

test('a civil year of ten months says which', async () => {
  const { periods } = await read()
  expect(periods.map((period) => yearName(period, w, 'fr'))[0]!.replaceAll('\u00a0', ' ')).toBe(
    'Année civile 2026 (de mars 2026 à décembre 2026)',
  )
})
