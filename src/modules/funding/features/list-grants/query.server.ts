import { parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { nextIn, withReceived } from '#modules/funding/calendar.server.ts'
import { GRANT_STATES, type GrantState } from '#modules/funding/rules/life.ts'
import { type GrantFilter, type GrantRow, grantsCount, grantsPage } from '#modules/funding/store.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, everyRow, type Page, pageOf } from '#platform/lists/keyset.ts'

/** The views of the list: the word of the address, and the states it keeps. */
export const VIEWS: readonly {
  word: string
  key: 'toAsk' | 'granted' | 'over'
  states: readonly GrantState[]
}[] = [
  { word: 'a-demander', key: 'toAsk', states: ['watched', 'applied'] },
  { word: 'accordes', key: 'granted', states: ['granted'] },
  { word: 'finis', key: 'over', states: ['ended', 'refused'] },
]

export type ListedGrant = Omit<GrantRow, 'words'> & {
  funder: string
  next: ReturnType<typeof nextIn>
  received: Cents
}
export type GrantList = Page<ListedGrant> & Counted & { filter: GrantFilter; view: string | null }

/** The filters of the address: `vue`, `q`, `etat`, `organisme`. */
function filterOf(params: URLSearchParams): GrantFilter {
  const view = VIEWS.find(({ word }) => word === params.get('vue'))
  const state = GRANT_STATES.find((one) => one === params.get('etat'))
  const organisation = params.get('organisme')
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    states: state ? [state] : (view?.states ?? []),
    organisationId: isId<'Organisation'>(organisation) ? organisation : undefined,
  }
}

/** One page of grants, what is awaited first at the top, with what was received of each. */
export async function listGrants(ctx: Ctx, params: URLSearchParams): Promise<GrantList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { page, n } = await ctx.read(async (tx) => {
    const read = await grantsPage(tx, ctx.hub.id, filter, cursor)
    return {
      page: pageOf(read, cursor, params, (row) => [row.nextOn, row.id]),
      n: await grantsCount(tx, ctx.hub.id, filter),
    }
  })
  const parts = await withReceived(
    ctx,
    page.rows.map(({ id }) => id),
  )
  const names = await organisationNames(
    ctx,
    page.rows.map((row) => row.organisationId),
  )
  const rows = page.rows.map(({ words: _, ...row }): ListedGrant => {
    const received = (parts.get(row.id) ?? []).flatMap((one) => one.received?.amount ?? [])
    return {
      ...row,
      funder: names.get(row.organisationId) ?? '',
      next: nextIn(row),
      received: add(zero, ...received),
    }
  })
  return { ...page, rows, filter, view: params.get('vue'), ...counted(n) }
}

/** Every grant that matches, page after page, for an export. */
export const everyGrant = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedGrant> =>
  everyRow(params, (next) => listGrants(ctx, next))
