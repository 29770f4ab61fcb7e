import { daysBetween, type Month } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { contractAlerts, mayReadContracts, mayWriteRecurrences } from '#modules/contracts/index.server.ts'
import { latestPoints, measureOf } from '#modules/measures/index.server.ts'
import { noticesToSay } from '#modules/notices/index.server.ts'
import { currentForecast, openDrifts } from '#modules/plan/index.server.ts'
import { providersToday } from '#modules/providers/index.server.ts'
import { deskToday, missedWork, todayPanel, webWaiting } from '#modules/requests/index.server.ts'
import { roundsToday } from '#modules/rounds/index.server.ts'
import { trialBrief, trialDues } from '#modules/trial/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayReadMeasures } from './modules/measures/permits.ts'
import { mayReadPlan, mayWritePlan } from './modules/plan/permits.ts'
import { mayMoveRequests, mayReadRequests, mayTakeRequests } from './modules/requests/permits.ts'
import { mayReadTrial } from './modules/trial/permits.ts'

/** The figures of the home page, in this order: work, people, money. */
const SHOWN = [
  'requests.done',
  'requests.in-48h',
  'people.members',
  'requests.repeat-users',
  'money.earned-share',
  'money.months-of-cash',
]

/** Missed visits that the home lists; the others are under « Travaux récurrents ». */
const MISSED_SHOWN = 5

type ModelAnswer = {
  lowest: Cents
  lowestIn: Month
  firstNegative: Month | null
  balancedSince: Month | null
}

async function modelAnswer(ctx: Ctx): Promise<ModelAnswer | null> {
  const made = await currentForecast(ctx)
  if (!made.ok) return null
  const { indicators, balancedSince } = made.value
  return {
    lowest: cents(indicators.lowestCash.amount),
    lowestIn: indicators.lowestCash.month,
    firstNegative: indicators.firstNegativeMonth,
    balancedSince,
  }
}

async function trialAnswer(ctx: Ctx) {
  const brief = await trialBrief(ctx)
  if (!brief) return null
  const { stage, loss, ...counts } = brief
  const alert =
    loss && loss.watch !== 'fine'
      ? { watch: loss.watch, loss: cents(loss.amount), ceiling: stage.lossCeiling }
      : null
  return { name: stage.name, daysLeft: daysBetween(ctx.today(), stage.endsOn), alert, ...counts }
}

async function figures(ctx: Ctx, locale: Locale) {
  const points = await latestPoints(ctx, SHOWN)
  return points.flatMap(({ id, day, value, before }) => {
    const measure = measureOf(id)
    if (!measure) return []
    const { unit, better, window } = measure
    const change = value === null || before === null ? null : value - before
    return [{ id, name: measure.words[locale].name, unit, better, window, day, value, change }]
  })
}

/** Everything the home page shows to this person; null where their role does not look. Flat cost: see the README. */
export async function today(ctx: Ctx, locale: Locale) {
  const { actor } = ctx
  const reads = mayReadRequests(actor)
  // Each reads its own tables: asked together, the page waits for the slowest and not for their sum.
  const [work, web, desk, toSay, missed, rounds, providers, contracts, model, drifts, trial, shown, asks] =
    await Promise.all([
      reads ? todayPanel(ctx) : null,
      mayTakeRequests(actor) ? webWaiting(ctx) : 0,
      reads ? deskToday(ctx) : null,
      noticesToSay(ctx),
      reads ? missedWork(ctx, MISSED_SHOWN) : null,
      roundsToday(ctx),
      providersToday(ctx),
      mayReadContracts(actor) ? contractAlerts(ctx) : [],
      mayReadPlan(actor) ? modelAnswer(ctx).then((answer) => ({ answer })) : null,
      mayWritePlan(actor) ? openDrifts(ctx).then(({ open }) => open) : [],
      mayReadTrial(actor) ? trialAnswer(ctx).then((answer) => ({ answer })) : null,
      mayReadMeasures(actor) ? figures(ctx, locale) : null,
      mayReadTrial(actor) ? trialDues(ctx, locale) : [],
    ])
  return {
    ...{
      work,
      web,
      desk,
      toSay,
      missed,
      rounds,
      providers,
      contracts,
      model,
      drifts,
      trial,
      figures: shown,
      asks,
    },
    name: actor.name.split(' ')[0] ?? '',
    mayTake: mayTakeRequests(actor),
    mayFinish: mayMoveRequests(actor),
    maySettle: mayWriteRecurrences(actor),
  }
}
