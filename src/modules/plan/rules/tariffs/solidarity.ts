import { type Cents, cents, split } from '#kit/money.ts'
import type { Change, Revenue } from '../plan.ts'
import { meanPrice } from '../revenue.ts'
import { type HouseholdType, incomeAtIndex } from './households.ts'
import { type Deciles, type Range01, shareBelow, weighted } from './income.ts'

/** Who bears the cost of a solidarity rate, in the order of the page. */
export const bearers = ['support', 'ccas', 'company', 'hub'] as const
export type Bearer = (typeof bearers)[number]

export type SolidarityRule = {
  /** Taken off the price, % . */
  readonly reduction: number
  /** Below which one may have it: income per unit and year, or monthly means-test index, both in cents. */
  readonly ceiling: { readonly type: 'income' | 'index'; readonly amount: number }
  /** % of those who may have it who ask for it. */
  readonly takeUp: number
  /** % of the other users who choose to pay the support rate. */
  readonly supporters: number
  /** Whole %, summing to 100. */
  readonly shares: Readonly<Record<Bearer, number>>
}

export type Solidarity = {
  /** Share of users who may have the rate; the users are taken to be like the inhabitants. */
  readonly eligible: Range01
  /** The same as counted in the cost: the high end of what is known, so that the cost is never told too low. */
  readonly counted: number
  /** Cents a year. */
  readonly sales: Cents
  readonly cost: Cents
  readonly parts: Readonly<Record<Bearer, Cents>>
  /** What supporters pay on top of the price, as a share of it; null when nobody is there to pay it. */
  readonly premium: number | null
}

/** Share of people under the ceiling, each sort of household with its own when it is a means-test index. */
export const eligibleShare = (
  deciles: Deciles,
  households: readonly HouseholdType[],
  ceiling: SolidarityRule['ceiling'],
): Range01 =>
  weighted(
    households.map((household) => ({
      weight: household.weight,
      range: shareBelow(
        deciles,
        ceiling.type === 'income' ? ceiling.amount : incomeAtIndex(ceiling.amount, household),
      ),
    })),
  )

/** Whether the shares are whole and sum to a hundred. */
export const sharesHold = (shares: SolidarityRule['shares']): boolean =>
  bearers.every((bearer) => Number.isInteger(shares[bearer]) && shares[bearer] >= 0) &&
  bearers.reduce((sum, bearer) => sum + shares[bearer], 0) === 100

/**
 * Yearly cost of a solidarity rate and who pays it: sales × users who may × those who ask × reduction, shared by
 * largest remainder so that the parts sum to it. The supporters' part over what supporters buy is their premium.
 * @param sales what the chosen lines bring in a year at the full price, in cents
 */
export function solidarity(sales: number, rule: SolidarityRule, eligible: Range01): Solidarity {
  const counted = eligible.to
  const cost = cents(Math.round((sales * counted * rule.takeUp * rule.reduction) / 10_000))
  const shared = split(
    cost,
    bearers.map((bearer) => BigInt(rule.shares[bearer])),
  )
  const parts = Object.fromEntries(bearers.map((bearer, i) => [bearer, shared[i]!])) as Record<Bearer, Cents>
  const bought = (sales * (1 - counted) * rule.supporters) / 100
  const premium = parts.support === 0n ? 0 : bought > 0 ? Number(parts.support) / bought : null
  return { eligible, counted, sales: cents(Math.round(sales)), cost, parts, premium }
}

/**
 * The differences that the rates make to a plan: the mean price of each line moves by what is taken off and put on,
 * and each outside payer brings a line that follows the units sold at the solidarity rate. The part of the hub is what
 * nobody pays. `names` are the sentences that people read.
 */
export function solidarityChanges(
  lines: readonly Revenue[],
  rule: SolidarityRule,
  made: Solidarity,
  names: (bearer: 'ccas' | 'company', line: string) => string,
): Change[] {
  const helped = (made.counted * rule.takeUp) / 100
  const given = (1 - made.counted) * (rule.supporters / 100) * (made.premium ?? 0)
  const factor = 1 - (helped * rule.reduction) / 100 + given
  const changes: Change[] = []
  for (const line of lines) {
    changes.push({ type: 'multiply', line: line.id, field: 'unitPrice', factor: Math.max(0, factor) })
    for (const bearer of ['ccas', 'company'] as const) {
      const unitPrice = Math.round((meanPrice(line) * rule.reduction * rule.shares[bearer]) / 10_000)
      if (unitPrice === 0 || helped === 0) continue
      changes.push({
        type: 'add',
        line: {
          type: 'revenue',
          id: `solidaire-${bearer}-${line.id}`.slice(0, 64),
          name: names(bearer, line.name).slice(0, 200),
          block: 'revenues',
          pillar: bearer === 'ccas' ? 'public' : 'private',
          kind: 'other',
          payer: bearer,
          account: '70',
          unitPrice,
          volume: { start: 0, growth: { type: 'follows', line: line.id, ratio: helped } },
          ...(line.from ? { from: line.from } : {}),
          ...(line.to ? { to: line.to } : {}),
          ...(line.billing ? { billing: line.billing } : {}),
        },
      })
    }
  }
  return changes
}
