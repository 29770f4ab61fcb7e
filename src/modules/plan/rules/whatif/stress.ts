import type { Month } from '#kit/day.ts'
import { ok, type Result } from '#kit/result.ts'
import { type Forecast, type ForecastRefusal, forecast } from '../forecast.ts'
import { type Assumption, type Change, type Funding, isFunding, type Plan, type Revenue } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import type { Payer } from '../vocabulary.ts'
import { lostSale, scaledCost, scaledPay, scaledVolume } from './changes.ts'

/** The ready-made tests, in the order in which they are read: public money first, the world last. */
export const stressIds = [
  'public-cut',
  'first-funder',
  'grant-late',
  'grants-late',
  'half-subscriptions',
  'employer-lost',
  'hard-winter',
  'fuel',
  'salaries',
] as const
export type StressId = (typeof stressIds)[number]

/** What a test changes. `name` is the funder, the grant or the contract that it is about. */
export type Stress = {
  readonly id: StressId
  readonly changes: readonly Change[]
  readonly name: string | null
  /** The plan says too little for the test itself, and something wider stands for it. */
  readonly wider: boolean
}

const PUBLIC: ReadonlySet<Payer> = new Set<Payer>(['local-authority', 'ccas', 'state'])
const LATE = 6

type Made = { changes: Change[]; name?: string; wider?: boolean } | null

const revenuesOf = (plan: Plan): Revenue[] => plan.assumptions.filter((line) => line.type === 'revenue')
/** Grants; in a plan without any, the other gifts of one giver. Many small givers are never late together. */
function grantsOf(plan: Plan): { lines: Funding[]; wider: boolean } {
  const given = plan.assumptions.filter(isFunding).filter((line) => line.type !== 'crowdfunding')
  const grants = given.filter((line) => line.type === 'grant')
  return grants.length > 0 ? { lines: grants, wider: false } : { lines: given, wider: true }
}

/** The largest by an amount; the first of equals, so that a test never hesitates. */
function largest<T>(items: readonly T[], amount: (item: T) => number): T | undefined {
  let best: T | undefined
  for (const item of items) if (!best || amount(item) > amount(best)) best = item
  return best
}

const orNothing = (changes: Change[], more: { name?: string; wider?: boolean } = {}): Made =>
  changes.length > 0 ? { changes, ...more } : null

function publicCut(plan: Plan): Made {
  const factor = 0.7
  return orNothing(
    plan.assumptions.flatMap((line): Change[] => {
      if (isFunding(line) && PUBLIC.has(line.payer))
        return [{ type: 'multiply', line: line.id, field: 'amount', factor }]
      if (line.type === 'revenue' && PUBLIC.has(line.payer)) return scaledPay(line, factor)
      // The aid of an integration contract is public money too.
      if (line.type === 'salary' && line.aid)
        return [{ type: 'multiply', line: line.id, field: 'aid.amount', factor }]
      return []
    }),
  )
}

/** The funder on whom most of the products rest, everything it gives being lost. */
function firstFunder(plan: Plan, base: Forecast): Made {
  const name = base.indicators.firstFunder?.name
  if (!name) return null
  return orNothing(
    plan.assumptions.flatMap((line): Change[] => {
      if (isFunding(line) && line.type !== 'crowdfunding' && line.funder === name)
        return [{ type: 'remove', line: line.id }]
      if (line.type === 'revenue' && line.funder === name) return lostSale(plan.assumptions, line)
      if (line.type === 'salary' && line.aid?.funder === name)
        return [{ type: 'set', line: line.id, field: 'aid.amount', value: 0 }]
      return []
    }),
    { name },
  )
}

const late = (line: Assumption): Change => ({ type: 'delay', line: line.id, months: LATE, cashOnly: true })

function grantLate(plan: Plan): Made {
  const { lines, wider } = grantsOf(plan)
  const line = largest(lines, (grant) => grant.amount)
  return line ? { changes: [late(line)], name: line.name, wider } : null
}

function grantsLate(plan: Plan): Made {
  const { lines, wider } = grantsOf(plan)
  return orNothing(lines.map(late), { wider })
}

function halfSubscriptions(plan: Plan): Made {
  const lines = revenuesOf(plan).filter((line) => line.kind === 'subscription' || line.kind === 'membership')
  const cut = new Set(lines.map((line) => line.id))
  return orNothing(lines.flatMap((line) => scaledVolume(line, 0.5, cut)))
}

function employerLost(plan: Plan, base: Forecast): Made {
  const earned = new Map(base.lines.map((line) => [line.id, line.products?.reduce((a, b) => a + b, 0) ?? 0]))
  const paid = revenuesOf(plan).filter((line) => line.payer === 'company' && line.kind !== 'sponsoring')
  const contracts = paid.filter((line) => line.kind === 'company-contract')
  const line = largest(contracts.length > 0 ? contracts : paid, (sale) => earned.get(sale.id) ?? 0)
  if (!line) return null
  return { changes: lostSale(plan.assumptions, line), name: line.name, wider: contracts.length === 0 }
}

function hardWinter(plan: Plan): Made {
  const lines = revenuesOf(plan).filter((line) => line.account === '70')
  const cut = new Set(lines.map((line) => line.id))
  return orNothing(lines.flatMap((line) => scaledVolume(line, 0.8, cut)))
}

function fuel(plan: Plan): Made {
  const of = (family: string) => plan.assumptions.filter((line) => 'family' in line && line.family === family)
  const own = of('fuel')
  const lines = own.length > 0 ? own : of('vehicle')
  return orNothing(
    lines.flatMap((line) => scaledCost(line, 1.5)),
    { wider: own.length === 0 },
  )
}

const salaries = (plan: Plan): Made =>
  orNothing(
    plan.assumptions.flatMap((line) =>
      line.type === 'salary' || (line.type === 'step-cost' && line.family === 'salaries')
        ? scaledCost(line, 1.05)
        : [],
    ),
  )

const makers: Readonly<Record<StressId, (plan: Plan, base: Forecast) => Made>> = {
  'public-cut': publicCut,
  'first-funder': firstFunder,
  'grant-late': grantLate,
  'grants-late': grantsLate,
  'half-subscriptions': halfSubscriptions,
  'employer-lost': employerLost,
  'hard-winter': hardWinter,
  fuel,
  salaries,
}

/** The changes of a ready-made test on this plan; null when the plan has nothing that the test is about. */
export function stressOf(plan: Plan, base: Forecast, id: StressId): Stress | null {
  const made = makers[id](plan, base)
  return made && { id, changes: made.changes, name: made.name ?? null, wider: made.wider ?? false }
}

/**
 * How a future reads beside the base: cash that `breaks`, that broke already and breaks deeper or sooner (`worse`), that
 * holds with less than a month of costs in hand (`tight`), or that `holds`; `same` changes nothing, `better` helps.
 */
export type Verdict = 'breaks' | 'worse' | 'tight' | 'holds' | 'same' | 'better'

export type FutureFacts = {
  /** Cents, and the month they are reached. */
  readonly lowestCash: { readonly amount: number; readonly month: Month }
  readonly firstNegativeMonth: Month | null
  /** Months of cash costs in hand where that is least; null without cash costs. */
  readonly leastMonthsOfCash: number | null
  readonly result: number
  readonly balancedSince: Month | null
  readonly earnedShare: number | null
}

export type StressOutcome = FutureFacts & {
  readonly id: StressId
  readonly name: string | null
  readonly wider: boolean
  /** Names of the lines it changes. */
  readonly lines: readonly string[]
  /** Against the base, cents. */
  readonly lowestCashDifference: number
  readonly resultDifference: number
  readonly verdict: Verdict
}

/** The few figures by which a future is known. */
export function factsOf(f: Forecast): FutureFacts {
  const runway = f.cash.runway.filter((months) => months !== null)
  const { lowestCash, firstNegativeMonth, result, earnedShare } = f.indicators
  return {
    lowestCash,
    firstNegativeMonth,
    leastMonthsOfCash: runway.length > 0 ? Math.min(...runway) : null,
    result,
    balancedSince: f.balancedSince,
    earnedShare,
  }
}

/** The verdict on a future, given the base it differs from. */
export function verdictOf(base: FutureFacts, future: FutureFacts): Verdict {
  const cash = future.lowestCash.amount - base.lowestCash.amount
  const result = future.result - base.result
  if (cash === 0 && result === 0 && future.firstNegativeMonth === base.firstNegativeMonth) return 'same'
  if (future.firstNegativeMonth) {
    if (!base.firstNegativeMonth) return 'breaks'
    return cash >= 0 && future.firstNegativeMonth >= base.firstNegativeMonth ? 'better' : 'worse'
  }
  if (base.firstNegativeMonth || (cash >= 0 && result >= 0)) return 'better'
  return future.leastMonthsOfCash !== null && future.leastMonthsOfCash < 1 ? 'tight' : 'holds'
}

/** Every ready-made test run on the forecast, in their order; null where the plan has nothing of that kind. */
export function stressPlan(
  plan: Plan,
): Result<{ base: Forecast; tests: { readonly [id in StressId]: StressOutcome | null } }, ForecastRefusal> {
  const base = forecast(plan)
  if (!base.ok) return base
  const facts = factsOf(base.value)
  const names = new Map(plan.assumptions.map((line) => [line.id, line.name]))
  const tests = {} as { [id in StressId]: StressOutcome | null }
  for (const id of stressIds) {
    const stress = stressOf(plan, base.value, id)
    const changed = stress && applyChanges(plan, stress.changes)
    if (changed && !changed.ok) return changed
    const made = changed && forecast(changed.value)
    if (made && !made.ok) return made
    if (!stress || !made) {
      tests[id] = null
      continue
    }
    const future = factsOf(made.value)
    const touched = new Set(stress.changes.map((change) => (change.type === 'add' ? '' : change.line)))
    tests[id] = {
      ...future,
      id,
      name: stress.name,
      wider: stress.wider,
      lines: [...touched].flatMap((line) => names.get(line) ?? []),
      lowestCashDifference: future.lowestCash.amount - facts.lowestCash.amount,
      resultDifference: future.result - facts.result,
      verdict: verdictOf(facts, future),
    }
  }
  return ok({ base: base.value, tests })
}
