import { sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Id } from '#kit/id.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { roundErrands } from '../errands/tables.ts'
import type { Between, RoundWarning, StopWarning } from '../rules/clock/times.ts'
import type { Hours, Way } from '../rules/errands/errand.ts'
import type { KeptFigures } from '../rules/figures/figures.ts'
import type { RoundNote, RoundState, RoundVerb, StopPart, StopState } from '../rules/life.ts'
import type { DriverKind } from '../rules/problem.ts'
import type { TripMode } from '../rules/trip.ts'
import { roundSchemes, roundTrips } from '../trips/tables.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A vehicle and somebody who go out once on a day, and come back. Its life is in `rules/life.ts`. */
export const rounds = pgTable(
  'rounds',
  {
    hubId: hubColumn(),
    id: idColumn<'Round'>('id').notNull(),
    /** T2026-0012 */
    number: text('number').notNull(),
    day: dayColumn('day').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<RoundState>().notNull(),
    vehicleId: idColumn<'Vehicle'>('vehicle_id'),
    vehicleName: text('vehicle_name').notNull().default(''),
    mode: text('mode').$type<TripMode>().notNull(),
    /** Null: nobody yet; a round is not published without. */
    who: text('who').$type<WhoKey>(),
    whoName: text('who_name').notNull().default(''),
    driver: text('driver').$type<DriverKind>().notNull(),
    /** When it leaves, and by when it is back; minutes after midnight on the clock of the hub. */
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    schemeId: idColumn<'Scheme'>('scheme_id'),
    templateId: idColumn<'RoundTemplate'>('template_id'),
    note: text('note').notNull().default(''),
    /** Grows with each change: a page that shows an older one is told so. */
    sequence: integer('sequence').notNull(),
    /** As timed last; frozen once it has left. */
    planned: jsonb('planned').$type<KeptFigures>(),
    /** As timed last: when it leaves and is back, seconds after midnight, and what is wrong with the whole. */
    leavesAt: integer('leaves_at'),
    returnsAt: integer('returns_at'),
    /** Breaks, and loading again at the hub, where they fall. */
    between: jsonb('between').$type<Between[]>().notNull().default([]),
    warnings: text('warnings').array().$type<RoundWarning[]>().notNull().default(sql`'{}'`),
    /** As driven, once it has ended. */
    driven: jsonb('driven').$type<KeptFigures>(),
    publishedAt: instant('published_at'),
    leftAt: instant('left_at'),
    backAt: instant('back_at'),
    endedAt: instant('ended_at'),
    /** Kilometres on the counter, in metres. */
    counterOut: integer('counter_out'),
    counterBack: integer('counter_back'),
    /** What the driver hands over at the counter. */
    cash: centsColumn('cash'),
    /** The trip that its end wrote. */
    tripId: idColumn<'Trip'>('trip_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** What it is found by, folded: its number, its name, who drives, with what. */
    words: text('words').notNull().default(''),
    search: tsvector('search').generatedAlwaysAs(sql`to_tsvector('simple', words)`),
    /** What lists are sorted by: as driven, else as planned; none without a figure. Cents, and metres. */
    margin: centsColumn('margin')
      .notNull()
      .generatedAlwaysAs(
        sql`coalesce(case when driven is not null
          then (driven ->> 'revenue')::numeric - (driven ->> 'cost')::numeric
          else (planned ->> 'revenue')::numeric - (planned ->> 'cost')::numeric end, 0)`,
      ),
    metres: integer('metres')
      .notNull()
      .generatedAlwaysAs(
        sql`coalesce(case when driven is not null then (driven ->> 'metres')::numeric
          else (planned ->> 'metres')::numeric end, 0)`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('rounds_number').on(t.hubId, t.number),
    index('rounds_day').on(t.hubId, t.day, t.id),
    index('rounds_search').using('gin', t.search),
    index('rounds_margin').on(t.hubId, t.margin, t.id),
    index('rounds_metres').on(t.hubId, t.metres, t.id),
    index('rounds_state').on(t.hubId, t.state, t.day, t.id),
    index('rounds_who').on(t.hubId, t.who, t.day, t.id),
    index('rounds_vehicle').on(t.hubId, t.vehicleId, t.day, t.id),
    index('rounds_open').on(t.hubId, t.day, t.id).where(sql`state in ('draft', 'ready', 'out')`),
    // A model makes one round a day.
    uniqueIndex('rounds_template')
      .on(t.hubId, t.templateId, t.day)
      .where(sql`template_id is not null and state <> 'cancelled'`),
    foreignKey({ columns: [t.hubId, t.schemeId], foreignColumns: [roundSchemes.hubId, roundSchemes.id] }),
    foreignKey({ columns: [t.hubId, t.tripId], foreignColumns: [roundTrips.hubId, roundTrips.id] }),
  ],
)

/**
 * A stop of a round, in its order. It copies what its errand asks (never who is there), anew each time the round is
 * timed until it leaves: what was driven stays as it was driven.
 */
export const roundStops = pgTable(
  'round_stops',
  {
    hubId: hubColumn(),
    id: idColumn<'RoundStop'>('id').notNull(),
    roundId: idColumn<'Round'>('round_id').notNull(),
    position: integer('position').notNull(),
    requestId: idColumn<'Request'>('request_id'),
    errandId: idColumn<'RoundErrand'>('errand_id'),
    part: text('part').$type<StopPart>().notNull(),
    state: text('state').$type<StopState>().notNull(),
    /** The solver leaves it in this round. */
    locked: boolean('locked').notNull().default(false),
    way: text('way').$type<Way>().notNull(),
    what: text('what').notNull(),
    address: text('address').notNull(),
    hours: jsonb('hours').$type<Hours[]>().notNull(),
    minutes: integer('minutes').notNull(),
    kg: integer('kg').notNull(),
    crates: integer('crates').notNull(),
    revenue: centsColumn('revenue').notNull(),
    handling: centsColumn('handling').notNull(),
    /** As timed last: seconds after midnight on the clock of the hub, and the way there from the stop before. */
    arrival: integer('arrival'),
    /** The work begins: after the arrival when the door opens later. */
    begin: integer('begin'),
    departure: integer('departure'),
    legMetres: integer('leg_metres'),
    legSeconds: integer('leg_seconds'),
    warnings: text('warnings').array().$type<StopWarning[]>().notNull().default(sql`'{}'`),
    /** Seconds after the last moment allowed. */
    lateBy: integer('late_by').notNull().default(0),
    /** The visit that the round made in the calendar. One agreed by hand before is its request's, and stays when the stop goes. */
    visitId: idColumn<'Visit'>('visit_id'),
    arrivedAt: instant('arrived_at'),
    doneAt: instant('done_at'),
    /** Why it failed: one of the field's reasons, and words. */
    reason: text('reason'),
    said: text('said').notNull().default(''),
    /** Taken at the door. */
    cash: centsColumn('cash'),
    /** The ticket of the till that it went into, where no request stands behind the stop. */
    ticket: text('ticket'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('round_stops_round').on(t.hubId, t.roundId, t.position, t.id),
    // An errand waits in one round at a time; failed or done, it may come back in another.
    uniqueIndex('round_stops_request')
      .on(t.hubId, t.requestId, t.part)
      .where(sql`request_id is not null and state in ('todo', 'arrived')`),
    uniqueIndex('round_stops_errand')
      .on(t.hubId, t.errandId, t.part)
      .where(sql`errand_id is not null and state in ('todo', 'arrived')`),
    index('round_stops_of_request').on(t.hubId, t.requestId).where(sql`request_id is not null`),
    index('round_stops_of_errand').on(t.hubId, t.errandId).where(sql`errand_id is not null`),
    foreignKey({ columns: [t.hubId, t.roundId], foreignColumns: [rounds.hubId, rounds.id] }),
    foreignKey({ columns: [t.hubId, t.errandId], foreignColumns: [roundErrands.hubId, roundErrands.id] }),
  ],
)

/** Each move of a round's life and each change of its stops: who, when, and what stood there before. Append-only. */
export const roundMoves = pgTable(
  'round_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'RoundMove'>('id').notNull(),
    roundId: idColumn<'Round'>('round_id').notNull(),
    /** The change of several rounds at once that it is part of: undone together. */
    batchId: idColumn<'RoundBatch'>('batch_id').notNull(),
    verb: text('verb').$type<RoundVerb | RoundNote>().notNull(),
    toState: text('to_state').$type<RoundState>().notNull(),
    /** Stops in their order before the change; null when it did not touch them. */
    before: jsonb('before').$type<KeptStop[]>(),
    /** Its hours before the change; null when it did not touch them. */
    hoursBefore: jsonb('hours_before').$type<Hours>(),
    /** The round's sequence after the change: undone only while it is still that. */
    sequence: integer('sequence').notNull(),
    why: text('why'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('round_moves_round').on(t.hubId, t.roundId, t.id),
    index('round_moves_batch').on(t.hubId, t.batchId),
    foreignKey({ columns: [t.hubId, t.roundId], foreignColumns: [rounds.hubId, rounds.id] }),
  ],
)

/** A stop as an undo finds it again. */
export type KeptStop = {
  readonly requestId: Id<'Request'> | null
  readonly errandId: Id<'RoundErrand'> | null
  readonly part: StopPart
  readonly locked: boolean
}
