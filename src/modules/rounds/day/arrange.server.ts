import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import type { WantedStop } from '../rules/day/arrange.ts'
import { errandKey, type Hours } from '../rules/errands/errand.ts'
import { LATEST_RETURN } from '../rules/life.ts'
import { changeRounds } from './change.server.ts'
import type { ChangeAnswer } from './prepare.server.ts'
import { movesOfBatch, roundsByIds } from './store.server.ts'

export type ArrangeInput = {
  day: Day
  rounds: readonly {
    roundId: Id<'Round'>
    /** The `sequence` that the page showed. */
    seen: number
    stops: readonly WantedStop[]
    /** Other hours than it has, so that two rounds of one vehicle are apart. Minutes after midnight. */
    hours?: Hours | undefined
  }[]
  /** `propose`: the solver's plan was kept. */
  verb?: 'arrange' | 'propose'
  idempotencyKey?: string | undefined
}

const hoursSet = ({ from, to }: Hours) => ({ fromMinute: from, toMinute: to })

/**
 * Sets the ordered stops of one or several rounds of a day at once, and times them anew; what leaves a round waits
 * again. Refused: a round that another hand changed (`changed_meanwhile`) or that left, an errand twice, in another
 * round or over, a delivery before its pickup. Undone as one by its `batchId`.
 */
export async function arrangeRounds(ctx: Ctx, input: ArrangeInput): Promise<ChangeAnswer> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const { day, rounds, verb = 'arrange', idempotencyKey } = input
  const ids = rounds.map(({ roundId }) => roundId)
  const found = await ctx.read((tx) => roundsByIds(tx, ctx.hub.id, ids))
  if (found.length < rounds.length || found.some((row) => row.day !== day)) return refuse('not_found')
  if (rounds.some(({ hours }) => hours && (hours.to <= hours.from || hours.to > LATEST_RETURN)))
    return refuse('ends_before', 'to')
  const changes = rounds.map(({ hours, ...change }) => ({
    ...change,
    ...(hours && { set: hoursSet(hours) }),
  }))
  return await changeRounds(ctx, { changes, verb, idempotencyKey })
}

/**
 * Puts the stops back where they were before a change, of all the rounds that it touched. Refused once one of them was
 * changed again, or when what left meanwhile went elsewhere. Its own answer may be undone: that does it again.
 */
export async function undoArrange(
  ctx: Ctx,
  { batchId, idempotencyKey }: { batchId: Id<'RoundBatch'>; idempotencyKey?: string | undefined },
): Promise<ChangeAnswer> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const moves = await ctx.read((tx) => movesOfBatch(tx, ctx.hub.id, batchId))
  const changes = moves.flatMap(({ roundId, sequence, before, hoursBefore }) =>
    before
      ? [
          {
            ...{ roundId, seen: sequence },
            stops: before.map((stop) => ({ key: errandKey(stop), part: stop.part, locked: stop.locked })),
            ...(hoursBefore && { set: hoursSet(hoursBefore) }),
          },
        ]
      : [],
  )
  if (changes.length === 0) return refuse('not_found')
  return await changeRounds(ctx, { changes, verb: 'undo', idempotencyKey })
}
