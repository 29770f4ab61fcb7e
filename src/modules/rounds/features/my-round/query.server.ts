import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { rounds } from '#modules/rounds/day/tables.ts'
import { driverKeys } from '#modules/rounds/drive/whose.server.ts'
import type { RoundState } from '#modules/rounds/rules/life.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type OwnRound = {
  id: Id<'Round'>
  number: string
  name: string
  day: Day
  state: RoundState
  fromMinute: number
}

/** The rounds given to whoever is signed in, today, and those of before that are still out; the first to leave first. */
export async function ownRounds(ctx: Ctx): Promise<OwnRound[]> {
  const keys = await driverKeys(ctx)
  if (keys.length === 0) return []
  const columns = {
    ...{ id: rounds.id, number: rounds.number, name: rounds.name, day: rounds.day, state: rounds.state },
    fromMinute: rounds.fromMinute,
  }
  const mine = and(eq(rounds.hubId, ctx.hub.id), inArray(rounds.who, keys))
  return await ctx.read(async (tx) => {
    const out = await tx
      .select(columns)
      .from(rounds)
      .where(and(mine, eq(rounds.state, 'out'), ne(rounds.day, ctx.today())))
      .orderBy(asc(rounds.day))
      .limit(3)
    const today = await tx
      .select(columns)
      .from(rounds)
      .where(and(mine, eq(rounds.day, ctx.today()), inArray(rounds.state, ['ready', 'out', 'ended'])))
      .orderBy(asc(rounds.fromMinute), asc(rounds.id))
      .limit(10)
    return [...out, ...today]
  })
}
