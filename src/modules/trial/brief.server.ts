import { latestPoints } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Watch } from './rules/ceilings.ts'
import { verdict } from './rules/verdict.ts'
import { watchOf } from './stages/store.server.ts'
import { criteriaOf } from './store.server.ts'
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
 * Where the current stage stands, from the figures kept for the home page: the same cost whatever the history. The
 * stage's own page and the decision compute them afresh.
 */
export async function trialBrief(ctx: Ctx): Promise<TrialBrief | undefined> {
  const stage = await currentStage(ctx)
  if (!stage) return undefined
  const { criteria, watched } = await ctx.read(async (tx) => ({
    criteria: await criteriaOf(tx, ctx.hub.id, stage.id),
    watched: await watchOf(tx, ctx.hub.id, stage.id),
  }))
  const points = await latestPoints(
    ctx,
    criteria.map((one) => one.measureId),
  )
  const byId = new Map(points.map((point) => [point.id, point]))
  const started = ctx.today() >= stage.startsOn
  const verdicts = criteria.map((criterion) => {
    const { value = null, sample = 0 } = byId.get(criterion.measureId) ?? {}
    return verdict(criterion, { value, sample, started })
  })
  const count = (wanted: (typeof verdicts)[number]) => verdicts.filter((one) => one === wanted).length
  const loss = watched ? { amount: Number(watched.loss), watch: watched.lossWatch } : null
  return { stage, total: verdicts.length, met: count('met'), early: count('too-early'), loss }
}
