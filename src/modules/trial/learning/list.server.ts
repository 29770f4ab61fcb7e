import { and, eq, ilike, isNull, or, type SQL, sql } from 'drizzle-orm'
import { parseDay } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { TEST_STATES, type TestState } from '../rules/tests.ts'
import {
  HYPOTHESIS_KINDS,
  HYPOTHESIS_STATES,
  type HypothesisKind,
  type HypothesisState,
} from '../rules/words.ts'
import { type HypothesisRow, stagesOf } from '../store.server.ts'
import { trialHypotheses } from '../tables.ts'
import { cardsOf, type TestCard } from './page.server.ts'
import { trialTests } from './tables.ts'

const oneOf = <T extends string>(words: readonly T[], typed: string | null): T | undefined =>
  words.find((word) => word === typed)

/** What was typed, as a pattern: `%` and `_` stand for themselves. */
const like = (typed: string) => `%${typed.replace(/[\\%_]/g, '\\$&')}%`
const searched = (params: URLSearchParams) => (params.get('q') ?? '').trim().slice(0, 100)

export type TestFilter = { q: string; state: TestState | undefined; kind: HypothesisKind | undefined }
export type TestList = Page<TestCard> & Counted & { filter: TestFilter }

export const testFilterOf = (params: URLSearchParams): TestFilter => ({
  q: searched(params),
  state: oneOf(TEST_STATES, params.get('etat')),
  kind: oneOf(HYPOTHESIS_KINDS, params.get('nature')),
})

/** Tests are found by their name or by what is believed. */
function testsWhere(ctx: Ctx, { q, state, kind }: TestFilter): SQL | undefined {
  const about = sql`EXISTS (SELECT 1 FROM ${trialHypotheses} h WHERE h.hub_id = trial_tests.hub_id
    AND h.id = trial_tests.hypothesis_id`
  return and(
    eq(trialTests.hubId, ctx.hub.id),
    state && eq(trialTests.state, state),
    kind && sql`${about} AND h.kind = ${kind})`,
    q ? or(ilike(trialTests.name, like(q)), sql`${about} AND h.text ILIKE ${like(q)})`) : undefined,
  )
}

/** A page of the hub's tests, the furthest deadline first. `etat`, `nature` and `q` filter. */
export async function listTests(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<TestList> {
  const filter = testFilterOf(params)
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const where = testsWhere(ctx, filter)
  const { from, direction } = pageFrom(trialTests.deadline, trialTests.id, 'date', false, cursor)
  const { read, n } = await ctx.read(async (tx) => ({
    read: await tx
      .select()
      .from(trialTests)
      .where(and(where, from))
      .orderBy(direction(trialTests.deadline), direction(trialTests.id))
      .limit(size + 1),
    n: await countMatching(tx, trialTests, where),
  }))
  const page = pageOf(read, cursor, params, (row) => [row.deadline, row.id], size)
  return { ...page, rows: await cardsOf(ctx, page.rows), ...counted(n), filter }
}

/** Every test that matches, page after page, for a file. */
export const everyTest = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<TestCard> =>
  everyRow(params, (next) => listTests(ctx, next, 500))

export type HypothesisFilter = {
  q: string
  state: HypothesisState | undefined
  kind: HypothesisKind | undefined
  stageId: Id<'Stage'> | undefined
}
export type ListedHypothesis = HypothesisRow & { stage: string }
export type HypothesisList = Page<ListedHypothesis> &
  Counted & { filter: HypothesisFilter; stages: { id: Id<'Stage'>; name: string }[] }

function hypothesisFilterOf(params: URLSearchParams): HypothesisFilter {
  const stage = params.get('palier')
  return {
    q: searched(params),
    state: oneOf(HYPOTHESIS_STATES, params.get('etat')),
    kind: oneOf(HYPOTHESIS_KINDS, params.get('nature')),
    stageId: isId<'Stage'>(stage) ? stage : undefined,
  }
}

/** A page of the hypotheses of every stage, the newest first. `etat`, `nature`, `palier` and `q` filter. */
export async function listHypotheses(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<HypothesisList> {
  const filter = hypothesisFilterOf(params)
  const { q, state, kind, stageId } = filter
  const cursor = cursorOf(params, (value) => !Number.isNaN(Date.parse(value)))
  const where = and(
    eq(trialHypotheses.hubId, ctx.hub.id),
    isNull(trialHypotheses.removedAt),
    state && eq(trialHypotheses.state, state),
    kind && eq(trialHypotheses.kind, kind),
    stageId && eq(trialHypotheses.stageId, stageId),
    q ? or(ilike(trialHypotheses.text, like(q)), ilike(trialHypotheses.learning, like(q))) : undefined,
  )
  const { from, direction } = pageFrom(
    trialHypotheses.createdAt,
    trialHypotheses.id,
    'timestamptz',
    false,
    cursor,
  )
  const { read, n, stages } = await ctx.read(async (tx) => ({
    read: await tx
      .select()
      .from(trialHypotheses)
      .where(and(where, from))
      .orderBy(direction(trialHypotheses.createdAt), direction(trialHypotheses.id))
      .limit(size + 1),
    n: await countMatching(tx, trialHypotheses, where),
    stages: await stagesOf(tx, ctx.hub.id),
  }))
  const names = new Map(stages.map(({ id, name }) => [id, name]))
  const page = pageOf(read, cursor, params, (row) => [row.createdAt.toISOString(), row.id], size)
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, stage: names.get(row.stageId) ?? '' })),
    ...counted(n),
    filter,
    stages: stages.map(({ id, name }) => ({ id, name })),
  }
}

/** Every hypothesis that matches, for a file. */
export const everyHypothesis = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedHypothesis> =>
  everyRow(params, (next) => listHypotheses(ctx, next, 500))
