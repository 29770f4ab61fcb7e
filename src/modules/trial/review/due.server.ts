import type { Locale } from '#kit/words.ts'
import { wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { TrialDue } from '../due.ts'
import { en } from '../messages/review.en.ts'
import { fr } from '../messages/review.fr.ts'
import { mayReview } from '../permits.ts'
import { reviewLate } from '../rules/week.ts'
import { currentStage } from '../trial.server.ts'
import { lastReview } from './store.server.ts'

/** The weekly review while a stage runs: asked for when a week has passed since the last one. */
export async function reviewDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  if (!mayReview(ctx.actor)) return []
  const stage = await currentStage(ctx)
  if (!stage || stage.state === 'to-come') return []
  const last = await ctx.read((tx) => lastReview(tx, ctx.hub.id))
  const late = reviewLate(ctx.today(), last)
  if (late !== null && late < 0) return []
  const w = wordsFor(locale, { fr, en }).due
  return [
    {
      kind: 'review',
      text: late === null ? w.first : late === 0 ? w.today : w.late(late),
      path: 'phase-de-test/revue',
      day: null,
      tone: late !== null && late > 7 ? 'warn' : 'info',
    },
  ]
}
