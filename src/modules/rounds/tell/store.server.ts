import { and, asc, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { roundStops, rounds } from '../day/tables.ts'
import { roundErrands } from '../errands/tables.ts'
import type { ErrandKey } from '../rules/errands/errand.ts'
import { roundSayings, roundTelling } from './tables.ts'

type HubId = Id<'Hub'>
export type SayingRow = typeof roundSayings.$inferSelect
export type StopRow = typeof roundStops.$inferSelect
export type ToldRound = Awaited<ReturnType<typeof roundsBetween>>[number]

/** Those who tell of one hub's rounds wait for each other: nobody is told twice. */
export async function lockTelling(tx: Tx, hubId: HubId): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`telling ${hubId}`}, 0))`)
}

const TOLD = {
  id: rounds.id,
  number: rounds.number,
  day: rounds.day,
  state: rounds.state,
  who: rounds.who,
  whoName: rounds.whoName,
  leftAt: rounds.leftAt,
}
/** The home page shows two days, and what was forgotten: beyond, one looks at the list. */
const MOST_TODAY = 60

/** More rounds than a hub has in a month: beyond, those nearest are told of. */
const MOST_ROUNDS = 500

/** Rounds of these days, the first day first, whatever their state. */
export const roundsBetween = (tx: Tx, hubId: HubId, from: Day, to: Day) =>
  tx
    .select(TOLD)
    .from(rounds)
    .where(and(eq(rounds.hubId, hubId), gte(rounds.day, from), lte(rounds.day, to)))
    .orderBy(asc(rounds.day), asc(rounds.id))
    .limit(MOST_ROUNDS)

/**
 * Rounds of a day or before that are not over, the last day first: a range of the partial index `rounds_open`. With
 * `who`, theirs alone.
 */
export const openRounds = (tx: Tx, hubId: HubId, until: Day, who?: readonly WhoKey[]) =>
  tx
    .select({
      ...TOLD,
      name: rounds.name,
      fromMinute: rounds.fromMinute,
      toMinute: rounds.toMinute,
      leavesAt: rounds.leavesAt,
    })
    .from(rounds)
    .where(
      and(
        eq(rounds.hubId, hubId),
        lte(rounds.day, until),
        who && inArray(rounds.who, [...who]),
        // Written as a constant so that the database proves the partial index fits.
        sql`${rounds.state} in ('draft', 'ready', 'out')`,
      ),
    )
    .orderBy(desc(rounds.day), desc(rounds.id))
    .limit(MOST_TODAY)

/** Rounds by their numbers, whatever their state. */
export const roundsNumbered = (tx: Tx, hubId: HubId, numbers: readonly string[]) =>
  tx
    .select({ number: rounds.number, name: rounds.name, day: rounds.day })
    .from(rounds)
    .where(and(eq(rounds.hubId, hubId), inArray(rounds.number, [...numbers])))

/** Errands noted by hand by their numbers, whatever became of them. */
export const errandsNumbered = (tx: Tx, hubId: HubId, numbers: readonly string[]) =>
  tx
    .select({ number: roundErrands.number, what: roundErrands.what, whom: roundErrands.whom })
    .from(roundErrands)
    .where(and(eq(roundErrands.hubId, hubId), inArray(roundErrands.number, [...numbers])))

/** Stops of rounds, each round's in its order. */
export const stopsOfRounds = (tx: Tx, hubId: HubId, ids: readonly Id<'Round'>[]): Promise<StopRow[]> =>
  tx
    .select()
    .from(roundStops)
    .where(and(eq(roundStops.hubId, hubId), inArray(roundStops.roundId, [...ids])))
    .orderBy(asc(roundStops.roundId), asc(roundStops.position), asc(roundStops.id))

/**
 * What was told for days from one on, the last first: all of it, since what is forgotten here would be told again. No more
 * than the stops of those days, a few times.
 */
export const sayingsSince = (tx: Tx, hubId: HubId, from: Day): Promise<SayingRow[]> =>
  tx
    .select()
    .from(roundSayings)
    .where(and(eq(roundSayings.hubId, hubId), gte(roundSayings.day, from)))
    .orderBy(desc(roundSayings.id))

export async function insertSayings(tx: Tx, rows: readonly SayingRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(roundSayings).values([...rows])
}

/** What was told last of each of these errands, for days from one on. */
export const sayingsOf = (
  tx: Tx,
  hubId: HubId,
  keys: readonly ErrandKey[],
  from: Day,
): Promise<SayingRow[]> =>
  tx
    .select()
    .from(roundSayings)
    .where(
      and(
        eq(roundSayings.hubId, hubId),
        inArray(roundSayings.errand, [...keys]),
        gte(roundSayings.day, from),
      ),
    )
    .orderBy(desc(roundSayings.id))
    .limit(500)

/** Who waits for errands noted by hand: a person or an organisation, when one was chosen. */
export const whoOfErrands = (tx: Tx, hubId: HubId, ids: readonly Id<'RoundErrand'>[]) =>
  tx
    .select({
      id: roundErrands.id,
      number: roundErrands.number,
      what: roundErrands.what,
      state: roundErrands.state,
      personId: roundErrands.personId,
      organisationId: roundErrands.organisationId,
    })
    .from(roundErrands)
    .where(and(eq(roundErrands.hubId, hubId), inArray(roundErrands.id, [...ids])))

/** Which published rounds come to these requests from a day on, the first day first. */
export const stopsOfRequests = (tx: Tx, hubId: HubId, ids: readonly Id<'Request'>[], from: Day) =>
  tx
    .select({ requestId: roundStops.requestId, roundId: rounds.id, day: rounds.day })
    .from(roundStops)
    .innerJoin(rounds, and(eq(rounds.hubId, hubId), eq(rounds.id, roundStops.roundId)))
    .where(
      and(
        eq(roundStops.hubId, hubId),
        inArray(roundStops.requestId, [...ids]),
        inArray(roundStops.state, ['todo', 'arrived']),
        inArray(rounds.state, ['ready', 'out']),
        gte(rounds.day, from),
      ),
    )
    .orderBy(asc(rounds.day), asc(rounds.id))

export type Telling = { readonly slots: boolean; readonly road: boolean; readonly missed: boolean }
const ALL: Telling = { slots: true, road: true, missed: true }

/** What a hub tells by itself; everything until it says otherwise. */
export async function tellingOf(tx: Tx, hubId: HubId): Promise<Telling> {
  const [row] = await tx
    .select({ slots: roundTelling.slots, road: roundTelling.road, missed: roundTelling.missed })
    .from(roundTelling)
    .where(eq(roundTelling.hubId, hubId))
  return row ?? ALL
}

export const keepTelling = (tx: Tx, row: typeof roundTelling.$inferInsert) =>
  tx.insert(roundTelling).values(row).onConflictDoUpdate({ target: roundTelling.hubId, set: row })
