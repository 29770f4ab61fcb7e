import { parseDay } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { cents, minus } from '#kit/money.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import { type RoundFilter, type RoundSort, roundsPage } from '#modules/rounds/day/list-store.server.ts'
import { type RoundRow, roundsByIds } from '#modules/rounds/day/store.server.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import { mayReadTrips } from '#modules/rounds/permits.ts'
import type { KeptFigures } from '#modules/rounds/rules/figures/figures.ts'
import { ROUND_STATES } from '#modules/rounds/rules/life.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { counted, cursorOf, everyRow, PAGE_SIZE, pageOf } from '#platform/lists/keyset.ts'
import { SORT_WORDS } from './sorts.ts'

const dayIn = (text: string | null) => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

const whoIn = (text: string | null): WhoKey | undefined =>
  text && /^(user:[\w-]{1,64}|(person|org):[0-9a-f-]{36})$/.test(text) ? (text as WhoKey) : undefined

/** The rounds of `?ids=`, fifty at most: what one page of the list holds. */
export const idsIn = (text: string | null): Id<'Round'>[] =>
  (text ?? '')
    .split(',')
    .filter((id) => isId<'Round'>(id))
    .slice(0, PAGE_SIZE)

/** The last day first unless asked otherwise; by margin only for who reads money. */
function sortOf(params: URLSearchParams, money: boolean): RoundSort {
  const word = params.get('tri') ?? '-jour'
  const by =
    (['day', 'metres', 'margin'] as const).find((one) => word.replace(/^-/, '') === SORT_WORDS[one]) ?? 'day'
  return by === 'margin' && !money
    ? { by: 'day', ascending: false }
    : { by, ascending: !word.startsWith('-') }
}

function filterOf(params: URLSearchParams): RoundFilter {
  const state = params.get('etat') ?? ''
  const vehicle = params.get('vehicule')
  return {
    q: (params.get('q') ?? '').trim().slice(0, 100),
    state: ROUND_STATES.find((one) => one === state),
    open: state === 'venir',
    who: whoIn(params.get('qui')),
    vehicleId: isId<'Vehicle'>(vehicle) ? vehicle : undefined,
    from: dayIn(params.get('du')),
    to: dayIn(params.get('au')),
    ids: params.has('ids') ? idsIn(params.get('ids')) : undefined,
  }
}

const marginOf = (figures: KeptFigures | null) =>
  figures && minus(cents(figures.revenue), cents(figures.cost))

function listed(money: boolean) {
  return (row: RoundRow) => {
    const { id, number, day, name, state, who, whoName, vehicleName, planned, driven } = row
    return {
      ...{ id, number, day, name, state, who, whoName, vehicleName },
      ...{ stops: (driven ?? planned)?.stops ?? 0, metres: (driven ?? planned)?.metres ?? 0 },
      money: money
        ? {
            ...{ planned: marginOf(planned), driven: marginOf(driven) },
            ...{ revenue: planned && cents(planned.revenue), cost: planned && cents(planned.cost) },
          }
        : null,
      sort: { day: row.day, metres: String(row.metres), margin: money ? String(row.margin) : '' },
    }
  }
}
export type ListedRound = ReturnType<ReturnType<typeof listed>>

/**
 * A page of rounds, the last day first; `tri` (`jour`, `km`, `marge`, each with `-` from the highest) says otherwise.
 * `etat`, `qui`, `vehicule`, `du`, `au`, `ids` and `q` filter.
 */
export async function listRounds(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE) {
  const filter = filterOf(params)
  const money = mayReadTrips(ctx.actor)
  const sort = sortOf(params, money)
  const cursor = cursorOf(params, (value) =>
    sort.by === 'day' ? parseDay(value).ok : /^-?\d{1,18}$/.test(value),
  )
  const { read, n } = await ctx.read((tx) => roundsPage(tx, ctx.hub.id, filter, sort, cursor, size))
  const page = pageOf(read.map(listed(money)), cursor, params, (row) => [row.sort[sort.by], row.id], size)
  return { ...page, ...counted(n), filter, sort, state: params.get('etat') ?? '' }
}

/** What the filters offer. */
export const filterChoices = async (ctx: Ctx) =>
  (await fleetOf(ctx)).map(({ id, name }) => ({ value: id as string, label: name }))

/** Those of the rounds that are still being prepared, by name, and how many are not: what giving them up would touch. */
export async function draftsAmong(ctx: Ctx, ids: readonly Id<'Round'>[]) {
  const rows = ids.length > 0 ? await ctx.read((tx) => roundsByIds(tx, ctx.hub.id, ids)) : []
  const drafts = rows.filter(({ state }) => state === 'draft')
  return {
    drafts: drafts.map(({ id, number, name, day }) => ({ id, number, name, day })),
    others: rows.length - drafts.length,
  }
}

/** Every round that matches, for a file. */
export const everyRound = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedRound> =>
  everyRow(params, (next) => listRounds(ctx, next, 500))
