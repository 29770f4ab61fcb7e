import type { Day } from '#kit/day.ts'
import { fundingCalendar, type Grant } from '#modules/funding/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { decisionsOf } from '../store.server.ts'
import { type StageNow, stagesNow } from '../trial.server.ts'
import { type StageFinancing, stageFinancing } from './financing.server.ts'
import { type LegalStepRow, stepsOf } from './store.server.ts'

export type TrialCalendar = {
  today: Day
  stages: StageNow[]
  /** When each stage was decided on, the last time. */
  decided: { stageId: string; on: Day }[]
  grants: Grant[]
  steps: LegalStepRow[]
  financing: StageFinancing[]
}

/** Stages, funders and legal steps on one calendar, with what each stage that is not decided is paid by. */
export async function trialCalendar(ctx: Ctx): Promise<TrialCalendar> {
  const today = ctx.today()
  const stages = await stagesNow(ctx)
  const grants = await fundingCalendar(ctx)
  const { steps, decisions } = await ctx.read(async (tx) => ({
    steps: await stepsOf(tx, ctx.hub.id),
    decisions: await decisionsOf(tx, ctx.hub.id),
  }))
  return {
    ...{ today, stages, grants, steps },
    decided: decisions.map(({ stageId, record }) => ({ stageId, on: record.day })),
    financing: await stageFinancing(ctx, stages, grants, today),
  }
}
