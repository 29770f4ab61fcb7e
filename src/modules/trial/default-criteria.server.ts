import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { fr } from './messages.fr.ts'
import { newCriterion } from './new-criterion.ts'
import { mayWriteTrial } from './permits.ts'
import { DEFAULT_CRITERIA } from './rules/defaults.ts'
import { criteriaOf, insertCriteria, openStage } from './store.server.ts'

const MEASURED = {
  kind: 'measure',
  period: 'own',
  periodDays: null,
  weight: 1,
  rubric: null,
  voters: null,
} as const

/**
 * Adds the usual criteria in one go: those whose measure exists here, in the unit they were chosen for, and that
 * the stage does not have yet. Answers how many were added.
 */
export async function addDefaultCriteria(
  ctx: Ctx,
  stageId: Id<'Stage'>,
): Promise<Result<{ added: number }, 'not_permitted' | 'not_found' | 'stage_closed' | 'nothing_to_add'>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const stage = await openStage(tx, ctx, stageId)
    if (!stage.ok) return stage
    const own = new Set((await criteriaOf(tx, ctx.hub.id, stageId)).map((one) => one.measureId))
    const rows = DEFAULT_CRITERIA.flatMap(({ measureId, units, ...rest }) => {
      const measure = measureOf(measureId)
      const fits = measure && (units as readonly string[]).includes(measure.unit)
      if (!fits || own.has(measureId)) return []
      const facts = { ...MEASURED, ...rest, measureId, name: fr.defaults[measureId], hypothesisId: null }
      return [newCriterion(ctx, stageId, facts)]
    })
    if (rows.length === 0) return refuse('nothing_to_add')
    await insertCriteria(tx, rows)
    for (const row of rows) await audit(tx, ctx, 'add', 'criterion', row.id, { threshold: row.threshold })
    return ok({ added: rows.length })
  })
}
