import { addDays } from '#kit/day.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { TrialDue } from '../due.ts'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'
import { placedNow, waitingForTest } from './map.server.ts'
import { testsIn } from './store.server.ts'

/** A test that ends within this many days is announced. */
const SOON = 7

/** Tests that end or should have begun, and how many risky hypotheses have none, in the reader's language. */
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
  const waiting = waitingForTest(hypotheses)
  if (waiting > 0)
    due.push({
      ...{ kind: 'test', text: t.toTest(waiting), path: 'phase-de-test/apprendre', day: null, tone: 'info' },
    })
  return due
}
