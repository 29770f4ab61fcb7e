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
import type { Wishes } from '../rules/proposal/problem.ts'
import { type DayApart, dayApart, type TurnTold } from './apart.server.ts'
import { arrangeRounds } from './arrange.server.ts'
import type { Meeting } from './meet.server.ts'
import type { ChangeAnswer } from './prepare.server.ts'
import { type ReadDay, readDay } from './read-day.server.ts'

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

export type TriedDay = {
  readonly rounds: readonly TriedRound[]
  /** Rounds that share a vehicle or a driver, and take it in turns: each is tried within its own. */
  readonly turns: readonly TurnTold[]
  /** Two of them that nothing keeps apart: tried in the hours that they have. */
  readonly meeting: Meeting | null
}

/** What stands in the rounds stays in them. */
const AS_IT_STANDS: Wishes = { move: 'waiting', serve: 'all' }

const IMAGINED = 'errand:imagined' as ErrandKey

/**
 * For each round of a day that may still be changed, the cheapest place of an errand more: the best round first. Nothing
 * is written; who may see it is for the caller to ask.
 */
export async function tryErrand(ctx: Ctx, day: Day, tried: Tried): Promise<TriedDay> {
  const errand: TimedErrand = { ...tried, key: tried.key ?? IMAGINED }
  const read = await readDay(ctx, { day, also: [tried] })
  const { travel, rates, errands } = read
  const apart = dayApart(read, AS_IT_STANDS)
  const all = (apart.ok ? apart.rounds : read.rounds).flatMap((round): TriedRound[] => {
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
  return {
    rounds: all.sort((a, b) => (isBetter(a, b) ? -1 : isBetter(b, a) ? 1 : 0)),
    turns: apart.ok ? apart.turns : [],
    meeting: apart.ok ? null : apart.meeting,
  }
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

/**
 * Puts an errand into a round where it was tried; one that was imagined is noted first, both or none. A round that shares
 * its vehicle or its driver takes its turn, and so do those with which it shares them.
 */
export async function putErrand(
  ctx: Ctx,
  { day, roundId, seen, at, deliverAt, errand, idempotencyKey }: PutInput,
): Promise<ChangeAnswer | ReturnType<typeof refuse<ErrandCode>>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const read = await readDay(ctx, { day, also: [] })
  const round = read.plan.rounds.find(({ id }) => id === roundId)
  if (!round) return refuse('not_found')
  const { own, others } = turnsWith(read, dayApart(read, AS_IT_STANDS), round.number)
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
    return await arrangeRounds(c, {
      day,
      rounds: [{ roundId, seen, stops, hours: own }, ...others],
      idempotencyKey,
    })
  })
}

/** The hours that a round has in its turns, and the rounds that give way to it or wait for it, in theirs. */
function turnsWith({ rounds }: ReadDay, apart: DayApart, number: string) {
  if (!apart.ok) return { own: undefined, others: [] }
  const near = new Set(
    apart.turns
      .filter(({ first, second }) => first.number === number || second.number === number)
      .flatMap(({ first, second }) => [first.number, second.number]),
  )
  const changed = apart.rounds.flatMap(({ fromMinute: from, toMinute: to }, r) => {
    const view = rounds[r]!.view
    if (!view || !near.has(view.number) || (view.fromMinute === from && view.toMinute === to)) return []
    return [{ view, hours: { from, to } }]
  })
  return {
    own: changed.find(({ view }) => view.number === number)?.hours,
    others: changed
      .filter(({ view }) => view.number !== number)
      .map(({ view: { id, sequence, stops }, hours }) => ({
        ...{ roundId: id, seen: sequence, hours },
        stops: stops.map(({ key, part, locked }) => ({ key, part, locked })),
      })),
  }
}
