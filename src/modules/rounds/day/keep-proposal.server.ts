import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Refusal, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import type { WantedStop } from '../rules/day/arrange.ts'
import type { Hours } from '../rules/errands/errand.ts'
import { arrangeRounds } from './arrange.server.ts'
import type { ChangeAnswer } from './prepare.server.ts'
import { createRound } from './round.server.ts'

export type KeepInput = {
  readonly day: Day
  readonly rounds: readonly {
    /** Null: a round is opened for the vehicle. */
    readonly roundId: Id<'Round'> | null
    readonly vehicleId: Id<'Vehicle'> | null
    readonly seen: number
    readonly stops: readonly WantedStop[]
    /** Other hours than the round has, so that two of them take their vehicle in turns. */
    readonly hours?: Hours | undefined
  }[]
  readonly idempotencyKey?: string
}

/** Keeps a plan: opens the rounds that it needs, and sets the stops of all, or nothing of it. */
export async function keepProposal(ctx: Ctx, input: KeepInput): Promise<ChangeAnswer> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const { day, idempotencyKey } = input
  if (input.rounds.every(({ roundId }) => roundId !== null)) {
    const rounds = input.rounds.map(({ roundId, seen, stops, hours }) => ({
      ...{ roundId: roundId!, seen, stops, hours },
    }))
    return await arrangeRounds(ctx, { day, rounds, verb: 'propose', idempotencyKey })
  }
  return await ctx.together(async (c) => {
    const fleet = await fleetOf(c)
    const rounds = []
    for (const [at, { roundId, vehicleId, seen, stops, hours }] of input.rounds.entries()) {
      if (roundId !== null) {
        rounds.push({ roundId, seen, stops, hours })
        continue
      }
      const vehicle = fleet.find(({ id }) => id === vehicleId)
      if (!vehicle) return refuse('not_found') as Refusal<'not_found'>
      const made = await createRound(c, {
        ...{ day, vehicleId: vehicle.id, driver: vehicle.paid ? 'paid' : 'volunteer' },
        ...{ fromMinute: vehicle.fromMinute, toMinute: vehicle.toMinute },
        idempotencyKey: idempotencyKey && `${idempotencyKey}-${at}`,
      })
      if (!made.ok) return made as ChangeAnswer
      rounds.push({ roundId: made.value.id, seen: 0, stops })
    }
    return await arrangeRounds(c, { day, rounds, verb: 'propose', idempotencyKey })
  })
}
