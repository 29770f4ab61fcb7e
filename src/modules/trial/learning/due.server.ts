import { addDays } from '#kit/day.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { TrialDue } from '../due.ts'
import { comparisonsOf } from '../logistics/store.server.ts'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'
import { en as logisticsEn } from '../messages/logistics.en.ts'
import { fr as logisticsFr } from '../messages/logistics.fr.ts'
import { placedNow, waitingForTest } from './map.server.ts'
import { testsIn } from './store.server.ts'

/** A test that ends within this many days is announced. */
const SOON = 7

/** Tests that end or should have begun, comparisons that are over, and how many risky hypotheses have none, in the reader's language. */
export async function learningDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  const t = wordsFor(locale, { fr, en }).due
  const today = ctx.today()
  const tests = await ctx.read((tx) => testsIn(tx, ctx.hub.id, ['planned', 'running']))
  const { hypotheses } = await placedNow(ctx)
  const due = tests.flatMap((test): TrialDue[] => {
    const path = `phase-de-test/apprendre/tests/${test.id}`
    const facts = { kind: 'test', path, day: test.deadline } as const
    if (test.state === 'planned')
      return test.deadline < today ? [{ ...facts, text: t.notStarted(test.name), tone: 'warn' }] : []
    if (test.deadline < today) return [{ ...facts, text: t.late(test.name), tone: 'warn' }]
    return test.deadline <= addDays(today, SOON) ? [{ ...facts, text: t.soon(test.name), tone: 'info' }] : []
  })
  const l = wordsFor(locale, { fr: logisticsFr, en: logisticsEn })
  const comparisons = await ctx.read((tx) => comparisonsOf(tx, ctx.hub.id, { open: true }))
  for (const one of comparisons)
    if (one.endsOn < today)
      due.push({
        ...{ kind: 'test', text: l.due(one.name), day: one.endsOn, tone: 'warn' },
        path: `phase-de-test/logistique/${one.id}`,
      })
  const waiting = waitingForTest(hypotheses)
  if (waiting > 0)
    due.push({
      ...{ kind: 'test', text: t.toTest(waiting), path: 'phase-de-test/apprendre', day: null, tone: 'info' },
    })
  return due
}
