import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { errandsByKeys, errandsFor } from '../errands/collect.server.ts'
import type { DayPlan, PlannedStop, RoundView } from '../rules/day/day-plan.ts'
import { type Errand, type ErrandKey, SHORTEST_STOP } from '../rules/errands/errand.ts'
import type { KeptFigures, RoundFigures } from '../rules/figures/figures.ts'
import { isOpenRound } from '../rules/life.ts'
import { keyOfStop, openKeys } from './prepare.server.ts'
import { type RoundRow, roundNumbered, roundsByIds, roundsOn, type StopRow, stopsOf } from './store.server.ts'

export type { DayPlan, PlannedStop, RoundView } from '../rules/day/day-plan.ts'

/** Everything that the pages of a day read: its rounds with their stops, and what waits. A fixed number of queries. */
export async function dayPlan(ctx: Ctx, day: Day): Promise<DayPlan> {
  const rounds = await roundsOfDay(ctx, day)
  return { day, rounds, ...(await errandsFor(ctx, day)) }
}

/** The rounds alone. */
export async function roundsOfDay(ctx: Ctx, day: Day): Promise<RoundView[]> {
  return await viewsOf(ctx, await ctx.read((tx) => roundsOn(tx, ctx.hub.id, day)))
}

/** Several rounds by their ids, those that are there. A fixed number of queries. */
export async function roundsChosen(ctx: Ctx, ids: readonly Id<'Round'>[]): Promise<RoundView[]> {
  if (ids.length === 0) return []
  return await viewsOf(ctx, await ctx.read((tx) => roundsByIds(tx, ctx.hub.id, ids)))
}

/** One round by `T2026-0012`, in whatever state; null when there is none. */
export async function roundByNumber(ctx: Ctx, number: string): Promise<RoundView | null> {
  const row = await ctx.read((tx) => roundNumbered(tx, ctx.hub.id, number))
  return row ? ((await viewsOf(ctx, [row]))[0] ?? null) : null
}

/** The same by what an address says; null for anything that is no number of a round. */
export const roundNamed = async (ctx: Ctx, number: string): Promise<RoundView | null> =>
  /^T\d{4}-\d{4,}$/.test(number) ? await roundByNumber(ctx, number) : null

/** A round without what it costs and brings in, for those who do not read trips. */
export const withoutMoney = (round: RoundView): RoundView => ({
  ...round,
  ...{ planned: unpriced(round.planned), driven: unpriced(round.driven), cash: null },
  stops: round.stops.map((stop) => ({ ...stop, revenue: zero, handling: zero, cash: null })),
})

const unpriced = (figures: RoundFigures | null): RoundFigures | null =>
  figures && { ...figures, revenue: zero, cost: zero }

async function viewsOf(ctx: Ctx, rows: readonly RoundRow[]): Promise<RoundView[]> {
  const ids = rows.map((row) => row.id)
  const stops = await ctx.read((tx) => stopsOf(tx, ctx.hub.id, ids))
  const keys = [...new Set(stops.map(keyOfStop))]
  const errands = keys.length > 0 ? await errandsByKeys(ctx, keys) : new Map<ErrandKey, Errand>()
  // Only what is still to be served can have become needless.
  const todo = stops.filter((stop) => stop.state === 'todo' || stop.state === 'arrived')
  const open = await openKeys(ctx, [...new Set(todo.map(keyOfStop))])
  const byRound = Map.groupBy(stops, (stop) => stop.roundId)
  return rows.map((row) => viewOf(row, byRound.get(row.id) ?? [], errands, open))
}

const figuresOf = (kept: KeptFigures | null): RoundFigures | null =>
  kept && { ...kept, revenue: cents(kept.revenue), cost: cents(kept.cost) }

function viewOf(
  row: RoundRow,
  stops: readonly StopRow[],
  errands: ReadonlyMap<ErrandKey, Errand>,
  open: ReadonlySet<ErrandKey>,
): RoundView {
  const { id, number, day, name, state, vehicleId, vehicleName, mode, who, whoName, driver } = row
  const {
    fromMinute,
    toMinute,
    schemeId,
    templateId,
    note,
    sequence,
    warnings,
    between,
    leavesAt,
    returnsAt,
  } = row
  const { publishedAt, leftAt, backAt, endedAt, counterOut, counterBack, cash, tripId } = row
  return {
    ...{ id, number, day, name, state, vehicleId, vehicleName, mode, who, whoName, driver },
    ...{ fromMinute, toMinute, schemeId, templateId, note, sequence, warnings, between, leavesAt, returnsAt },
    stops: stops.map((stop) => stopOf(stop, errands.get(keyOfStop(stop)), open.has(keyOfStop(stop)))),
    stale: isOpenRound(state) && stops.some((stop) => differs(stop, errands.get(keyOfStop(stop)))),
    ...{ planned: figuresOf(row.planned), driven: figuresOf(row.driven) },
    ...{ publishedAt, leftAt, backAt, endedAt, counterOut, counterBack, cash, tripId },
  }
}

/** Something that counts in the times of a round is no longer what it was. */
function differs(stop: StopRow, errand: Errand | undefined): boolean {
  if (!errand) return false
  const address = stop.part === 'delivery' ? (errand.toAddress ?? errand.address) : errand.address
  return (
    stop.address !== address ||
    stop.minutes !== Math.max(SHORTEST_STOP, errand.minutes) ||
    stop.kg !== errand.load.kg ||
    stop.crates !== errand.load.crates ||
    (stop.part !== 'pickup' && stop.revenue !== errand.revenue) ||
    spoken(stop.hours) !== spoken(errand.hours)
  )
}

const spoken = (hours: Errand['hours']): string => hours.map(({ from, to }) => `${from}-${to}`).join()

const isAhead = (state: StopRow['state']): boolean => state === 'todo' || state === 'arrived'

/** What was planned or driven is the stop's own; who is there is read now. */
function stopOf(stop: StopRow, errand: Errand | undefined, open: boolean): PlannedStop {
  const { id, part, state, locked, way, what, address, hours, minutes, revenue, handling } = stop
  const { arrival, begin, departure, legMetres, legSeconds, warnings, lateBy, visitId } = stop
  const { arrivedAt, doneAt, reason, said, cash, ticket } = stop
  return {
    ...{
      id,
      key: keyOfStop(stop),
      part,
      state,
      locked,
      way,
      what,
      address,
      hours,
      minutes,
      revenue,
      handling,
    },
    over: isAhead(state) && !open,
    number: errand?.number ?? '',
    whom: errand?.whom ?? '',
    phone: errand?.phone ?? null,
    needs: errand?.needs ?? null,
    note: errand?.note ?? '',
    point: pointAt(errand, part),
    held: part === 'whole' && isAhead(state) ? (errand?.held ?? null) : null,
    dueOn: errand?.dueOn ?? null,
    agreedAt: errand?.agreedAt ?? null,
    load: { kg: stop.kg, crates: stop.crates },
    priority: errand?.priority ?? 0,
    ...{ arrival, begin, departure, legMetres, legSeconds, warnings, lateBy, visitId },
    ...{ arrivedAt, doneAt, reason, said, cash, ticket },
  }
}

/** Where a stop is. Half done, an errand stands where it is delivered; its first door is told apart. */
function pointAt(errand: Errand | undefined, part: PlannedStop['part']): PlannedStop['point'] {
  if (!errand) return null
  if (part === 'pickup') return errand.held ? errand.held.point : errand.point
  return part === 'delivery' && !errand.held ? errand.toPoint : errand.point
}
