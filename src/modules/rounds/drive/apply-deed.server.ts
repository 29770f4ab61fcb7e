import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import {
  believed,
  type Failure,
  mayCollect,
  payRequest,
  receiveReport,
} from '#modules/requests/index.server.ts'
import { type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { keyOfStop, openKeys } from '../day/prepare.server.ts'
import { type DeedKind, NOT_REACHED, onTheRoad } from '../rules/drive/deed.ts'
import type { DeedAnswer, DeedInput } from './answers.ts'
import { writeRoundTrip } from './end-round.server.ts'
import {
  addCash,
  closeErrand,
  type DrivenRound,
  type DrivenStop,
  moveRound,
  setStops,
} from './store.server.ts'

type Asked = {
  round: DrivenRound
  stops: readonly DrivenStop[]
  stop: DrivenStop | null
  input: DeedInput
  ruling: DeedAnswer
}
type Applied = { answer: DeedAnswer; proofsKept: boolean }

/** What a deed does, on a round that the caller holds. `proofsKept`: its pictures went with a report on the request. */
export async function applyDeed(tx: Tx, c: Ctx, asked: Asked): Promise<Applied> {
  const { round, stops, stop, input, ruling } = asked
  const done = { answer: ruling, proofsKept: false }
  if (ruling.verdict === 'refused') return done
  if (
    ruling.verdict === 'applied' &&
    (input.kind === 'leave' || (onTheRoad(input.kind) && round.state === 'ready'))
  )
    await leave(tx, c, round, input)
  if (input.kind === 'end' && ruling.verdict === 'applied') await end(tx, c, round, stops, input)
  if (!stop) return done
  if (input.kind === 'arrive' && ruling.verdict === 'applied') {
    await setStops(tx, c.hub.id, [stop.id], { state: 'arrived', arrivedAt: timeOf(c, round, input) })
    await emit(tx, c, 'rounds.stop-arrived', round.id, { stopId: stop.id })
  }
  return input.kind === 'done' || input.kind === 'failed' ? await close(tx, c, asked, stop) : done
}

/** The phone's time when it can be believed: after the round left, before now. */
const timeOf = (c: Ctx, round: DrivenRound, { deviceAt }: DeedInput): Date =>
  believed(deviceAt, round.leftAt ?? round.publishedAt ?? round.createdAt, c.now())

const line = (c: Ctx, verb: 'leave' | 'end') => ({
  ...{ id: newId<'RoundMove'>(), batchId: newId<'RoundBatch'>(), verb, at: c.now() },
  ...{ userId: c.actor.userId, actorName: c.actor.name },
})

async function leave(tx: Tx, c: Ctx, round: DrivenRound, input: DeedInput): Promise<void> {
  const counterOut = input.kind === 'leave' ? (input.said.counter ?? null) : null
  const set = { state: 'out' as const, leftAt: timeOf(c, round, input), counterOut }
  await moveRound(tx, round, set, line(c, 'leave'))
  await emit(tx, c, 'rounds.left', round.id, { number: round.number })
}

/**
 * The round is back: what was not reached failed and waits again, the trip is written. Nothing that was typed stops it:
 * a counter that cannot be is set aside, and the desk sees it at the return.
 */
async function end(
  tx: Tx,
  c: Ctx,
  round: DrivenRound,
  stops: readonly DrivenStop[],
  input: DeedInput,
): Promise<void> {
  const { said } = input
  const left = stops.filter(({ state }) => state === 'todo' || state === 'arrived')
  const open = await openKeys(c, [...new Set(left.map(keyOfStop))])
  // Nobody waited any more for what was cancelled meanwhile.
  const missed = left.filter((stop) => open.has(keyOfStop(stop))).map(({ id }) => id)
  const needless = left.filter((stop) => !open.has(keyOfStop(stop))).map(({ id }) => id)
  if (missed.length > 0) await setStops(tx, c.hub.id, missed, { state: 'failed', reason: NOT_REACHED })
  if (needless.length > 0) await setStops(tx, c.hub.id, needless, { state: 'dropped' })
  const back = {
    ...{ state: 'ended' as const, backAt: timeOf(c, round, input), endedAt: c.now() },
    counterBack: said.counter ?? null,
    cash: said.cash === undefined ? null : cents(BigInt(said.cash)),
  }
  const { tripId, driven } = await writeRoundTrip(tx, c, { ...round, ...back }, stops, said.minutes)
  await moveRound(tx, round, { ...back, tripId, driven }, line(c, 'end'))
  await emit(tx, c, 'rounds.ended', round.id, { number: round.number, tripId })
}

/** Done, or not and why: the stop, and what it serves. A request hears it as a report from the field. */
async function close(
  tx: Tx,
  c: Ctx,
  { round, stops, input, ruling }: Asked,
  stop: DrivenStop,
): Promise<Applied> {
  const told = stop.requestId ? await report(c, stop, stop.requestId, input) : null
  if (told?.verdict === 'refused') {
    // Nobody waits for it any more: it leaves the round, and its other end with it.
    if (stop.state !== 'done') await setStops(tx, c.hub.id, endsOf(stops, stop), { state: 'dropped' })
    return { answer: told, proofsKept: true }
  }
  const proofsKept = told !== null
  if (ruling.verdict === 'second') return { answer: ruling, proofsKept }
  const { said, kind } = input
  const at = timeOf(c, round, input)
  const set = { doneAt: at, said: said.note?.trim() ?? '', arrivedAt: stop.arrivedAt }
  if (kind === 'done') {
    await setStops(tx, c.hub.id, [stop.id], { ...set, state: 'done', reason: null })
    if (stop.errandId && stop.part !== 'pickup') await closeErrand(tx, c.hub.id, stop.errandId, c.now())
    await takeCash(tx, c, stop, input)
  } else {
    await setStops(tx, c.hub.id, [stop.id], { ...set, state: 'failed', reason: said.reason ?? null })
    // What was not picked up is not delivered.
    const other = endsOf(stops, stop).filter((id) => id !== stop.id)
    if (stop.part === 'pickup' && other.length > 0) await setStops(tx, c.hub.id, other, { state: 'dropped' })
  }
  await emit(tx, c, `rounds.stop-${kind}`, round.id, { stopId: stop.id, part: stop.part })
  return { answer: told ?? ruling, proofsKept }
}

/** This stop, and the other end of the same errand where it still waits. */
const endsOf = (stops: readonly DrivenStop[], stop: DrivenStop): Id<'RoundStop'>[] => [
  stop.id,
  ...stops
    .filter(
      (one) =>
        one.id !== stop.id &&
        one.requestId === stop.requestId &&
        one.errandId === stop.errandId &&
        (one.state === 'todo' || one.state === 'arrived'),
    )
    .map((one) => one.id),
]

/** What was carried off is begun; what was brought, fetched or done there is done. */
const outcomeOf = (kind: DeedKind, stop: DrivenStop) =>
  kind === 'failed' ? 'failed' : stop.part === 'pickup' ? 'started' : 'done'

async function report(
  c: Ctx,
  stop: DrivenStop,
  requestId: Id<'Request'>,
  { id, kind, said, deviceAt, photos, signature, leftOut }: DeedInput,
): Promise<DeedAnswer> {
  const answer = await receiveReport(c, {
    id: id as string as Id<'FieldReport'>,
    ...{ requestId, outcome: outcomeOf(kind, stop), deviceAt, photos: photos ?? [], leftOut: leftOut ?? 0 },
    ...(kind === 'failed' && { reason: said.reason as Failure }),
    ...{ minutes: said.minutes, note: said.note, signer: said.signer, signature },
  })
  return answer.ok ? answer.value : { verdict: 'refused', code: 'stop_gone' }
}

/**
 * Money taken at the door: kept with the stop, and, where whoever drives may collect, it settles their share at once.
 * Otherwise, or when it is more than is owed, the desk settles it at the return.
 */
async function takeCash(tx: Tx, c: Ctx, stop: DrivenStop, { said }: DeedInput): Promise<void> {
  const cash = cents(BigInt(said.cash ?? 0))
  if (cash <= 0n) return
  await addCash(tx, c.hub.id, stop.id, cash)
  if (!stop.requestId || !mayCollect(c.actor)) return
  await payRequest(c, { requestId: stop.requestId, means: 'cash', amount: cash })
}
