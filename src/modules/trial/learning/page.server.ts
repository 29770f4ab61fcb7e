import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Found } from '../rules/found.ts'
import type { Finding } from '../rules/tests.ts'
import type { HypothesisKind } from '../rules/words.ts'
import { foundOf } from './live.server.ts'
import { beliefsOf, type TestRow } from './store.server.ts'

/** A test as cards and lists show it: its hypothesis, its figure, and what was decided of it. */
export type TestCard = TestRow & {
  belief: string
  kind: HypothesisKind
  found: Found
  decided: Finding | null
  learned: string
}

/** Tests with what goes beside them, in three queries however many they are. */
export async function cardsOf(ctx: Ctx, tests: readonly TestRow[]): Promise<TestCard[]> {
  const { found, learnings } = await foundOf(ctx, tests)
  const beliefs = await ctx.read((tx) =>
    beliefsOf(
      tx,
      ctx.hub.id,
      tests.map((test): Id<'Hypothesis'> => test.hypothesisId),
    ),
  )
  return tests.map((test) => {
    const last = learnings.get(test.id)?.[0]
    const { text: belief, kind } = beliefs.get(test.hypothesisId)!
    const told = { decided: last?.decided ?? null, learned: last?.learned ?? '' }
    return { ...test, belief, kind, found: found.get(test.id)!, ...told }
  })
}
