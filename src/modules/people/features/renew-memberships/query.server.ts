import { addDays, type Day, parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import {
  noticeDaysOf,
  type Renewal,
  type RenewalFilter,
  renewalsCount,
  renewalsPage,
} from '#modules/people/renewal-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  COUNT_LIMIT,
  type Counted,
  counted,
  cursorOf,
  everyRow,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

/** Somebody gone for a year is a newcomer when they come back, not a renewal. */
const PAST_DAYS = 365

export type RenewalView = { state?: 'coming' | 'over'; told?: boolean }
export type RenewalList = Page<Renewal> & Counted & { view: RenewalView; noticeDays: number }

/** The filters of the address: `etat=a-venir` or `etat=echues`, `avis=faits` or `avis=a-faire`, `ids`. */
function viewOf(params: URLSearchParams): RenewalView {
  const [state, told] = [params.get('etat'), params.get('avis')]
  return {
    state: state === 'a-venir' ? 'coming' : state === 'echues' ? 'over' : undefined,
    told: told === 'faits' ? true : told === 'a-faire' ? false : undefined,
  }
}

function filterOf(view: RenewalView, today: Day, noticeDays: number, ids: string | null): RenewalFilter {
  return {
    from: view.state === 'coming' ? today : addDays(today, -PAST_DAYS),
    to: view.state === 'over' ? addDays(today, -1) : addDays(today, noticeDays),
    told: view.told,
    ids: ids?.split(',').filter(isId<'Membership'>),
  }
}

/** One page of memberships that end soon, or ended within the year and were not renewed. */
export async function listRenewals(ctx: Ctx, params: URLSearchParams): Promise<RenewalList> {
  const view = viewOf(params)
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  return await ctx.read(async (tx) => {
    const noticeDays = await noticeDaysOf(tx, ctx.hub.id)
    const filter = filterOf(view, ctx.today(), noticeDays, params.get('ids'))
    const n = await renewalsCount(tx, ctx.hub.id, filter, COUNT_LIMIT + 1)
    const read = await renewalsPage(tx, ctx.hub.id, filter, cursor)
    const page = pageOf(read, cursor, params, (row) => [row.endsOn, row.id])
    return { ...page, view, noticeDays, ...counted(n) }
  })
}

export const everyRenewal = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<Renewal> =>
  everyRow(params, (next) => listRenewals(ctx, next))
