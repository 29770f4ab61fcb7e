import { latestPoints, readingsOn } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { measureFor } from './criteria/measure.server.ts'
import { votesOf } from './criteria/store.server.ts'
import type { Watch } from './rules/ceilings.ts'
import { tallyOf } from './rules/rubric.ts'
import { verdict } from './rules/verdict.ts'
import { watchOf } from './stages/store.server.ts'
import { type CriterionRow, criteriaOf } from './store.server.ts'
import { currentStage, type StageNow } from './trial.server.ts'

type TrialBrief = {
  stage: StageNow
  total: number
  met: number
  early: number
  /** What the stage lost (cents) before its ceiling, as it was last looked at; null before the first look. */
  loss: { amount: number; watch: Watch } | null
}

/**
 * Where the current stage stands, from the figures kept for the home page: the same cost whatever the history. The few
 * criteria with days of their own are read now; the stage's own page and the decision compute all of them afresh.
 */
export async function trialBrief(ctx: Ctx): Promise<TrialBrief | undefined> {
  const stage = await currentStage(ctx)
  if (!stage) return undefined
  const today = ctx.today()
  const { criteria, votes, watched } = await ctx.read(async (tx) => {
    const all = await criteriaOf(tx, ctx.hub.id, stage.id)
    const grids = all.filter((one) => one.kind === 'rubric').map((one) => one.id)
    return {
      criteria: all,
      votes: await votesOf(tx, ctx.hub.id, grids),
      watched: await watchOf(tx, ctx.hub.id, stage.id),
    }
  })
  const measured = criteria.flatMap((criterion) => {
    const measure = measureFor(criterion, stage)
    return measure ? [{ criterion, measure }] : []
  })
  const kept = measured.filter(({ criterion, measure }) => measure.id === criterion.measureId)
  const others = measured.filter(({ criterion, measure }) => measure.id !== criterion.measureId)
  const points = await latestPoints(
    ctx,
    kept.map(({ measure }) => measure.id),
  )
  const day = today < stage.endsOn ? today : stage.endsOn
  const readings = await readingsOn(
    ctx,
    others.map(({ criterion, measure }) => ({ measure, day: criterion.period === 'stage' ? day : today })),
  )
  const byId = new Map([...points, ...readings].map((one) => [one.id, one]))
  const started = today >= stage.startsOn
  const found = (criterion: CriterionRow) => {
    if (criterion.kind !== 'rubric') return byId.get(measureFor(criterion, stage)?.id ?? '')
    const levels = (votes.get(criterion.id) ?? []).map((vote) => vote.level)
    return { value: tallyOf(levels).median, sample: levels.length }
  }
  const verdicts = criteria.map((criterion) => {
    const { value = null, sample = 0 } = found(criterion) ?? {}
    return verdict(criterion, { value, sample, started: started || criterion.kind === 'rubric' })
  })
  const count = (wanted: (typeof verdicts)[number]) => verdicts.filter((one) => one === wanted).length
  const loss = watched ? { amount: Number(watched.loss), watch: watched.lossWatch } : null
  return { stage, total: verdicts.length, met: count('met'), early: count('too-early'), loss }
}
