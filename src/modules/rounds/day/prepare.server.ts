import type { Id } from '#kit/id.ts'
import type { Refusal, Result } from '#kit/result.ts'
import { openAmong, type RoundVisitsCode, type SlotTaken } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { errandsByKeys } from '../errands/collect.server.ts'
import { checkOrder, type OrderCode, type OrderRefusal, type WantedStop } from '../rules/day/arrange.ts'
import { type Errand, type ErrandKey, errandKey } from '../rules/errands/errand.ts'
import { isOpenRound } from '../rules/life.ts'
import type { Meeting } from './meet.server.ts'
import { idsOf, openErrands, type RoundRow, roundsByIds, type StopRow, stopsOf } from './store.server.ts'

export type ChangeCode =
  | OrderCode
  | RoundVisitsCode
  | 'not_permitted'
  | 'not_found'
  | 'not_from_this_state'
  | 'day_past'
  | 'empty_round'
  | 'ends_before'
  | 'changed_meanwhile'
  | 'round_left'
  | 'errand_over'
  | 'in_another_round'
  | 'rounds_meet'

/** `about`: the number of what is at fault, an errand or the round that has it; `meeting`: two rounds in each other's way. */
export type ChangeRefusal = Refusal<ChangeCode> & { readonly about?: string; readonly meeting?: Meeting }
export type Changed = { batchId: Id<'RoundBatch'> }
export type ChangeAnswer = Result<Changed, ChangeCode> | ChangeRefusal | SlotTaken

/** One round as it shall stand. Stops not told stay as they are. */
export type Change = {
  readonly roundId: Id<'Round'>
  /** The `sequence` that the page showed. */
  readonly seen: number
  readonly set?: Partial<RoundRow>
  readonly stops?: readonly WantedStop[]
}

export const about = (code: ChangeCode, number?: string): ChangeRefusal => ({
  ok: false,
  code,
  ...(number ? { about: number } : {}),
})

export const keyOfStop = (stop: Pick<StopRow, 'requestId' | 'errandId'>): ErrandKey => errandKey(stop)

export const wantedOf = (stops: readonly StopRow[]): WantedStop[] =>
  stops.map((stop) => ({ key: keyOfStop(stop), part: stop.part, locked: stop.locked }))

/** A round before and after: what is timed, then written. */
export type Next = {
  before: RoundRow
  stopsBefore: readonly StopRow[]
  after: RoundRow
  stops: readonly (WantedStop & { errand: Errand })[]
  touched: boolean
}

/** What can be looked at before anything is written: the rounds as they are read, their errands, their order. */
export async function prepare(
  ctx: Ctx,
  changes: readonly Change[],
): Promise<Next[] | ChangeRefusal | OrderRefusal> {
  const hubId = ctx.hub.id
  const ids = [...new Set(changes.map((change) => change.roundId))]
  if (ids.length < changes.length || ids.length === 0) return about('not_found')
  const found = await ctx.read(async (tx) => ({
    rows: await roundsByIds(tx, hubId, ids),
    stops: await stopsOf(tx, hubId, ids),
  }))
  const kept = Map.groupBy(found.stops, (stop) => stop.roundId)
  const wanted: { change: Change; row: RoundRow; stopsBefore: StopRow[]; stops: readonly WantedStop[] }[] = []
  for (const change of changes) {
    const row = found.rows.find((one) => one.id === change.roundId)
    if (!row || row.day !== found.rows[0]!.day) return about('not_found')
    if (!isOpenRound(row.state)) return about('round_left', row.number)
    if (row.sequence !== change.seen) return about('changed_meanwhile', row.number)
    const stopsBefore = kept.get(row.id) ?? []
    wanted.push({ change, row, stopsBefore, stops: change.stops ?? wantedOf(stopsBefore) })
  }
  const keys = [...new Set(wanted.flatMap(({ stops }) => stops.map((stop) => stop.key)))]
  const errands = await errandsByKeys(ctx, keys)
  // What is in a round already and whose record is gone stays there as it was copied, until somebody takes it out.
  const copies = new Map(found.stops.map((stop) => [keyOfStop(stop), copyOf(stop)]))
  const errandOf = (key: ErrandKey) => errands.get(key) ?? copies.get(key)
  const order = checkOrder(
    wanted.map(({ stops }) => stops),
    (key) => errandOf(key)?.way,
  )
  if (!order.ok) {
    const key = 'about' in order ? order.about : undefined
    return { ...order, ...(key ? { about: errandOf(key)?.number ?? '' } : {}) } as ChangeRefusal
  }
  const fresh = keys.filter((key) => !copies.has(key))
  const over = await overAmong(ctx, fresh)
  if (over) return about('errand_over', errandOf(over)?.number)
  return wanted.map(({ change, row, stopsBefore, stops }) => ({
    before: row,
    stopsBefore,
    after: { ...row, ...change.set },
    stops: stops.map((stop) => ({ ...stop, errand: errandOf(stop.key)! })),
    touched: change.stops !== undefined,
  }))
}

/** The first of these errands that nobody need serve any more. */
async function overAmong(ctx: Ctx, keys: readonly ErrandKey[]): Promise<ErrandKey | undefined> {
  if (keys.length === 0) return undefined
  const open = await openKeys(ctx, keys)
  return keys.find((key) => !open.has(key))
}

/** Those of these errands that still wait to be done. Two queries. */
export async function openKeys(ctx: Ctx, keys: readonly ErrandKey[]): Promise<Set<ErrandKey>> {
  const { requests, errands } = idsOf(keys)
  const openRequests = await openAmong(ctx, requests)
  const open = await ctx.read((tx) => openErrands(tx, ctx.hub.id, errands))
  return new Set<ErrandKey>([
    ...[...openRequests].map((id) => `request:${id}` as const),
    ...[...open].map((id) => `errand:${id}` as const),
  ])
}

/** What a stop remembers of an errand that nobody can read any more. */
function copyOf(stop: StopRow): Errand {
  return {
    ...{ key: keyOfStop(stop), requestId: stop.requestId, errandId: stop.errandId, number: '' },
    ...{ way: stop.way, what: stop.what, whom: '', phone: null, needs: null, note: '' },
    ...{ address: stop.address, point: null, toAddress: null, toPoint: null, dueOn: '' as Errand['dueOn'] },
    ...{ hours: stop.hours, minutes: stop.minutes, load: { kg: stop.kg, crates: stop.crates }, skills: [] },
    ...{ driver: null, priority: 0, optional: false, revenue: stop.revenue, handling: stop.handling },
    ...{ agreedAt: null, visitId: null, held: null },
  }
}
