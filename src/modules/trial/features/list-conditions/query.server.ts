import { addDays, parseDay } from '#kit/day.ts'
import {
  type ConditionCard,
  type ConditionFilter,
  conditionsPage,
  countConditions,
} from '#modules/trial/gate/conditions-store.server.ts'
import type { ConditionState } from '#modules/trial/rules/conditions.ts'
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

/** Words of the address: `etat=en-retard|a-tenir|tenues|non-tenues`, `q`. */
export const CONDITION_VIEWS = {
  'en-retard': 'late',
  'a-tenir': 'open',
  tenues: 'kept',
  'non-tenues': 'not-kept',
} as const satisfies Record<string, ConditionState | 'late'>
export type ConditionView = keyof typeof CONDITION_VIEWS

export const isConditionView = (word: string | null): word is ConditionView =>
  word !== null && Object.hasOwn(CONDITION_VIEWS, word)

type ConditionList = Page<ConditionCard> & Counted & { q: string; view: ConditionView | null }

/** One page of conditions, those due first first. */
export async function listConditions(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<ConditionList> {
  const word = params.get('etat')
  const view = isConditionView(word) ? word : null
  const q = (params.get('q') ?? '').slice(0, 100).trim()
  const state = view && CONDITION_VIEWS[view]
  const filter: ConditionFilter = {
    q,
    ...(state === 'late' ? { state: 'open', lateOn: addDays(ctx.today(), -1) } : state ? { state } : {}),
  }
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { read, n } = await ctx.read(async (tx) => ({
    read: await conditionsPage(tx, ctx.hub.id, filter, cursor, size),
    n: await countConditions(tx, ctx.hub.id, filter),
  }))
  return { ...pageOf(read, cursor, params, (row) => [row.dueOn, row.id], size), ...counted(n), q, view }
}

/** Every condition that matches, page after page, for an export. */
export const everyCondition = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ConditionCard> =>
  everyRow(params, (next) => listConditions(ctx, next, 500))
