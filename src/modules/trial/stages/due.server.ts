import { addDays, daysBetween } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import { fundingCalendar, type Grant } from '#modules/funding/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatEuros } from '#ui/format.ts'
import type { TrialDue } from '../due.ts'
import { stagesEn as en } from '../messages/stages.en.ts'
import { stagesFr as fr } from '../messages/stages.fr.ts'
import { mayReadTrial } from '../permits.ts'
import { beganBeforeGate } from '../rules/ceilings.ts'
import { type StageNow, stagesNow } from '../trial.server.ts'
import { type StageWatchRow, stepsOf, watchOf } from './store.server.ts'

/** Days before its deadline from which a call, an instalment, a report or a legal step is said. */
const SOON = 21

/**
 * What stages, their money and the hub's status ask for now: a stop-loss, a stage whose days are over, calls, reports and
 * instalments that come or are late, legal steps. Reads what is kept (the last look at the books): flat cost, for home.
 */
export async function stagesDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  if (!mayReadTrial(ctx.actor)) return []
  const stages = await stagesNow(ctx)
  const at = stages.findIndex(({ closed }) => !closed)
  const stage = stages[at]
  const { steps, watched } = await ctx.read(async (tx) => ({
    steps: await stepsOf(tx, ctx.hub.id),
    watched: stage && (await watchOf(tx, ctx.hub.id, stage.id)),
  }))
  const w = wordsFor(locale, { fr, en }).due
  const today = ctx.today()
  const soon = addDays(today, SOON)
  const legal = steps
    .filter(({ doneOn, targetOn }) => !doneOn && targetOn <= soon)
    .map(({ name, targetOn }): TrialDue => {
      const tone = targetOn < today ? 'warn' : 'info'
      return { kind: 'stage', text: w.step(name), path: 'phase-de-test/statut', day: targetOn, tone }
    })
  const next = stages[at + 1]
  return [
    ...(stage ? stageDues(stage, watched) : []),
    ...(stage && next && beganBeforeGate(stage, next, today)
      ? [{ ...path(stage), text: w.began(next.name, stage.name), day: next.startsOn, tone: 'warn' as const }]
      : []),
    ...(await fundingCalendar(ctx)).flatMap((grant) => grantDues(grant)),
    ...legal,
  ]

  function path(one: StageNow) {
    return { kind: 'stage' as const, path: `phase-de-test/${one.id}` }
  }

  function stageDues(one: StageNow, seen: StageWatchRow | undefined): TrialDue[] {
    const euros = (value: bigint) => formatEuros(cents(value), locale, { round: true })
    const over = one.state === 'to-decide'
    const lost = seen && (w.loss as Partial<Record<string, (l: string, c: string) => string>>)[seen.lossWatch]
    return [
      ...(lost && seen
        ? [
            {
              ...path(one),
              kind: 'money' as const,
              text: lost(euros(seen.loss), euros(one.lossCeiling)),
              day: null,
              tone: seen.lossWatch === 'reached' ? ('danger' as const) : ('warn' as const),
            },
          ]
        : []),
      ...(over
        ? [
            {
              ...path(one),
              text: w.toDecide(one.name, daysBetween(one.endsOn, today)),
              day: one.endsOn,
              tone: 'warn' as const,
            },
          ]
        : []),
    ]
  }

  function grantDues({ id, name, funder, next: awaited }: Grant): TrialDue[] {
    if (!awaited || awaited.kind === 'end' || awaited.on > soon) return []
    // A call that was let pass long ago asks for nothing any more.
    if (awaited.kind === 'call' && awaited.on < addDays(today, -SOON)) return []
    const tone = awaited.on < today ? 'warn' : 'info'
    const text = w.money[awaited.kind](name, funder)
    return [{ kind: 'money', text, path: `partenaires/financements/${id}`, day: awaited.on, tone }]
  }
}
