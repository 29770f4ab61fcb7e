import type { Day } from '#kit/day.ts'
import { measureOf, measuresOver } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Watch, watch } from '../rules/ceilings.ts'
import type { Stage } from '../store.server.ts'

/** What a stage used of its means, from its first day to `to`. Null where nothing is kept that could tell. */
export type StageFigures = {
  stageId: Stage['id']
  from: Day
  to: Day
  /** Cents: costs of class 6 in the books (`money.costs`); equipment bought is spread by the books, not counted here. */
  spent: number | null
  /** Cents: products of class 7 (`money.revenue`), grants included. */
  income: number | null
  /** Cents: costs − products of the stage's days; below zero when it gains. Gifts in kind (86, 87) count in neither. */
  loss: number | null
  /** Hours. */
  paidHours: number | null
  volunteerHours: number | null
  watches: { budget: Watch; loss: Watch; paidHours: Watch; volunteerHours: Watch }
}

export const FIGURES = {
  spent: 'money.costs',
  income: 'money.revenue',
  paidHours: 'volunteering.paid-hours',
  volunteerHours: 'volunteering.volunteer-hours',
} as const
type Figure = keyof typeof FIGURES
const KEYS = Object.keys(FIGURES) as Figure[]

/**
 * What each stage used by `day`, from the measures: one statement for all of them. `asOf` stops inside that day, at an
 * instant: what a dossier frozen then could know.
 */
export async function stageFigures(
  ctx: Ctx,
  stages: readonly Stage[],
  day: Day,
  asOf?: Date,
): Promise<StageFigures[]> {
  const begun = stages.filter((stage) => day >= stage.startsOn)
  const lastOf = (stage: Stage) => (day < stage.endsOn ? day : stage.endsOn)
  const readings = await measuresOver(
    ctx,
    begun.flatMap((stage) =>
      KEYS.map((key) => ({ id: FIGURES[key], from: stage.startsOn, to: lastOf(stage), asOf })),
    ),
  )
  return stages.map((stage) => {
    const at = begun.indexOf(stage) * KEYS.length
    const figure = (key: Figure): number | null => {
      if (!measureOf(FIGURES[key])) return null
      if (at < 0) return 0
      const value = readings[at + KEYS.indexOf(key)]?.value ?? null
      // Nothing in the books is nothing spent; no sheet of hours is not « nobody worked ».
      return key === 'spent' || key === 'income' ? (value ?? 0) : value
    }
    const [spent, income] = [figure('spent'), figure('income')]
    const [paidHours, volunteerHours] = [figure('paidHours'), figure('volunteerHours')]
    const loss = spent === null || income === null ? null : spent - income
    return {
      stageId: stage.id,
      from: stage.startsOn,
      to: at < 0 ? stage.startsOn : lastOf(stage),
      ...{ spent, income, loss, paidHours, volunteerHours },
      watches: {
        budget: watch(spent ?? 0, Number(stage.budget)),
        loss: watch(loss ?? 0, Number(stage.lossCeiling)),
        paidHours: stage.paidHours > 0 ? watch(paidHours ?? 0, stage.paidHours) : 'fine',
        volunteerHours: stage.volunteerHours > 0 ? watch(volunteerHours ?? 0, stage.volunteerHours) : 'fine',
      },
    }
  })
}

/** What one stage used by `day`. */
export const figuresOf = async (ctx: Ctx, stage: Stage, day: Day, asOf?: Date): Promise<StageFigures> =>
  (await stageFigures(ctx, [stage], day, asOf))[0]!
