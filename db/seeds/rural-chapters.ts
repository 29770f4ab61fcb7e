import type { Day, Month } from '#kit/day.ts'
import { firstDay } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan } from '#modules/plan/index.server.ts'
import { euros, type Teller } from './live.ts'

/** The model, written before opening and corrected once, and the trial with its pivot. */
export function ruralChapters(teller: Teller, months: readonly Month[], _today: Day): void {
  const { diary, actor } = teller
  const jean = actor('jean')
  const opening = firstDay(months[0]!)
  diary.plan(diary.at(opening, 10 * 60), jean, async (ctx) => {
    must(await createPlan(ctx, { template: 'rural', start: months[0]!, openingCash: euros(13_000) }))
  })
}
