import { addDays } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { openBooks, recordOperation } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { CriterionForm } from './features/write-criterion/form.ts'
import type { StageForm } from './features/write-stage/form.ts'
import { addStage } from './features/write-stage/use-case.server.ts'

/** A stage from a week ago for a month, unless told otherwise. */
export const stageInput = (ctx: Ctx, over: Partial<StageForm> = {}): StageForm => ({
  name: 'Trois services',
  purpose: 'Savoir si les habitants reviennent',
  startsOn: addDays(ctx.today(), -7),
  endsOn: addDays(ctx.today(), 23),
  budget: cents(500_000),
  lossCeiling: cents(150_000),
  volunteerHours: 120,
  ...over,
})

export const givenStage = async (ctx: Ctx, over?: Partial<StageForm>) =>
  must(await addStage(ctx, stageInput(ctx, over))).id

/** At least 30 % of income earned, judged from two entries on. */
export const earnedCriterion = (over: Partial<CriterionForm> = {}): CriterionForm => ({
  name: 'Le lieu gagne une partie de ses ressources',
  measureId: 'money.earned-share',
  comparison: 'at-least',
  threshold: '30 %',
  minSample: 2,
  level: 'must',
  ...over,
})

/** Books with a grant and sales: the earned share is sales / (sales + grant). Amounts in euros. */
export async function givenIncome(ctx: Ctx, grant: number, sales: number): Promise<void> {
  await openBooks(ctx)
  const record = (kind: 'grant' | 'services', euros: number) =>
    recordOperation(ctx, { kind, amount: cents(euros * 100), day: ctx.today(), label: kind })
  if (grant > 0) must(await record('grant', grant))
  if (sales > 0) must(await record('services', sales))
}
