import { createHash } from 'node:crypto'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { measureBetween, measureOf, measuresAt } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Evidence } from './rules/record.ts'
import { verdict } from './rules/verdict.ts'
import { criteriaOf, hypothesesOf, type Stage } from './store.server.ts'

/** Each criterion of a stage with what its measure gives on a day, and the verdict. Words are the hub's, French. */
export async function evidenceOf(ctx: Ctx, stage: Stage, day: Day): Promise<Evidence[]> {
  const { criteria, hypotheses } = await ctx.read(async (tx) => ({
    criteria: await criteriaOf(tx, ctx.hub.id, stage.id),
    hypotheses: await hypothesesOf(tx, ctx.hub.id, stage.id),
  }))
  const readings = await measuresAt(
    ctx,
    criteria.map((criterion) => criterion.measureId),
    day,
  )
  const texts = new Map<Id<'Hypothesis'>, string>(hypotheses.map(({ id, text }) => [id, text]))
  const started = day >= stage.startsOn
  return criteria.map((criterion, i) => {
    const { name, level, comparison, threshold, minSample, measureId, hypothesisId } = criterion
    const measure = measureOf(measureId)
    const { value, sample, from, to } = readings[i]!
    return {
      criterionId: criterion.id,
      name,
      level,
      hypothesis: hypothesisId ? (texts.get(hypothesisId) ?? null) : null,
      measure: {
        id: measureId,
        name: measure?.words.fr.name ?? measureId,
        definition: measure?.words.fr.definition ?? '',
        unit: measure?.unit ?? 'count',
      },
      comparison,
      threshold,
      minSample,
      value,
      sample,
      from,
      to,
      verdict: verdict(criterion, { value, sample, started }),
    }
  })
}

/** Cents spent from the stage's first day to `day` (or its last), or null when the hub keeps no accounts here. */
export async function spentOf(ctx: Ctx, stage: Stage, day: Day): Promise<number | null> {
  const to = day < stage.endsOn ? day : stage.endsOn
  if (to < stage.startsOn) return 0
  const reading = await measureBetween(ctx, 'money.costs', stage.startsOn, to)
  return reading && (reading.value ?? 0)
}

/**
 * What a person saw before signing, in short: which decision this would be, and each criterion with its threshold
 * and verdict. A figure that moved without changing a verdict does not count.
 */
export const seenOf = (stage: Stage, evidence: readonly Evidence[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        stage.decisions,
        stage.endsOn,
        evidence.map((e) => [e.criterionId, e.comparison, e.threshold, e.minSample, e.verdict]),
      ]),
    )
    .digest('hex')
    .slice(0, 16)
