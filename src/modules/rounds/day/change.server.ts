import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { holdOpenAmong, overSlots } from '#modules/requests/index.server.ts'
import { answerOf, audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { type Hours, SHORTEST_STOP } from '../rules/errands/errand.ts'
import type { RoundNote, RoundVerb } from '../rules/life.ts'
import { followVisits } from './follow-visits.server.ts'
import { type Meeting, meetingAfter } from './meet.server.ts'
import {
  about,
  type Change,
  type ChangeAnswer,
  type ChangeCode,
  type Changed,
  type ChangeRefusal,
  keyOfStop,
  type Next,
  prepare,
} from './prepare.server.ts'
import {
  holdOpenErrands,
  idsOf,
  insertRoundMoves,
  lockRounds,
  lockRoundsByIds,
  putRounds,
  type RoundRow,
  roundsByIds,
  type StopRow,
  waitingStops,
  wordsOfRound,
} from './store.server.ts'
import type { KeptStop } from './tables.ts'
import { type TimedRound, timeDay } from './timing.server.ts'

export type ChangeInput = {
  readonly changes: readonly Change[]
  readonly verb: RoundVerb | RoundNote
  readonly why?: string | undefined
  readonly idempotencyKey?: string | undefined
  /** False: the life of the round does not lead there. Asked after what was answered to the same form before. */
  readonly allowed?: boolean
}

const keptOf = (stops: readonly StopRow[]): KeptStop[] =>
  stops.map(({ requestId, errandId, part, locked }) => ({ requestId, errandId, part, locked }))

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
  const fleet = await fleetOf(ctx)
  const timed = await timeDay(
    ctx,
    prepared.map(({ after, stops }) => ({
      ...{ mode: after.mode, driver: after.driver, driven: after.who !== null, stops },
      ...{ fromMinute: after.fromMinute, toMinute: after.toMinute },
      vehicle: fleet.find(({ id }) => id === after.vehicleId) ?? null,
    })),
  )
  return await overSlots(ctx, (c) =>
    c.tx((tx) =>
      once<Changed, ChangeCode>(tx, c, input.idempotencyKey, () => write(tx, c, prepared, timed, input)),
    ),
  )
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
  const now = await lockRoundsByIds(
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
  const over = await overMeanwhile(tx, c, prepared)
  if (over) return about('errand_over', over)
  const rows = prepared.map(({ before, after }, i): RoundRow => {
    const { planned, figures, warnings, between } = timed[i]!
    return {
      ...after,
      ...{ sequence: before.sequence + 1, planned, updatedAt: at },
      ...{ leavesAt: figures.leavesAt, returnsAt: figures.backAt },
      ...{ warnings: [...warnings], between: [...between], words: wordsOfRound(after) },
    }
  })
  const meeting = await meetingAfter(
    tx,
    hubId,
    prepared.map(({ before }, i) => ({ before, row: rows[i]! })),
  )
  if (meeting) return meets(meeting)
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
      hoursBefore: hoursChanged(prepared[i]!),
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

/** Two published rounds in each other's way, told with which. */
const meets = (meeting: Meeting): ChangeRefusal => ({ ...about('rounds_meet'), meeting })

/** When it left and was back before, if that changes. */
const hoursChanged = ({ before, after }: Next): Hours | null =>
  before.fromMinute === after.fromMinute && before.toMinute === after.toMinute
    ? null
    : { from: before.fromMinute, to: before.toMinute }

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

/**
 * The number of what enters a round now and that somebody gave up since it was read: looked at again under lock, so that
 * whoever gives it up next finds it in its round.
 */
async function overMeanwhile(tx: Tx, c: Ctx, prepared: readonly Next[]): Promise<string | undefined> {
  const before = new Set(prepared.flatMap(({ stopsBefore }) => stopsBefore.map(keyOfStop)))
  const fresh = prepared.flatMap(({ stops }) => stops.filter(({ key }) => !before.has(key)))
  if (fresh.length === 0) return undefined
  const { requests, errands } = idsOf(fresh.map(({ key }) => key))
  // All those whose visits may follow are held at once, in one order: see `holdForRounds`.
  const held = idsOf([...before]).requests
  const openRequests = await holdOpenAmong(c, [...held, ...requests])
  const openErrands = await holdOpenErrands(tx, c.hub.id, errands)
  return fresh.find(({ errand: { requestId, errandId } }) =>
    requestId ? !openRequests.has(requestId) : !openErrands.has(errandId!),
  )?.errand.number
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
    ...{
      visitId: old?.visitId ?? null,
      arrivedAt: null,
      doneAt: null,
      reason: null,
      said: '',
      cash: null,
      ticket: null,
    },
  }
}
