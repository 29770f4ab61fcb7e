import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { minuteIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { RoundStanding } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundStops, rounds } from '../day/tables.ts'
import { mayReadRounds } from '../permits.ts'

/**
 * The round a request stands in: the one where it waits, else the last that came for it. Null when there is none, or
 * for who does not read rounds. One query over the few stops of the request.
 */
export async function standingOf(ctx: Ctx, requestId: Id<'Request'>): Promise<RoundStanding | null> {
  if (!mayReadRounds(ctx.actor)) return null
  const [row] = await ctx.read((tx) =>
    tx
      .select({
        ...{ number: rounds.number, name: rounds.name, day: rounds.day, round: rounds.state },
        ...{ whoName: rounds.whoName, stop: roundStops.state },
        ...{ begin: roundStops.begin, doneAt: roundStops.doneAt },
      })
      .from(roundStops)
      .innerJoin(rounds, and(eq(rounds.hubId, ctx.hub.id), eq(rounds.id, roundStops.roundId)))
      .where(
        and(
          eq(roundStops.hubId, ctx.hub.id),
          eq(roundStops.requestId, requestId),
          ne(roundStops.state, 'dropped'),
          ne(rounds.state, 'cancelled'),
        ),
      )
      .orderBy(
        desc(sql`${roundStops.state} in ('todo', 'arrived')`),
        desc(rounds.day),
        asc(roundStops.position),
      )
      .limit(1),
  )
  if (!row || row.round === 'cancelled' || row.stop === 'dropped') return null
  const { begin, doneAt, round, stop, ...known } = row
  const minute = doneAt
    ? minuteIn(doneAt, ctx.hub.zone)
    : begin === null
      ? null
      : Math.floor(begin / 60) % 1440
  return { ...known, round, stop, minute }
}
