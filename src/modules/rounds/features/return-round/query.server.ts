import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, cents } from '#kit/money.ts'
import { dueAtDoors } from '#modules/requests/index.server.ts'
import { roundByNumber } from '#modules/rounds/day/day-plan.server.ts'
import { openKeys } from '#modules/rounds/day/prepare.server.ts'
import { DEED_PHOTO, DEED_SIGNATURE } from '#modules/rounds/drive/receive.server.ts'
import { deedsOf } from '#modules/rounds/drive/store.server.ts'
import { counterSlipped } from '#modules/rounds/rules/drive/return.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { filesOfAll } from '#platform/files/files.server.ts'

/** Money taken at a door: settled, to settle, or of an errand that no request stands behind. */
export type TakenCash = {
  stopId: Id<'RoundStop'>
  requestId: Id<'Request'> | null
  number: string
  whom: string
  what: string
  cash: Cents
  /** Cents that the person still owes; null when there is nothing to settle here. */
  due: Cents | null
  /** The ticket of the till that it went into, where no request stands behind it. */
  ticket: string | null
  key: Id<'Form'>
}

/** What the desk looks at when a round is back: money, kilometres, and what the driver had to say; null when there is none. */
export async function returnPage(ctx: Ctx, number: string) {
  const round = await roundByNumber(ctx, number)
  if (!round) return null
  const deeds = await ctx.read((tx) => deedsOf(tx, ctx.hub.id, round.id))
  const files = await ctx.read((tx) =>
    filesOfAll(
      tx,
      ctx,
      [DEED_PHOTO, DEED_SIGNATURE],
      deeds.map((deed) => deed.id),
    ),
  )
  const paid = round.stops.filter((stop) => stop.cash !== null && stop.cash > 0n)
  const requestOf = (key: string) => (key.startsWith('request:') ? (key.slice(8) as Id<'Request'>) : null)
  const due = await dueAtDoors(
    ctx,
    paid.flatMap(({ key }) => requestOf(key) ?? []),
  )
  const taken = paid.map((stop): TakenCash => {
    const requestId = requestOf(stop.key)
    const owed = requestId ? due.get(requestId) : undefined
    return {
      ...{
        stopId: stop.id,
        requestId,
        number: stop.number,
        whom: stop.whom,
        what: stop.what,
        cash: stop.cash!,
      },
      ticket: stop.ticket,
      due: owed && owed.state === 'done' && owed.due > 0n ? owed.due : null,
      key: newId<'Form'>(),
    }
  })
  const missed = round.stops.filter(({ state }) => state === 'failed')
  // Since then another round may have served it, or nobody needs it any more.
  const waiting = await openKeys(ctx, [...new Set(missed.map(({ key }) => key))])
  // Money said of what was done already is counted nowhere: somebody has to look.
  const uncounted = (deed: (typeof deeds)[number]) => deed.verdict !== 'applied' && (deed.said.cash ?? 0) > 0
  const told = deeds.filter(
    (deed) =>
      deed.verdict === 'refused' ||
      uncounted(deed) ||
      deed.kind === 'note' ||
      files.some((file) => file.subjectId === deed.id),
  )
  return {
    round,
    taken,
    expected: add(...taken.map(({ cash }) => cash)),
    failed: missed.map((stop) => ({ ...stop, waits: waiting.has(stop.key) })),
    returned: deeds.reduce(
      (sum, deed) => sum + (deed.verdict === 'refused' ? 0 : (deed.said.returned ?? 0)),
      0,
    ),
    clockOff: deeds.some((deed) => deed.clockOff),
    slipped: counterSlipped(round) || (round.counterOut === null) !== (round.counterBack === null),
    told: told.map((deed) => ({
      ...{ id: deed.id, kind: deed.kind, at: deed.receivedAt, by: deed.actorName },
      held: deed.verdict === 'refused' ? deed.held : null,
      note: deed.said.note ?? '',
      cash: uncounted(deed) ? cents(BigInt(deed.said.cash!)) : null,
      stop: round.stops.find((stop) => stop.id === deed.stopId)?.whom ?? '',
      proofs: files.filter((file) => file.subjectId === deed.id).map((file) => file.id),
    })),
  }
}
