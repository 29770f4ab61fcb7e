import { parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { linkWords } from '#modules/trial/actions/links.server.ts'
import {
  type ActionFilter,
  type ActionRow,
  actionsPage,
  ownersOf,
} from '#modules/trial/actions/store.server.ts'
import { ACTION_STATES } from '#modules/trial/rules/priorities.ts'
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
import { STATE_WORDS, VIEW_WORDS } from './address.ts'

/** An action with the words of what it is for. */
export type ListedAction = ActionRow & {
  risk: string | null
  hypothesis: string | null
  condition: string | null
}
type ActionList = Page<ListedAction> & Counted & { filter: ActionFilter; owners: string[] }

/**
 * The filters of the address: `q`, `vue` (a-faire by default, en-retard, a-moi, faites, toutes), `etat`, `qui`,
 * `risque`, `tri=pour`. Unknown words are ignored.
 */
function filterOf(ctx: Ctx, params: URLSearchParams): ActionFilter {
  const view = params.get('vue') ?? VIEW_WORDS.open
  const state = ACTION_STATES.find((one) => STATE_WORDS[one] === params.get('etat'))
  const mine = view === VIEW_WORDS.mine
  const riskId = params.get('risque')
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    state: state ?? (view === VIEW_WORDS.done ? 'done' : undefined),
    open: !state && (view === VIEW_WORDS.open || mine),
    lateOn: view === VIEW_WORDS.late ? ctx.today() : undefined,
    owner: mine ? ctx.actor.name : (params.get('qui')?.slice(0, 120) ?? undefined),
    riskId: isId<'Risk'>(riskId) ? riskId : undefined,
    sort: params.get('tri') === 'pour' ? 'due' : 'priority',
  }
}

const fits = (sort: ActionFilter['sort']) => (value: string) =>
  sort === 'due' ? parseDay(value).ok : /^\d{1,4}(\.\d{1,2})?$/.test(value)

/** One page of actions with what they are for. */
export async function listActions(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<ActionList> {
  const filter = filterOf(ctx, params)
  const cursor = cursorOf(params, fits(filter.sort))
  const { rows, n, owners } = await ctx.read(async (tx) => ({
    ...(await actionsPage(tx, ctx.hub.id, filter, cursor, size)),
    owners: await ownersOf(tx, ctx.hub.id),
  }))
  const page = pageOf(rows, cursor, params, (row) => [sortValue(row, filter.sort), row.id], size)
  const words = await linkWords(ctx, page.rows)
  return {
    ...page,
    rows: page.rows.map((row, i) => ({ ...row, ...words[i]! })),
    ...counted(n),
    filter,
    owners,
  }
}

const sortValue = (row: ActionRow, sort: ActionFilter['sort']) =>
  sort === 'due' ? (row.dueOn ?? '9999-12-31') : String(row.priority)

/** Every action that matches, page after page, for an export. */
export const everyAction = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedAction> =>
  everyRow(params, (next) => listActions(ctx, next, 500))
