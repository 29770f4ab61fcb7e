import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { createPlan, currentForecast, currentPlan } from '#modules/plan/index.server.ts'
import { tenths } from '#modules/plan/rules/tariffs/income.ts'
import { moveBasket, saveBasket, setHouseholds } from '#modules/plan/tariffs/baskets.server.ts'
import { typeArea } from '#modules/plan/tariffs/incomes.server.ts'
import { readTariffs, salesOf } from '#modules/plan/tariffs/tariffs.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readTariffPage } from './query.server.ts'
import { keepSolidarity } from './use-case.server.ts'

let hub: TestHub
let area: Id<'IncomeArea'>
const page = async (query = '') => (await readTariffPage(hub.ctx, new URLSearchParams(query), 'fr'))!

beforeAll(async () => {
  hub = await testHub()
  expect(await readTariffs(hub.ctx, new URLSearchParams(), 'fr')).toBeNull()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-01') }))
  const none = await page()
  expect(none.tariffs.area).toBeNull()
  expect(none.made).toBeNull()
  const typed = await typeArea(hub.ctx, {
    ...{ name: 'Les Tilleuls', level: 'commune', year: 2022, base: 'DISP', source: 'Insee' },
    deciles: [
      900_000, 1_440_000, 1_600_000, 1_800_000, 2_000_000, 2_200_000, 2_600_000, 3_000_000, 4_000_000,
    ],
  })
  area = must(typed).id
})
afterAll(() => hub.close())

test('the usual basket of the template, by hand', async () => {
  const { tariffs } = await page()
  // 12 € a year, 7 € a month, two requests of 8 € a month: 288 €; under 2 % that asks 14 400 €, which is D2.
  expect(tariffs.area?.id).toBe(area)
  const [alone] = tariffs.effort.households
  expect(alone?.cost).toBe(28_800)
  expect(alone?.threshold).toBe(1_440_000)
  expect(tenths(alone!.leftOut)).toEqual({ low: 2, high: 2 })
})

test('an address changes the limit, and one that makes no sense is told', async () => {
  expect((await page('limite=3,2')).tariffs).toMatchObject({ limit: 320, wrongLimit: false })
  expect((await page('limite=beaucoup')).tariffs).toMatchObject({ limit: 200, wrongLimit: true })
  expect((await page('territoire=nul&avec=nul&panier=nul')).tariffs.area?.id).toBe(area)
})

test('a basket with a service costs each household its own price', async () => {
  const cents = (n: number) => BigInt(n) as never
  const { id } = must(
    await addService(hub.ctx, {
      ...{ name: 'Ménage', description: '', activity: 'home-services', unit: 'hour', minutes: 60 },
      ...{ directCost: cents(0), prices: { inhabitant: cents(2_000), senior: cents(1_500) } },
    }),
  )
  const items = [{ source: 'service', ref: id, times: 1, every: 'month' }] as const
  const saved = must(await saveBasket(hub.ctx, { name: 'Ménage', items }))
  const { tariffs } = await page(`panier=${saved.id}`)
  const costs = tariffs.effort.households.map(({ cost }) => cost)
  expect(costs).toEqual([24_000, 24_000, 24_000, 24_000, 18_000])
  expect(tariffs.basket.items[0]).toMatchObject({ name: 'Ménage', varies: true })
  const bad = [{ source: 'line', ref: 'loyer', times: 1, every: 'month' }] as const
  expect(await saveBasket(hub.ctx, { name: 'Loyer', items: bad })).toMatchObject({
    code: 'unknown_choice',
    field: 'items[0].what',
  })
  const seen = { id: saved.id, version: 1 }
  must(await saveBasket(hub.ctx, { name: 'Ménage chaque mois', items, seen }))
  expect(await saveBasket(hub.ctx, { name: 'Trop tard', items, seen })).toMatchObject({
    code: 'changed_meanwhile',
  })
  const gone = must(await moveBasket(hub.ctx, { id: saved.id, version: 2 }))
  expect((await page()).tariffs.basket.id).toBe('exemple')
  must(await moveBasket(hub.ctx, { id: saved.id, version: gone.version, back: true }))
  expect((await page()).tariffs.basket.name).toBe('Ménage chaque mois')
})

test('sorts of household are set once for all, and two people never overwrite each other', async () => {
  const households = [{ name: 'Colocation', older: 3, younger: 0, segment: 'inhabitant', weight: 1 }] as const
  must(await setHouseholds(hub.ctx, { households, limit: 300, version: 0 }))
  expect(await setHouseholds(hub.ctx, { households, limit: 400, version: 0 })).toMatchObject({
    code: 'changed_meanwhile',
  })
  for (const version of [Number.POSITIVE_INFINITY, 1e12, 0.5, -1])
    expect(await setHouseholds(hub.ctx, { households, limit: 400, version })).toMatchObject({
      code: 'changed_meanwhile',
    })
  expect((await page('panier=exemple')).tariffs).toMatchObject({ limit: 300, settings: 1, households })
  expect(await setHouseholds(hub.ctx, { households: [], limit: 300, version: 1 })).toMatchObject({
    code: 'no_household',
  })
  const empty = [{ ...households[0], older: 0 }]
  expect(await setHouseholds(hub.ctx, { households: empty, limit: 300, version: 1 })).toMatchObject({
    code: 'empty_household',
  })
})

test('a solidarity rate is weighed on the plan, kept as a scenario, and moves the forecast by what the hub bears', async () => {
  const query =
    'reduction=50&plafond=income&montant=14400&demande=50&soutien=0&part-support=0&part-ccas=60&part-company=0&part-hub=40&lignes=services-habitants'
  const { made, asked, tariffs, prices } = await page(query)
  const sales = salesOf(hub.ctx, tariffs.loaded)!
  expect(made!.counted).toBeCloseTo(0.2)
  expect(Number(made!.sales)).toBe(sales.of('services-habitants'))
  expect(Number(made!.cost)).toBe(Math.round(sales.of('services-habitants') * 0.2 * 0.5 * 0.5))
  expect(prices.find(({ key }) => key === 'line-services-habitants-0')).toMatchObject({
    whom: { name: 'Habitants du quartier' },
    solidarity: 430n,
    support: null,
  })
  const base = must(await currentForecast(hub.ctx)).years[0]!.indicators.products
  const input = {
    ...{ name: 'Solidaire', rule: asked.rule!, lines: asked.lines, deciles: tariffs.deciles },
    households: tariffs.households,
    names: (bearer: string, line: string) => `${bearer}, ${line}`,
  }
  const { key } = must(await keepSolidarity(hub.ctx, input))
  const after = must(await currentForecast(hub.ctx, key)).years[0]!.indicators.products
  // 8 € × 0.95 = 7.60 € and 2.40 € for each helped unit are whole cents: only rounding by month is left.
  expect(Math.abs(base - after - Number(made!.parts.hub))).toBeLessThan(50)
  expect(must(await currentForecast(hub.ctx)).years[0]!.indicators.products).toBe(base)
  const scenario = (await currentPlan(hub.ctx))!.scenarios.find(({ id }) => id === key)
  expect(scenario?.changes.map(({ type }) => type)).toEqual(['multiply', 'add'])
})

test('what cannot be kept is refused, and only by those who may write', async () => {
  const { asked, tariffs } = await page()
  const input = {
    ...{ name: 'Solidaire', rule: asked.rule!, lines: asked.lines, deciles: tariffs.deciles },
    households: tariffs.households,
    names: () => 'x',
  }
  const keep = (more: Partial<typeof input>) => keepSolidarity(hub.ctx, { ...input, ...more })
  expect(await keep({ lines: ['loyer'] })).toMatchObject({ code: 'no_lines' })
  expect(await keep({ rule: { ...input.rule, reduction: 0 } })).toMatchObject({ code: 'nothing_to_keep' })
  expect(await keep({ rule: { ...input.rule, supporters: 0 } })).toMatchObject({ code: 'nobody_supports' })
  const wrong = { ...input.rule.shares, hub: 99 }
  expect(await keep({ rule: { ...input.rule, shares: wrong } })).toMatchObject({ code: 'shares_not_100' })
  expect(await keepSolidarity(hub.as('committee'), input)).toMatchObject({ code: 'not_permitted' })
})
