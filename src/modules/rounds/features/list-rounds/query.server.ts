import { parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { cents, minus } from '#kit/money.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import { type RoundFilter, roundsPage } from '#modules/rounds/day/list-store.server.ts'
import type { RoundRow } from '#modules/rounds/day/store.server.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import { mayReadTrips } from '#modules/rounds/permits.ts'
import type { KeptFigures } from '#modules/rounds/rules/figures/figures.ts'
import { ROUND_STATES } from '#modules/rounds/rules/life.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { counted, cursorOf, everyRow, PAGE_SIZE, pageOf } from '#platform/lists/keyset.ts'

const dayIn = (text: string | null) => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

const whoIn = (text: string | null): WhoKey | undefined =>
  text && /^(user:[\w-]{1,64}|(person|org):[0-9a-f-]{36})$/.test(text) ? (text as WhoKey) : undefined

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
  }
}

const marginOf = (figures: KeptFigures | null) =>
  figures && minus(cents(figures.revenue), cents(figures.cost))

function listed(money: boolean) {
  return ({ id, number, day, name, state, who, whoName, vehicleName, planned, driven }: RoundRow) => ({
    ...{ id, number, day, name, state, who, whoName, vehicleName },
    ...{ stops: (driven ?? planned)?.stops ?? 0, metres: (driven ?? planned)?.metres ?? 0 },
    money: money
      ? {
          ...{ planned: marginOf(planned), driven: marginOf(driven) },
          ...{ revenue: planned && cents(planned.revenue), cost: planned && cents(planned.cost) },
        }
      : null,
  })
}
export type ListedRound = ReturnType<ReturnType<typeof listed>>

/** A page of rounds, the last day first (`tri=jour` the first). `etat`, `qui`, `vehicule`, `du`, `au` and `q` filter. */
export async function listRounds(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE) {
  const filter = filterOf(params)
  const ascending = params.get('tri') === 'jour'
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { read, n } = await ctx.read((tx) => roundsPage(tx, ctx.hub.id, filter, ascending, cursor, size))
  const rows = read.map(listed(mayReadTrips(ctx.actor)))
  const page = pageOf(rows, cursor, params, (row) => [row.day, row.id], size)
  return { ...page, ...counted(n), filter, ascending, state: params.get('etat') ?? '' }
}

/** What the filters offer. */
export const filterChoices = async (ctx: Ctx) =>
  (await fleetOf(ctx)).map(({ id, name }) => ({ value: id as string, label: name }))

/** Every round that matches, for a file. */
export const everyRound = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedRound> =>
  everyRow(params, (next) => listRounds(ctx, next, 500))
