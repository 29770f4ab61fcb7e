import type { Id } from '#kit/id.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { criterionById, hypothesisById } from '../store.server.ts'
import { cardsOf } from './page.server.ts'
import { learningsOf, testById } from './store.server.ts'

/** A test with its hypothesis, its figure, what is counted in words and its learning cards; null when there is none. */
export async function showTest(ctx: Ctx, id: Id<'Test'>) {
  const hubId = ctx.hub.id
  const read = await ctx.read(async (tx) => {
    const test = await testById(tx, hubId, id)
    if (!test) return null
    return {
      test,
      hypothesis: await hypothesisById(tx, hubId, test.hypothesisId),
      criterion: test.criterionId ? await criterionById(tx, hubId, test.criterionId) : undefined,
      learnings: (await learningsOf(tx, hubId, [id])).get(id) ?? [],
    }
  })
  if (!read?.hypothesis) return null
  const { hypothesis, criterion, learnings } = read
  const measure = read.test.measureId ? measureOf(read.test.measureId) : undefined
  const [test] = await cardsOf(ctx, [read.test])
  return {
    test: test!,
    hypothesis,
    learnings,
    criterion: criterion && { id: criterion.id, name: criterion.name },
    /** By language: a measure has words of its own, a count by hand those that were typed. */
    counts: {
      fr: measure?.words.fr.name ?? read.test.measureId ?? read.test.counted,
      en: measure?.words.en.name ?? read.test.measureId ?? read.test.counted,
    },
  }
}
