import type { Day, Month } from '#kit/day.ts'
import { type Grant, isSecured } from '#modules/funding/index.server.ts'
import { measureAt } from '#modules/measures/index.server.ts'
import { currentForecast } from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { coveredUntil, type Financing, financing } from '../rules/financing.ts'
import type { Stage } from '../store.server.ts'
import { stageFigures } from './figures.server.ts'

/** Own income in the plan: the accounts 70, 756, 75 and 76 of « Reference arithmetic ». */
const OWN = ['70', '756', '75', '76'] as const

/** What the plan expects the hub to earn by itself, by month; empty before there is a plan. */
async function ownIncome(ctx: Ctx): Promise<ReadonlyMap<Month, number>> {
  const made = await currentForecast(ctx)
  if (!made.ok) return new Map()
  const { months, income } = made.value
  return new Map(
    months.map((month, i) => [
      month,
      Math.round(OWN.reduce((sum, account) => sum + (income.byAccount[account]?.[i] ?? 0), 0)),
    ]),
  )
}

export type StageFinancing = Financing & {
  /** The last of its days that a granted agreement covers; null when none does. */
  coveredUntil: Day | null
}

/**
 * The financing of every stage that is not decided, on a day (`rules/financing.ts` says how it is counted). Cash is the
 * measure of that name, spending comes from the books, instalments from `funding`, own income from the plan.
 */
export async function stageFinancing(
  ctx: Ctx,
  stages: readonly Stage[],
  grants: readonly Grant[],
  today: Day,
): Promise<StageFinancing[]> {
  const open = stages.filter(({ closed }) => !closed)
  if (open.length === 0) return []
  const figures = await stageFigures(ctx, open, today)
  const cash = (await measureAt(ctx, 'money.cash', today)).value ?? 0
  const secured = grants.filter(({ state }) => isSecured(state))
  const awaited = secured.flatMap(({ instalments }) =>
    instalments
      .filter(({ received }) => !received)
      .map(({ amount, dueOn }) => ({ amount: Number(amount), dueOn })),
  )
  const answer = financing(
    open.map((stage, i) => ({
      ...{ id: stage.id, startsOn: stage.startsOn, endsOn: stage.endsOn, closed: stage.closed },
      ...{ budget: Number(stage.budget), spent: figures[i]?.spent ?? 0 },
    })),
    { today, cash, awaited, own: await ownIncome(ctx) },
  )
  const agreements = grants.flatMap(({ state, startsOn, endsOn }) =>
    (isSecured(state) || state === 'ended') && startsOn && endsOn ? [{ startsOn, endsOn }] : [],
  )
  return answer.map((one) => {
    const stage = open.find(({ id }) => id === one.id)
    return { ...one, coveredUntil: stage ? coveredUntil(stage, agreements) : null }
  })
}
