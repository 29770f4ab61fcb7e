import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { MEASURES, monthEnds, pointsOn } from '#modules/measures/index.server.ts'
import { decisionsOf, hypothesesOf } from '#modules/trial/store.server.ts'
import { stagesNow, verdictsOf } from '#modules/trial/trial.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Months that the small trend beside a criterion shows. */
const TREND_MONTHS = 7

/** All that the page of a stage shows; undefined when there is no such stage in the hub. */
export async function stagePage(ctx: Ctx, id: Id<'Stage'>) {
  const stages = await stagesNow(ctx)
  const stage = stages.find((one) => one.id === id)
  if (!stage) return undefined
  const now = await verdictsOf(ctx, stage)
  const wanted = new Set(now.evidence.map((one) => one.measure.id))
  const measures = MEASURES.filter((measure) => wanted.has(measure.id))
  const ends = monthEnds(now.day, TREND_MONTHS)
  const points = await pointsOn(ctx, measures, ends)
  const trends = measures.map(({ id: measureId }) => ({
    measureId,
    values: ends.map((end: Day) => points.get(measureId)?.get(end)?.value ?? null),
  }))
  const { hypotheses, decisions } = await ctx.read(async (tx) => ({
    hypotheses: await hypothesesOf(tx, ctx.hub.id, id),
    decisions: await decisionsOf(tx, ctx.hub.id, id),
  }))
  const around = { before: stages[stage.rank - 2], next: stages[stage.rank] }
  return { ...now, ...around, trends, hypotheses, decisions }
}
