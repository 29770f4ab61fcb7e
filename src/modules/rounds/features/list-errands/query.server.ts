import { parseDay } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { type ErrandFilter, errandsPage } from '#modules/rounds/errands/list-store.server.ts'
import { type ErrandRow, standingRounds } from '#modules/rounds/errands/store.server.ts'
import { takenAlready } from '#modules/rounds/errands/taken-store.server.ts'
import { ERRAND_STATES, type Held, WAYS } from '#modules/rounds/rules/errands/errand.ts'
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

/** An errand as the list shows it: who is at the door read anew, and the round in which it waits. */
export type ListedErrand = Pick<
  ErrandRow,
  | 'id'
  | 'number'
  | 'day'
  | 'way'
  | 'what'
  | 'phone'
  | 'address'
  | 'toAddress'
  | 'hours'
  | 'minutes'
  | 'kg'
  | 'crates'
  | 'revenue'
  | 'handling'
  | 'note'
  | 'state'
> & { whom: string; standing: string | null; late: boolean; held: Pick<Held, 'round' | 'aboard'> | null }
type ErrandList = Page<ListedErrand> & Counted & { filter: ErrandFilter }

const dayIn = (text: string | null) => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** `q`, `etat`, `faire`, `du`, `au`, and `tri=jour` for the first day first. Unknown words are ignored. */
function filterOf(params: URLSearchParams): ErrandFilter {
  return {
    q: (params.get('q') ?? '').trim().slice(0, 100),
    state: ERRAND_STATES.find((state) => state === params.get('etat')),
    way: WAYS.find((way) => way === params.get('faire')),
    from: dayIn(params.get('du')),
    to: dayIn(params.get('au')),
    ascending: params.get('tri') === 'jour',
  }
}

/** A page of errands, the last day first unless asked. Five queries. */
export async function listErrands(
  ctx: Ctx,
  params: URLSearchParams,
  size: number = PAGE_SIZE,
): Promise<ErrandList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { read, n } = await ctx.read((tx) => errandsPage(tx, ctx.hub.id, filter, cursor, size))
  const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
  return { ...page, rows: await withNames(ctx, page.rows), ...counted(n), filter }
}

async function withNames(ctx: Ctx, rows: readonly ErrandRow[]): Promise<ListedErrand[]> {
  const people = await peopleNames(
    ctx,
    rows.map((row) => row.personId),
  )
  const organisations = await organisationNames(
    ctx,
    rows.map((row) => row.organisationId),
  )
  const open: Id<'RoundErrand'>[] = rows.filter((row) => row.state === 'open').map((row) => row.id)
  const carried = rows.flatMap(({ id, way, state }) =>
    way === 'carry' && state === 'open' ? [`errand:${id}` as const] : [],
  )
  const { standing, taken } = await ctx.read(async (tx) => ({
    standing: await standingRounds(tx, ctx.hub.id, open),
    taken: await takenAlready(tx, ctx.hub.id, carried),
  }))
  const today = ctx.today()
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, day: row.day, way: row.way, what: row.what, phone: row.phone },
    ...{ address: row.address, toAddress: row.toAddress, hours: row.hours, minutes: row.minutes },
    ...{ kg: row.kg, crates: row.crates, revenue: row.revenue, handling: row.handling, note: row.note },
    state: row.state,
    whom:
      (row.personId && people.get(row.personId)) ||
      (row.organisationId && organisations.get(row.organisationId)) ||
      row.whom,
    standing: standing.get(row.id)?.number ?? null,
    late: row.state === 'open' && row.day < today,
    held: taken.get(`errand:${row.id}`) ?? null,
  }))
}

/** Every errand that matches, for a file. */
export const everyErrand = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedErrand> =>
  everyRow(params, (next) => listErrands(ctx, next, 500))
