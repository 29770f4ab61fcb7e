import { addDays, dayIn } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { driverKeys } from '../drive/whose.server.ts'
import { mayDrive, mayPrepareRounds } from '../permits.ts'
import type { RoundState } from '../rules/life.ts'
import { DUE_KINDS, type DueKind, dueOf } from '../rules/tell/dues.ts'
import { openRounds, stopsOfRounds } from './store.server.ts'
import { roundOf, secondOf } from './tell.server.ts'

export type { DueKind } from '../rules/tell/dues.ts'

export type RoundBrief = {
  readonly number: string
  readonly name: string
  readonly day: ReturnType<Ctx['today']>
  readonly state: RoundState
  readonly whoName: string
  readonly fromMinute: number
  readonly toMinute: number
  readonly stops: number
  /** Still to come. */
  readonly left: number
  readonly due: DueKind | null
}

export type RoundsToday = {
  /** Those of whoever looks, to drive today. */
  readonly mine: readonly RoundBrief[]
  /** Those of the day for whoever prepares rounds, what asks for something first; of other days only those that ask. */
  readonly all: readonly RoundBrief[]
}

/**
 * The rounds of the home page: a read of the rounds that are not over (a partial index) and of their stops; flat
 * whatever the years behind. Empty where the role drives none and prepares none.
 */
export async function roundsToday(ctx: Ctx): Promise<RoundsToday> {
  const prepares = mayPrepareRounds(ctx.actor)
  if (!prepares && !mayDrive(ctx.actor)) return { mine: [], all: [] }
  const now = ctx.now()
  const { zone } = ctx.hub
  const today = dayIn(now, zone)
  const keys = await driverKeys(ctx)
  const seen = await ctx.read((tx) =>
    openRounds(tx, ctx.hub.id, addDays(today, 1), prepares ? undefined : keys),
  )
  if (seen.length === 0) return { mine: [], all: [] }
  const stops = await ctx.read((tx) =>
    stopsOfRounds(
      tx,
      ctx.hub.id,
      seen.map(({ id }) => id),
    ),
  )
  const briefs = seen.map((row) => {
    const round = roundOf(row, stops, zone)
    const asking = { ...round, driven: row.who !== null, leaves: row.leavesAt ?? row.fromMinute * 60 }
    const { number, name, day, state, whoName, fromMinute, toMinute, who } = row
    return {
      ...{ number, name, day, state, whoName, fromMinute, toMinute },
      own: who !== null && keys.includes(who),
      stops: round.stops.filter((stop) => stop.state !== 'dropped').length,
      left: round.stops.filter((stop) => stop.state === 'todo' || stop.state === 'arrived').length,
      due: dueOf(asking, { day: today, second: secondOf(now, today, zone) }),
    }
  })
  const rank = ({ due }: RoundBrief) => (due ? DUE_KINDS.indexOf(due) : DUE_KINDS.length)
  const mine = briefs.filter((one) => one.own && one.day === today && one.state !== 'draft')
  return {
    mine: mine.map(({ own: _, ...brief }) => brief),
    all: prepares
      ? briefs
          .filter((one) => one.day === today || one.due)
          .map(({ own: _, ...brief }) => brief)
          .sort((a, b) => rank(a) - rank(b) || a.day.localeCompare(b.day) || a.fromMinute - b.fromMinute)
      : [],
  }
}
