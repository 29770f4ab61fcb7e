import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import { type RoundVerb, roundLife } from '../rules/life.ts'
import { changeRounds } from './change.server.ts'
import { type ChangeAnswer, type ChangeRefusal, keyOfStop, openKeys } from './prepare.server.ts'
import { movesOfBatch, type RoundRow, roundById, roundsByIds, stopsOf } from './store.server.ts'

export type LifeInput = {
  roundId: Id<'Round'>
  /** The `sequence` that the page showed. */
  seen: number
  why?: string | undefined
  idempotencyKey?: string | undefined
}

/**
 * Tells whoever drives and those who wait: the round stands in the calendar, each request served has its visit there.
 * Refused without a driver, without a stop, for a day gone by, with an errand that nobody needs any more, while another
 * published round has the vehicle or the driver (`rounds_meet` says which), or when something else is in the way in the
 * calendar (`slot_taken` says what).
 */
export async function publishRound(ctx: Ctx, input: LifeInput): Promise<ChangeAnswer> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const stops = await ctx.read((tx) => stopsOf(tx, ctx.hub.id, [input.roundId]))
  const round = await ctx.read((tx) => roundById(tx, ctx.hub.id, input.roundId))
  if (!round) return refuse('not_found')
  // A form sent twice finds a round that is ready already: its first answer is what it gets.
  if (round.state === 'draft') {
    if (round.day < ctx.today()) return refuse('day_past')
    if (!round.who) return refuse('who_needed', 'who')
    if (stops.length === 0) return refuse('empty_round')
    const open = await openKeys(ctx, stops.map(keyOfStop))
    const over = stops.find((stop) => !open.has(keyOfStop(stop)))
    if (over) return { ok: false, code: 'errand_over', about: over.what } satisfies ChangeRefusal
  }
  return await moveRound(ctx, round, 'publish', input, { publishedAt: ctx.now() })
}

/** Takes a published round back to prepare it again: the visits that it made leave the calendar. */
export async function reopenRound(ctx: Ctx, input: LifeInput): Promise<ChangeAnswer> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const round = await ctx.read((tx) => roundById(tx, ctx.hub.id, input.roundId))
  if (!round) return refuse('not_found')
  return await moveRound(ctx, round, 'reopen', input, { publishedAt: null })
}

/** Gives a round up before it leaves: what it would have served waits again, and its visits leave the calendar. */
export async function cancelRound(ctx: Ctx, input: LifeInput): Promise<ChangeAnswer> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const round = await ctx.read((tx) => roundById(tx, ctx.hub.id, input.roundId))
  if (!round) return refuse('not_found')
  return await moveRound(ctx, round, 'cancel', input, {})
}

/**
 * Gives up those of several rounds that are still being prepared; the others stay as they are. Nobody was told of a
 * round in preparation, so nobody has to be told. `cancelled` counts them, whenever the form is sent again.
 */
export async function cancelDrafts(
  ctx: Ctx,
  { roundIds, idempotencyKey }: { roundIds: readonly Id<'Round'>[]; idempotencyKey?: string | undefined },
): Promise<Result<{ cancelled: number }> | Exclude<ChangeAnswer, { ok: true }>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const rows = roundIds.length > 0 ? await ctx.read((tx) => roundsByIds(tx, ctx.hub.id, roundIds)) : []
  const drafts = rows.filter(({ state }) => state === 'draft')
  const done = await changeRounds(ctx, {
    changes: drafts.map(({ id, sequence }) => ({
      roundId: id,
      seen: sequence,
      set: { state: 'cancelled' as const },
    })),
    ...{ verb: 'cancel', idempotencyKey },
    allowed: drafts.length > 0,
  })
  if (!done.ok) return done
  const moves = await ctx.read((tx) => movesOfBatch(tx, ctx.hub.id, done.value.batchId))
  return ok({ cancelled: moves.length })
}

async function moveRound(
  ctx: Ctx,
  round: RoundRow,
  verb: RoundVerb,
  { roundId, seen, why, idempotencyKey }: LifeInput,
  set: Partial<RoundRow>,
): Promise<ChangeAnswer> {
  const next = roundLife.next(round.state, verb)
  const state = next.ok ? next.value : round.state
  return await changeRounds(ctx, {
    changes: [{ roundId, seen, set: { ...set, state } }],
    ...{ verb, why, idempotencyKey },
    allowed: next.ok,
  })
}
