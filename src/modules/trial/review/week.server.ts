import { cents, minus } from '#kit/money.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import { latestPoints, measureOf, measuresAt, pointsOn } from '#modules/measures/index.server.ts'
import { openDrifts } from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatEuros } from '#ui/format.ts'
import type { TrialDue } from '../due.ts'
import { trialDues } from '../dues.server.ts'
import { evidenceOf } from '../evidence.server.ts'
import { en } from '../messages/review.en.ts'
import { fr } from '../messages/review.fr.ts'
import { comparedWith, type Moved, type Turned, type WeekSeen, welcome } from '../rules/week.ts'
import { currentStage, type StageNow } from '../trial.server.ts'
import { lastReview } from './store.server.ts'

/** The figures that a week always looks at; those of the stage's criteria come before them. */
const ALWAYS = [
  'requests.received',
  'requests.done',
  'requests.repeat-users',
  'requests.satisfaction',
  'people.members',
  'money.earned-share',
  'money.months-of-cash',
]
const MOST_FIGURES = 10
const MOST_DRIFTS = 5

export type Week = {
  stage: StageNow | undefined
  last: WeekSeen['day'] | null
  seen: WeekSeen
  dues: TrialDue[]
}

/**
 * The week to step back from: what moved since the last review, which verdicts turned, what drifts, what asks. The
 * review itself is left out of what asks: one is holding it.
 */
export async function weekOf(ctx: Ctx, locale: Locale): Promise<Week> {
  const today = ctx.today()
  // One after the other: inside somebody's transaction they share one connection.
  const stage = await currentStage(ctx)
  const last = await ctx.read((tx) => lastReview(tx, ctx.hub.id))
  const since = comparedWith(today, last)
  const { turned, own } = stage ? await turnedSince(ctx, stage, since) : { turned: [], own: [] }
  const dues = await trialDues(ctx, locale)
  const { open } = await openDrifts(ctx)
  const moved = await movedSince(ctx, [...new Set([...own, ...ALWAYS])].slice(0, MOST_FIGURES), since, locale)
  const asked = dues.filter(({ kind }) => kind !== 'review')
  const w = wordsFor(locale, { fr, en })
  const drifted = open
    .slice(0, MOST_DRIFTS)
    .map(({ name, planned, actual }) =>
      w.drift(name, formatEuros(cents(minus(actual, planned)), locale, { round: true, sign: true })),
    )
  return {
    stage,
    last,
    dues: asked,
    seen: {
      day: today,
      since,
      moved,
      turned,
      drifted,
      asked: asked.map(({ kind, text }) => ({ kind, text })),
    },
  }
}

/** Today's figures as they were kept last (computed where none was), beside those of an earlier day, which are computed once. */
async function movedSince(
  ctx: Ctx,
  ids: readonly string[],
  since: WeekSeen['day'],
  locale: Locale,
): Promise<Moved[]> {
  const measures = ids.flatMap((id) => measureOf(id) ?? [])
  const today = ctx.today()
  const kept = await latestPoints(ctx, ids)
  const before = await pointsOn(ctx, measures, [since])
  const latest = new Map(kept.filter(({ day }) => day === today).map(({ id, value }) => [id, value]))
  const unkept = ids.filter((id) => !latest.has(id))
  for (const { id, value } of await measuresAt(ctx, unkept, today)) latest.set(id, value)
  return measures.map(({ id, unit, better, words }) => {
    const then = before.get(id)?.get(since)?.value ?? null
    const today = latest.get(id) ?? null
    return {
      id,
      name: words[locale].name,
      unit,
      before: then,
      now: today,
      good: welcome(then, today, better),
    }
  })
}

/** The stage's criteria whose verdict is no longer what it was; `own` are the measures they read. */
async function turnedSince(
  ctx: Ctx,
  stage: StageNow,
  since: WeekSeen['day'],
): Promise<{ turned: Turned[]; own: string[] }> {
  const now = await evidenceOf(ctx, stage, ctx.today())
  const before = new Map((await evidenceOf(ctx, stage, since)).map((one) => [one.criterionId, one.verdict]))
  return {
    own: now.map((one) => one.measure.id),
    turned: now.flatMap(({ criterionId: id, name, verdict }) => {
      const was = before.get(id)
      return was && was !== verdict ? [{ id, name, before: was, now: verdict }] : []
    }),
  }
}
