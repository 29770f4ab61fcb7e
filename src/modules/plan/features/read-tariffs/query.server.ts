import type { Locale } from '#kit/words.ts'
import type { Revenue } from '#modules/plan/rules/plan.ts'
import { paidByPeople } from '#modules/plan/rules/tariffs/basket.ts'
import { incomeAt } from '#modules/plan/rules/tariffs/income.ts'
import { eligibleShare, type Solidarity, solidarity } from '#modules/plan/rules/tariffs/solidarity.ts'
import { readTariffs, salesOf, type Tariffs } from '#modules/plan/tariffs/tariffs.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type AskedRule, readRule } from './form.ts'
import { type PriceRow, priceRows } from './price-rows.ts'

export type ReadTariffs = {
  readonly tariffs: Tariffs
  readonly asked: AskedRule
  /** Lines that people pay, those chosen for the solidarity rate among them. */
  readonly payable: readonly Revenue[]
  /** Plan year counted, from 0. */
  readonly year: number
  readonly made: Solidarity | null
  readonly prices: readonly PriceRow[]
}

/** What a solidarity rate is usually for: what one pays to belong and to be served, not a basket of goods. */
const HELPED: ReadonlySet<Revenue['kind']> = new Set<Revenue['kind']>([
  'membership',
  'subscription',
  'one-off',
  'package',
  'prepaid',
])

/** Euros to begin with: the second decile of the area, to the hundred. */
export const usualCeiling = ({ deciles }: Pick<Tariffs, 'deciles'>): string => {
  const second = incomeAt(deciles, 0.2)
  return second === null ? '13000' : String(Math.round(second / 10_000) * 100)
}

/** The effort, the solidarity rate and the prices that an address asks for; null before there is a plan. */
export async function readTariffPage(
  ctx: Ctx,
  params: URLSearchParams,
  locale: Locale,
): Promise<ReadTariffs | null> {
  const tariffs = await readTariffs(ctx, params, locale)
  if (!tariffs) return null
  const payable = paidByPeople(tariffs.loaded.plan)
  const asked = readRule(
    params,
    usualCeiling(tariffs),
    payable.map(({ id }) => id),
    payable.filter(({ kind }) => HELPED.has(kind)).map(({ id }) => id),
  )
  const sales = salesOf(ctx, tariffs.loaded)
  const { rule, lines } = asked
  let made: Solidarity | null = null
  if (rule && tariffs.area && sales && lines.length > 0) {
    const eligible = eligibleShare(tariffs.deciles, tariffs.households, rule.ceiling)
    const sold = lines.reduce((sum, id) => sum + sales.of(id), 0)
    made = solidarity(sold, rule, eligible)
  }
  const rates = rule && made ? { lines, reduction: rule.reduction, premium: made.premium } : null
  return {
    ...{ tariffs, asked, payable, made },
    year: sales?.year ?? 0,
    prices: priceRows(tariffs.loaded.plan, tariffs.services, rates),
  }
}
