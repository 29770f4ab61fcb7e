import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { partsOver } from '#modules/measures/index.server.ts'
import { type Scheme, schemesNamed } from '#modules/rounds/index.server.ts'
import { bySchemeMeasures } from '#modules/rounds/measures.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { confidenceOf } from '../criteria/store.server.ts'
import {
  type Compared,
  compare,
  figureInterval,
  GOALS,
  type Goal,
  type Outcome,
  type SchemeFigure,
} from '../rules/compare.ts'
import type { Confidence, Interval } from '../rules/intervals.ts'
import type { Comparison } from './store.server.ts'

export type SchemeLine = {
  scheme: Pick<Scheme, 'id' | 'name'>
  trips: number
  /** Cents, all its trips together. */
  cost: number
  income: number
  figures: Record<Goal, SchemeFigure>
  interval: Interval | null
}

export type ComparisonNow = {
  lines: SchemeLine[]
  outcome: Outcome
  level: Confidence
  /** Days read: the comparison's own, up to today. */
  from: Day
  to: Day
}

const NOTHING: SchemeFigure = { value: null, sample: 0, spread: null }

/** What the trips of each scheme give over the days of a comparison, on every figure, and who does best on its goal. */
export async function comparedNow(ctx: Ctx, comparison: Comparison): Promise<ComparisonNow> {
  const { startsOn: from, goal, minTrips, schemeIds } = comparison
  const today = ctx.today()
  const end = comparison.closedOn ?? comparison.endsOn
  const to = end < today ? end : today
  // One after the other: a gate reads all of this in one transaction.
  const names = await schemesNamed(ctx, schemeIds)
  const level = await ctx.read((tx) => confidenceOf(tx, ctx.hub.id))
  const parts = await partsOver(ctx, bySchemeMeasures, { from, to, keys: schemeIds })
  const lines = schemeIds.map((id: Id<'Scheme'>): SchemeLine => {
    const of = (name: Goal) => parts.get(`rounds.${name}`)?.find((part) => part.key === id)
    const figures = Object.fromEntries(
      GOALS.map((name) => {
        const part = of(name)
        return [name, part ? { value: part.value, sample: part.sample, spread: part.spread } : NOTHING]
      }),
    ) as Record<Goal, SchemeFigure>
    const cost = of('cost-per-stop')?.amount ?? 0
    return {
      scheme: { id, name: names.get(id)?.name ?? '' },
      trips: figures['cost-per-stop'].sample,
      cost,
      income: (of('margin-per-stop')?.amount ?? 0) + cost,
      figures,
      interval: figureInterval(goal, figures[goal], level),
    }
  })
  const compared = lines.map(
    ({ scheme, trips, figures }): Compared => ({
      ...{ id: scheme.id, trips, figure: figures[goal] },
    }),
  )
  return { lines, outcome: compare(goal, compared, minTrips, level), level, from, to }
}
