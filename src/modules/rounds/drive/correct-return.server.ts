import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { lockRounds } from '../day/store.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import { counterSlipped, parseCounter } from '../rules/drive/return.ts'
import { insertCancel, lockTrips, tripById } from '../trips/store.server.ts'
import { writeRoundTrip } from './end-round.server.ts'
import { holdRound, moveRound, stopsIn } from './store.server.ts'

export type ReturnInput = {
  roundId: Id<'Round'>
  /** The `sequence` that the page showed. */
  seen: number
  /** As typed; blank: not read. */
  counterOut?: string | undefined
  counterBack?: string | undefined
  minutes: number
  cash?: Cents | undefined
  why?: string | undefined
  idempotencyKey?: string | undefined
}

/** What goes wrong with a correction, in words of `messages.return.fr.ts`. */
export type ReturnCode =
  | 'not_permitted'
  | 'not_found'
  | 'not_back_yet'
  | 'changed_meanwhile'
  | 'not_kilometres'
  | 'counter_backwards'
  | 'why_needed'

const counterOf = (typed: string | undefined): number | null | 'wrong' =>
  typed === undefined ? null : (parseCounter(typed) ?? 'wrong')

/**
 * Puts right what was said at the return of a round: its counter, its time, the money handed over. A trip is never
 * written over: the one that its end wrote is cancelled with why, and noted anew at the rates of now.
 */
export async function correctReturn(
  ctx: Ctx,
  input: ReturnInput,
): Promise<Result<{ id: Id<'Round'> }, ReturnCode>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const counterOut = counterOf(input.counterOut)
  const counterBack = counterOf(input.counterBack)
  if (counterOut === 'wrong') return refuse('not_kilometres', 'counterOut')
  if (counterBack === 'wrong') return refuse('not_kilometres', 'counterBack')
  if (counterSlipped({ counterOut, counterBack })) return refuse('counter_backwards', 'counterBack')
  const why = input.why?.trim()
  if (!why) return refuse('why_needed', 'why')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ id: Id<'Round'> }, ReturnCode>(tx, c, input.idempotencyKey, async () => {
        const hubId = c.hub.id
        await lockRounds(tx, hubId)
        const round = await holdRound(tx, hubId, input.roundId)
        if (!round) return refuse('not_found')
        if (round.state !== 'ended') return refuse('not_back_yet')
        if (round.sequence !== input.seen) return refuse('changed_meanwhile')
        const at = c.now()
        const by = { userId: c.actor.userId, actorName: c.actor.name }
        await lockTrips(tx, hubId)
        const trip = round.tripId ? await tripById(tx, hubId, round.tripId) : undefined
        if (trip && !trip.cancel) await insertCancel(tx, { hubId, tripId: trip.trip.id, why, at, ...by })
        const said = { counterOut, counterBack, cash: input.cash ?? null }
        const stops = await stopsIn(tx, hubId, round.id)
        const { tripId, driven } = await writeRoundTrip(tx, c, { ...round, ...said }, stops, input.minutes)
        await moveRound(
          tx,
          round,
          { ...said, tripId, driven },
          { id: newId<'RoundMove'>(), batchId: newId<'RoundBatch'>(), verb: 'edit', why, at, ...by },
        )
        await audit(tx, c, 'correct', 'round', round.id, { why })
        return ok({ id: round.id })
      }),
    ),
  )
}
