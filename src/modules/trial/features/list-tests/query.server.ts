import { listTests, type TestFilter, testFilterOf } from '#modules/trial/learning/list.server.ts'
import type { TestCard } from '#modules/trial/learning/page.server.ts'
import { TEST_STATES, type TestState } from '#modules/trial/rules/tests.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Cards that a column shows; the rest are one link away, in the list. */
const SHOWN = 12
/** Tests read to fill the columns. */
const READ = 120

export type Board = {
  filter: TestFilter
  columns: { state: TestState; cards: TestCard[]; more: number }[]
  capped: boolean
  total: number
}

/** The tests that match, in a column for each state: those to come and under way by deadline, the others newest first. */
export async function testBoard(ctx: Ctx, params: URLSearchParams): Promise<Board> {
  const query = new URLSearchParams(params)
  for (const word of ['apres', 'avant']) query.delete(word)
  const { rows, total, capped } = await listTests(ctx, query, READ)
  const columns = TEST_STATES.map((state) => {
    const own = rows.filter((test) => test.state === state)
    const cards = state === 'planned' || state === 'running' ? own.toReversed() : own
    return { state, cards: cards.slice(0, SHOWN), more: Math.max(0, cards.length - SHOWN) }
  })
  return { filter: testFilterOf(params), columns, total, capped }
}
