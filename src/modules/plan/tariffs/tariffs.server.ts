import { monthOf } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { parseDecimal } from '#kit/text.ts'
import type { Locale } from '#kit/words.ts'
import { listServices, type Service } from '#modules/catalogue/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type LoadedPlan, loadPlan } from '../current.server.ts'
import { planYear } from '../figures.ts'
import { type Forecast, forecast } from '../rules/forecast.ts'
import type { Revenue } from '../rules/plan.ts'
import { type BasketItem, paidByPeople, pricePaid, usualBasket, yearlyCost } from '../rules/tariffs/basket.ts'
import { effortOf, type HouseholdEffort } from '../rules/tariffs/effort.ts'
import type { HouseholdType } from '../rules/tariffs/households.ts'
import type { Deciles, Range01 } from '../rules/tariffs/income.ts'
import { USUAL_LIMIT, usualHouseholds } from './settings.ts'
import { type AreaRow, areaRows, type BasketRow, basketRows, decilesOf, settingsRow } from './store.server.ts'

/** An item of the basket with what it costs the first household, in cents; null when it has no price any more. */
export type PricedItem = BasketItem & {
  readonly name: string | null
  readonly price: number | null
  readonly cost: number
  /** Households do not all pay the same price. */
  readonly varies: boolean
}
type Basket = { readonly id: string; readonly name: string | null; readonly items: readonly PricedItem[] }

export type Tariffs = {
  readonly loaded: LoadedPlan
  readonly services: readonly Service[]
  readonly areas: readonly AreaRow[]
  readonly baskets: readonly BasketRow[]
  readonly households: readonly HouseholdType[]
  /** Version of the settings; 0 before anybody set any. */
  readonly settings: number
  /** Ten-thousandths of income, and whether the address asked for one that makes no sense. */
  readonly limit: number
  readonly wrongLimit: boolean
  readonly basket: Basket
  readonly area: AreaRow | null
  readonly deciles: Deciles
  readonly effort: { readonly households: readonly HouseholdEffort[]; readonly leftOut: Range01 }
  readonly against: { readonly area: AreaRow; readonly effort: Tariffs['effort'] } | null
}

type PriceOf = (household: HouseholdType) => number | null

function priceOf(
  item: BasketItem,
  lines: ReadonlyMap<string, Revenue>,
  services: ReadonlyMap<string, Service>,
  plan: LoadedPlan['plan'],
): PriceOf {
  if (item.source === 'line') {
    const line = lines.get(item.ref)
    const price = line ? pricePaid(line, plan.taxOnSales) : null
    return () => price
  }
  const prices = services.get(item.ref)?.prices
  return ({ segment }) => {
    const price = prices?.[segment] ?? prices?.inhabitant
    return price === undefined ? null : Number(price)
  }
}

/** `2` or `1,5` → ten-thousandths of income; null when it is no share. */
export function limitIn(text: string | null): number | null {
  const percent = text ? parseDecimal(text) : null
  const share = percent === null ? null : Math.round(percent * 100)
  return share !== null && share >= 10 && share <= 10_000 ? share : null
}

/** Everything that `?territoire=…&avec=…&panier=…&limite=…` asks for; null before there is a plan. */
export async function readTariffs(
  ctx: Ctx,
  params: URLSearchParams,
  locale: Locale,
): Promise<Tariffs | null> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    const areas = await areaRows(tx, ctx)
    const baskets = await basketRows(tx, ctx)
    return { loaded, areas, baskets, settings: await settingsRow(tx, ctx) }
  })
  if (!found) return null
  const { loaded, areas, baskets, settings } = found
  const services = await listServices(ctx, { activeOnly: true })
  const households = settings?.households ?? usualHouseholds(locale)
  const asked = params.get('limite')
  const limit = limitIn(asked) ?? settings?.limit ?? USUAL_LIMIT
  const areaBy = (name: string) => {
    const id = params.get(name)
    return isId(id) ? areas.find((row) => row.id === id) : undefined
  }
  // The narrowest place first: that is where people live.
  const byLevel = (level: AreaRow['level']) => areas.find((row) => row.level === level)
  const area =
    areaBy('territoire') ?? byLevel('iris') ?? byLevel('commune') ?? byLevel('epci') ?? areas[0] ?? null
  // Nothing asked: the country beside the place, when it is there. `avec=` alone asks for no other.
  const other = params.has('avec') ? areaBy('avec') : byLevel('country')
  const id = params.get('panier')
  const chosen = id === 'exemple' ? undefined : (baskets.find((row) => row.id === id) ?? baskets[0])
  const items = chosen?.items ?? usualBasket(loaded.plan)
  const lines = new Map(paidByPeople(loaded.plan).map((line) => [line.id, line]))
  const catalogue = new Map(services.map((service) => [service.id as string, service]))
  const priced = items.map((item) => ({ item, price: priceOf(item, lines, catalogue, loaded.plan) }))
  const costOf = (household: HouseholdType) =>
    priced.reduce((sum, { item, price }) => sum + yearlyCost(price(household) ?? 0, item), 0)
  const effortIn = (row: AreaRow) => effortOf(decilesOf(row), households, limit / 10_000, costOf)
  return {
    ...{ loaded, services, areas, baskets, households, limit, area },
    settings: settings?.version ?? 0,
    wrongLimit: asked !== null && asked !== '' && limitIn(asked) === null,
    basket: {
      id: chosen?.id ?? 'exemple',
      name: chosen?.name ?? null,
      items: priced.map(({ item, price }) => {
        const prices = households.map(price)
        const [first = null] = prices
        return {
          ...item,
          name: (item.source === 'line' ? lines.get(item.ref) : catalogue.get(item.ref))?.name ?? null,
          price: first,
          cost: yearlyCost(first ?? 0, item),
          varies: prices.some((one) => one !== first),
        }
      }),
    },
    deciles: area ? decilesOf(area) : [],
    effort: area ? effortIn(area) : { households: [], leftOut: { from: 0, to: 0 } },
    against: other && other.id !== area?.id ? { area: other, effort: effortIn(other) } : null,
  }
}

/** What a line brings in each plan year, and the plan year we are in (from 0); null when the plan cannot be forecast. */
export function salesOf(ctx: Ctx, loaded: LoadedPlan): { year: number; of: (id: string) => number } | null {
  const made = forecast(loaded.plan)
  if (!made.ok) return null
  const f: Forecast = made.value
  const year = planYear(f, monthOf(ctx.today()))
  const sold = new Map(
    f.lines.map((line) => [
      line.id,
      (line.products ?? []).slice(year * 12, year * 12 + 12).reduce((sum, amount) => sum + amount, 0),
    ]),
  )
  return { year, of: (id) => sold.get(id) ?? 0 }
}
