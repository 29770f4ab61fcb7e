import { instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { ok, type Refusal, type Result, refuse } from '#kit/result.ts'
import {
  cancelVisitsOfRound,
  openAmong,
  overSlots,
  planVisitsOfRound,
  type RoundVisit,
  type RoundVisitsCode,
  type SlotTaken,
} from '#modules/requests/index.server.ts'
import { answerOf, audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { checkOrder, type OrderCode, type OrderRefusal, type WantedStop } from '../rules/day/arrange.ts'
import { type Errand, type ErrandKey, errandKey, SHORTEST_STOP } from '../rules/day/errand.ts'
import { isOpenRound, type RoundNote, type RoundVerb } from '../rules/day/life.ts'
import { errandsByKeys, type TimedRound, timeDay } from './seam.server.ts'
import {
  insertRoundMoves,
  lockRounds,
  openErrands,
  putRounds,
  type RoundRow,
  roundsByIds,
  type StopRow,
  stopsOf,
  waitingStops,
} from './store.server.ts'
import type { KeptStop } from './tables.ts'

export type ChangeCode =
  | OrderCode
  | RoundVisitsCode
  | 'not_permitted'
  | 'not_found'
  | 'not_from_this_state'
  | 'day_past'
  | 'empty_round'
  | 'changed_meanwhile'
  | 'round_left'
  | 'errand_over'
  | 'in_another_round'

/** `about`: the number of what is at fault, an errand or the round that has it. */
export type ChangeRefusal = Refusal<ChangeCode> & { readonly about?: string }
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

export type ChangeInput = {
  readonly changes: readonly Change[]
  readonly verb: RoundVerb | RoundNote
  readonly why?: string | undefined
  readonly idempotencyKey?: string | undefined
  /** False: the life of the round does not lead there. Asked after what was answered to the same form before. */
  readonly allowed?: boolean
}

const about = (code: ChangeCode, number?: string): ChangeRefusal => ({
  ok: false,
  code,
  ...(number ? { about: number } : {}),
})

export const keyOfStop = (stop: Pick<StopRow, 'requestId' | 'errandId'>): ErrandKey => errandKey(stop)

export const wantedOf = (stops: readonly StopRow[]): WantedStop[] =>
  stops.map((stop) => ({ key: keyOfStop(stop), part: stop.part, locked: stop.locked }))

const keptOf = (stops: readonly StopRow[]): KeptStop[] =>
  stops.map(({ requestId, errandId, part, locked }) => ({ requestId, errandId, part, locked }))

/** A round before and after: what is timed, then written. */
type Next = {
  before: RoundRow
  stopsBefore: readonly StopRow[]
  after: RoundRow
  stops: readonly (WantedStop & { errand: Errand })[]
  touched: boolean
}

/**
 * The one way rounds of a day and their stops are changed: several at once, or none. What can be looked at beforehand
 * is (travel times may ask a service); then, in one transaction, what was read is found unchanged and everything is
 * written: rounds, stops with their times, history, and the visits of those that are published.
 */
export async function changeRounds(ctx: Ctx, input: ChangeInput): Promise<ChangeAnswer> {
  const first = await answerOf<Changed>(ctx, input.idempotencyKey)
  if (first) return ok(first)
  if (input.allowed === false) return refuse('not_from_this_state')
  const prepared = await prepare(ctx, input.changes)
  if ('ok' in prepared) return prepared
  const timed = await timeDay(
    ctx,
    prepared.map(({ after, stops }) => ({ round: after, stops })),
  )
  return await overSlots(ctx, (c) =>
    c.tx((tx) =>
      once<Changed, ChangeCode>(tx, c, input.idempotencyKey, () => write(tx, c, prepared, timed, input)),
    ),
  )
}

async function prepare(ctx: Ctx, changes: readonly Change[]): Promise<Next[] | ChangeRefusal | OrderRefusal> {
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
  const ids = keys.map((key) => key.slice(key.indexOf(':') + 1))
  const requests = ids.filter((_, i) => keys[i]!.startsWith('request:')) as Id<'Request'>[]
  const errands = ids.filter((_, i) => keys[i]!.startsWith('errand:')) as Id<'RoundErrand'>[]
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
    ...{ agreedAt: null, visitId: null },
  }
}

async function write(
  tx: Tx,
  c: Ctx,
  prepared: readonly Next[],
  timed: readonly TimedRound[],
  { verb, why }: ChangeInput,
): Promise<Result<Changed, ChangeCode>> {
  const hubId = c.hub.id
  const at = c.now()
  await lockRounds(tx, hubId)
  const now = await roundsByIds(
    tx,
    hubId,
    prepared.map(({ before }) => before.id),
  )
  for (const { before } of prepared) {
    const row = now.find(({ id }) => id === before.id)
    if (row?.sequence !== before.sequence || row.state !== before.state)
      return about('changed_meanwhile', before.number)
  }
  const elsewhere = await inOtherRounds(tx, hubId, prepared)
  if (elsewhere) return about('in_another_round', elsewhere)
  const rows = prepared.map(({ before, after }, i): RoundRow => {
    const { figures, leavesAt, returnsAt, warnings } = timed[i]!
    const sequence = before.sequence + 1
    return {
      ...after,
      ...{ sequence, planned: figures, leavesAt, returnsAt, warnings: [...warnings], updatedAt: at },
    }
  })
  const old = new Map(
    prepared.flatMap(({ stopsBefore }) =>
      stopsBefore.map((stop) => [`${keyOfStop(stop)} ${stop.part}`, stop]),
    ),
  )
  const stops = prepared.map(({ after, stops: wanted }, i) =>
    wanted.map((stop, position) =>
      stopRow(after, stop, position, timed[i]!, old.get(`${stop.key} ${stop.part}`)),
    ),
  )
  const visits = await followVisits(c, prepared, stops)
  if (!visits.ok) return visits
  await putRounds(tx, hubId, rows, stops.flat())
  const batchId = newId<'RoundBatch'>()
  await insertRoundMoves(
    tx,
    prepared.map(({ after, stopsBefore, touched }, i) => ({
      ...{ hubId, id: newId<'RoundMove'>(), roundId: after.id, batchId, verb, toState: after.state },
      before: touched ? keptOf(stopsBefore) : null,
      ...{ sequence: rows[i]!.sequence, why: why?.trim() || null, at },
      ...{ userId: c.actor.userId, actorName: c.actor.name },
    })),
  )
  for (const { after } of prepared) {
    await audit(tx, c, verb, 'round', after.id)
    // What is published concerns others: who drives, and who waits.
    if (FACTS[verb]) await emit(tx, c, FACTS[verb], after.id, { number: after.number, day: after.day })
    else if (after.state === 'ready') await emit(tx, c, 'rounds.changed', after.id, { number: after.number })
  }
  return ok({ batchId })
}

const FACTS: Partial<Record<RoundVerb | RoundNote, string>> = {
  publish: 'rounds.published',
  reopen: 'rounds.reopened',
  cancel: 'rounds.cancelled',
}

/** The number of a round that has one of these stops already, among those not changed here. */
async function inOtherRounds(
  tx: Tx,
  hubId: Id<'Hub'>,
  prepared: readonly Next[],
): Promise<string | undefined> {
  const mine = new Set(prepared.map(({ before }) => before.id))
  const keys = prepared.flatMap(({ stops }) => stops.map((stop) => stop.key))
  const other = (await waitingStops(tx, hubId, keys)).find((stop) => !mine.has(stop.roundId))
  return other && (await roundsByIds(tx, hubId, [other.roundId]))[0]?.number
}

function stopRow(
  round: RoundRow,
  { key, part, locked, errand }: Next['stops'][number],
  position: number,
  timed: TimedRound,
  old: StopRow | undefined,
): StopRow {
  const at = timed.stops[position]!
  const delivery = part === 'delivery'
  return {
    ...{ hubId: round.hubId, id: old?.id ?? newId<'RoundStop'>(), roundId: round.id, position, part, locked },
    requestId: key.startsWith('request:') ? errand.requestId : null,
    errandId: key.startsWith('errand:') ? errand.errandId : null,
    state: round.state === 'cancelled' ? 'dropped' : 'todo',
    ...{ way: errand.way, what: errand.what, hours: [...errand.hours] },
    address: delivery ? (errand.toAddress ?? errand.address) : errand.address,
    ...{ minutes: Math.max(SHORTEST_STOP, errand.minutes), kg: errand.load.kg, crates: errand.load.crates },
    // What is carried brings in what it brings once: where it is delivered.
    revenue: part === 'pickup' ? zero : errand.revenue,
    handling: part === 'pickup' ? zero : errand.handling,
    ...{ arrival: at.arrival, begin: at.begin, departure: at.departure },
    ...{ legMetres: at.legMetres, legSeconds: at.legSeconds, warnings: [...at.warnings], lateBy: at.lateBy },
    ...{ visitId: old?.visitId ?? null, arrivedAt: null, doneAt: null, reason: null, said: '', cash: null },
  }
}

/** Visits agreed by hand with those served, by stop: a round moves them, and never takes them off. */
function agreedVisits(prepared: readonly Next[], stops: readonly StopRow[][]): Map<string, Id<'Visit'>> {
  const agreed = new Map<string, Id<'Visit'>>()
  for (const [i, { stops: wanted }] of prepared.entries())
    for (const [n, { errand, part }] of wanted.entries()) {
      const stop = stops[i]![n]!
      if (errand.agreedAt && errand.visitId && !stop.visitId && part !== 'delivery')
        agreed.set(stop.id, errand.visitId)
    }
  return agreed
}

/**
 * The calendar follows: the stops of a published round have their visits where the round puts them; a stop that leaves
 * it gives back the visit that the round made. Fills in `visitId` of what is about to be written.
 */
async function followVisits(
  c: Ctx,
  prepared: readonly Next[],
  stops: readonly StopRow[][],
): Promise<Result<null, ChangeCode> | SlotTaken> {
  const published = prepared.filter(({ after }) => after.state === 'ready').map(({ after }) => after.id)
  const stay = new Set(stops.flat().flatMap((stop) => (published.includes(stop.roundId) ? [stop.id] : [])))
  const gone = prepared
    .flatMap(({ stopsBefore }) => stopsBefore)
    .flatMap(({ id, visitId }) => (visitId && !stay.has(id) ? [visitId] : []))
  const cancelled = await cancelVisitsOfRound(c, { visitIds: gone })
  if (!cancelled.ok) return cancelled
  const agreed = agreedVisits(prepared, stops)
  for (const [i, { after, stops: wanted }] of prepared.entries()) {
    const list = stops[i]!
    if (after.state !== 'ready') {
      for (const stop of list) stop.visitId = null
      continue
    }
    if (!after.who) return refuse('who_needed', 'who')
    const served = list.filter((stop) => stop.requestId)
    const visits = served.map(
      (stop): RoundVisit => ({
        requestId: stop.requestId!,
        visitId: stop.visitId ?? agreed.get(stop.id) ?? null,
        startsAt: instantOf(after.day, Math.floor(stop.begin! / 60), c.hub.zone),
        minutes: stop.minutes,
      }),
    )
    const who = { key: after.who, name: after.whoName }
    const put = await planVisitsOfRound(c, { who, vehicleId: after.vehicleId, note: after.number, visits })
    if (!put.ok) {
      if (!('about' in put)) return put
      return about('errand_over', wanted.find(({ errand }) => errand.requestId === put.about)?.errand.number)
    }
    for (const [n, stop] of served.entries()) if (!agreed.has(stop.id)) stop.visitId = put.value.visitIds[n]!
  }
  return ok(null)
}
