import type { Day } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { evidenceOf } from './evidence.server.ts'
import type { Evidence } from './rules/record.ts'
import { currentOf, type StageState, stageState } from './rules/stages.ts'
import { figuresOf, type StageFigures } from './stages/figures.server.ts'
import { type Stage, stagesOf } from './store.server.ts'

export type StageNow = Stage & {
  /** 1 for the first stage, in the order of days. */
  rank: number
  state: StageState
}

/** Every stage with its rank and where it is today. */
export async function stagesNow(ctx: Ctx): Promise<StageNow[]> {
  const stages = await ctx.read((tx) => stagesOf(tx, ctx.hub.id))
  const today = ctx.today()
  return stages.map((stage, i) => ({ ...stage, rank: i + 1, state: stageState(stage, today) }))
}

/** The stage we are in: the first that no decision has closed; undefined before the first and after the last. */
export async function currentStage(ctx: Ctx): Promise<StageNow | undefined> {
  return currentOf(await stagesNow(ctx))
}

type CurrentVerdicts = {
  stage: StageNow
  day: Day
  evidence: Evidence[]
  met: number
  /** What it used of its means. */
  figures: StageFigures
}

/** The current stage with its criteria judged today, for the home page; undefined when there is no open stage. */
export async function currentVerdicts(ctx: Ctx): Promise<CurrentVerdicts | undefined> {
  const stage = await currentStage(ctx)
  return stage && (await verdictsOf(ctx, stage))
}

/** A stage with its criteria judged today. */
export async function verdictsOf(ctx: Ctx, stage: StageNow): Promise<CurrentVerdicts> {
  const day = ctx.today()
  const evidence = await evidenceOf(ctx, stage, day)
  const met = evidence.filter((one) => one.verdict === 'met').length
  return { stage, day, evidence, met, figures: await figuresOf(ctx, stage, day) }
}
