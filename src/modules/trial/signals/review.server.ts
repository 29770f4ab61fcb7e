import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { addAction } from '../actions/write-actions.server.ts'
import { addHypothesis } from '../features/write-hypothesis/use-case.server.ts'
import { mayReviewSignals } from '../permits.ts'
import { isDue, type SignalVerdict, stateAfter, WATCH_DAYS } from '../rules/signals.ts'
import { currentOf } from '../rules/stages.ts'
import type { HypothesisKind } from '../rules/words.ts'
import { stagesOf } from '../store.server.ts'
import { insertReview, setState, signalById } from './store.server.ts'

export type ReviewCode =
  | 'not_permitted'
  | 'not_found'
  | 'already_treated'
  | 'words_needed'
  | 'no_stage'
  | 'review_in_the_past'
  | 'review_too_far'
  | 'kind_needed'
  | 'stage_closed'
  | 'unknown_hypothesis'
  | 'unknown_risk'
  | 'unknown_condition'
  | 'nothing_moves'
  | 'due_in_the_past'
  | 'learning_needed'

export type ReviewInput = {
  verdict: SignalVerdict
  /** What is made of it: the hypothesis, the action, the answer given, or why it is watched or set aside. */
  words?: string
  /** For « watch »: when it comes back. */
  reviewOn?: Day
  /** For « hypothesis »: what it is about. */
  kind?: HypothesisKind
  /** For « action »: who, and for when. */
  ownerName?: string
  dueOn?: Day
  idempotencyKey?: string
}

/** Watching longer than a year is forgetting. */
const FURTHEST = 366

/**
 * Treats a signal: it is watched until a day, becomes a hypothesis of the stage we are in, an action, was answered, or is
 * set aside — each in words. One that was treated meanwhile is not treated twice; a watched one may be taken up early.
 */
export async function reviewSignal(
  ctx: Ctx,
  id: Id<'Signal'>,
  input: ReviewInput,
): Promise<Result<{ id: Id<'SignalReview'> }, ReviewCode>> {
  if (!mayReviewSignals(ctx.actor)) return refuse('not_permitted')
  const { verdict, words = '' } = input
  // Watching needs no words: the signal says enough until it comes back.
  if (!words && verdict !== 'watch') return refuse('words_needed', 'words')
  const today = ctx.today()
  const reviewOn = verdict === 'watch' ? (input.reviewOn ?? addDays(today, WATCH_DAYS)) : null
  if (reviewOn && reviewOn <= today) return refuse('review_in_the_past', 'reviewOn')
  if (reviewOn && reviewOn > addDays(today, FURTHEST)) return refuse('review_too_far', 'reviewOn')
  return await ctx.together((all) =>
    all.tx((tx) =>
      once<{ id: Id<'SignalReview'> }, ReviewCode>(tx, all, input.idempotencyKey, async () => {
        const signal = await signalById(tx, ctx.hub.id, id, true)
        if (!signal) return refuse('not_found')
        if (signal.state !== 'watching' && !isDue(signal, today)) return refuse('already_treated')
        const made = await make(all, input, words)
        if (!made.ok) return made
        const review = newId<'SignalReview'>()
        await insertReview(tx, {
          ...{ hubId: ctx.hub.id, id: review, signalId: id, verdict, words, reviewOn, ...made.value },
          ...{ day: today, at: all.now(), userId: all.actor.userId, actorName: all.actor.name },
        })
        await setState(tx, ctx.hub.id, id, stateAfter(verdict), reviewOn)
        await audit(tx, all, verdict, 'signal', id)
        await emit(tx, all, 'trial.signal-reviewed', id, { verdict })
        return ok({ id: review })
      }),
    ),
  )
}

type Made = { hypothesisId: Id<'Hypothesis'> | null; actionId: Id<'TrialAction'> | null }

/** The hypothesis or the action that the signal becomes; nothing for the other verdicts. */
async function make(ctx: Ctx, input: ReviewInput, words: string): Promise<Result<Made, ReviewCode>> {
  const none: Made = { hypothesisId: null, actionId: null }
  if (input.verdict === 'hypothesis') {
    if (!input.kind) return refuse('kind_needed', 'kind')
    const stage = currentOf(await ctx.read((tx) => stagesOf(tx, ctx.hub.id)))
    if (!stage) return refuse('no_stage', 'verdict')
    const added = await addHypothesis(ctx, stage.id, { text: words, kind: input.kind, state: 'open' })
    return added.ok ? ok({ ...none, hypothesisId: added.value.id }) : added
  }
  if (input.verdict === 'action') {
    // Middling until somebody judges it: its place in the list is theirs to say.
    const { ownerName, dueOn } = input
    const added = await addAction(ctx, { what: words, impact: 3, effort: 2, riskCut: 2, ownerName, dueOn })
    return added.ok ? ok({ ...none, actionId: added.value.id }) : added
  }
  return ok(none)
}
