import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { ErrandCode, ErrandInput } from '../errands/input.ts'
import { addErrand } from '../errands/keep.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import type { TimedErrand } from '../rules/clock/stop.ts'
import { stopsOfErrand } from '../rules/day/arrange.ts'
import { isBetter, type WhatIf, whatIf } from '../rules/day/what-if.ts'
import type { Errand, ErrandKey } from '../rules/errands/errand.ts'
import { arrangeRounds } from './arrange.server.ts'
import { roundsOfDay } from './day-plan.server.ts'
import type { ChangeAnswer } from './prepare.server.ts'
import { readDay } from './read-day.server.ts'

/** What one round of a day would be with an errand more, at its best place. */
export type TriedRound = WhatIf & {
  readonly roundId: Id<'Round'>
  readonly seen: number
  readonly number: string
  readonly name: string
  readonly whoName: string
  readonly published: boolean
  /** Who would be late, or later. */
  readonly lateOnes: readonly { readonly what: string; readonly whom: string }[]
}

/** An errand that nobody noted yet, or one that waits. */
export type Tried = Omit<TimedErrand, 'key'> & { readonly key: ErrandKey | null }

const IMAGINED = 'errand:imagined' as ErrandKey

/**
 * For each round of a day that may still be changed, the cheapest place of an errand more: the best round first. Nothing
 * is written; who may see it is for the caller to ask.
 */
export async function tryErrand(ctx: Ctx, day: Day, tried: Tried): Promise<TriedRound[]> {
  const errand: TimedErrand = { ...tried, key: tried.key ?? IMAGINED }
  const { rounds, travel, rates, errands } = await readDay(ctx, { day, also: [tried] })
  const all = rounds.flatMap((round): TriedRound[] => {
    const { view } = round
    if (!view) return []
    const found = whatIf(round, errand, travel, rates)
    const { id: roundId, sequence: seen, number, name, whoName } = view
    const lateOnes = found.late.map((at) => {
      const { what = '', whom = '' } = errands.get(round.stops[at]!.errand.key) ?? {}
      return { what, whom }
    })
    return [{ ...found, roundId, seen, number, name, whoName, published: round.published, lateOnes }]
  })
  return all.sort((a, b) => (isBetter(a, b) ? -1 : isBetter(b, a) ? 1 : 0))
}

export type PutInput = {
  readonly day: Day
  readonly roundId: Id<'Round'>
  readonly seen: number
  /** Before which stop; of a `carry`, also where its delivery comes once its pickup is in. */
  readonly at: number
  readonly deliverAt: number | null
  readonly errand: Pick<Errand, 'key' | 'way'> | ErrandInput
  readonly idempotencyKey?: string
}

/** Puts an errand into a round where it was tried; one that was imagined is noted first, both or none. */
export async function putErrand(
  ctx: Ctx,
  { day, roundId, seen, at, deliverAt, errand, idempotencyKey }: PutInput,
): Promise<ChangeAnswer | ReturnType<typeof refuse<ErrandCode>>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const round = (await roundsOfDay(ctx, day)).find(({ id }) => id === roundId)
  if (!round) return refuse('not_found')
  return await ctx.together(async (c) => {
    const given = 'key' in errand ? errand : null
    let key = given?.key
    if (!given) {
      const made = await addErrand(c, {
        ...(errand as ErrandInput),
        idempotencyKey: idempotencyKey && `${idempotencyKey}-course`,
      })
      if (!made.ok) return made
      key = `errand:${made.value.id}`
    }
    const stops = round.stops
      .filter(({ over }) => !over)
      .map(({ key: own, part, locked }) => ({ key: own, part, locked }))
    const [first, second] = stopsOfErrand({ key: key!, way: errand.way })
    stops.splice(at, 0, first!)
    if (second) stops.splice(deliverAt ?? stops.length, 0, second)
    return await arrangeRounds(c, { day, rounds: [{ roundId, seen, stops }], idempotencyKey })
  })
}
