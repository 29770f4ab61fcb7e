import { type SQL, sql } from 'drizzle-orm'
import {
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Payer } from '#modules/money/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Channel, RequestState, RequestVerb } from './rules/life.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Somebody asks for something. Its life is in `rules/life.ts`, its history in `requestMoves`. */
export const requests = pgTable(
  'requests',
  {
    hubId: hubColumn(),
    id: idColumn<'Request'>('id').notNull(),
    /** D2026-0001 */
    number: text('number').notNull(),
    state: text('state').$type<RequestState>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    /** Who is served. */
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** Unit price on the day it was taken; `price` = quantity × unit price, or what was agreed. */
    unitPrice: centsColumn('unit_price').notNull(),
    price: centsColumn('price').notNull(),
    /** Who pays: the person served, or an organisation for them. */
    payer: text('payer').$type<Payer>().notNull(),
    payerOrganisationId: idColumn<'Organisation'>('payer_organisation_id'),
    details: text('details').notNull().default(''),
    wantedOn: dayColumn('wanted_on'),
    /** Who does it: somebody of the hub (staff or volunteer) or a provider. */
    assigneePersonId: idColumn<'Person'>('assignee_person_id'),
    assigneeOrganisationId: idColumn<'Organisation'>('assignee_organisation_id'),
    receivedAt: instant('received_at').notNull(),
    doneAt: instant('done_at'),
    paidAt: instant('paid_at'),
    /** Closed, cancelled, refused or sent elsewhere: no more work on it. */
    endedAt: instant('ended_at'),
    takenBy: text('taken_by'),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('requests_number').on(t.hubId, t.number),
    index('requests_received').on(t.hubId, t.receivedAt, t.id),
    index('requests_state').on(t.hubId, t.state, t.receivedAt, t.id),
    index('requests_open').on(t.hubId, t.wantedOn, t.id).where(sql`ended_at IS NULL`),
    index('requests_done').on(t.hubId, t.doneAt),
    index('requests_person').on(t.hubId, t.personId, t.receivedAt),
    index('requests_search').using('gin', t.search),
  ],
)

/** Each move of a request's life: who, when, why. Append-only. */
export const requestMoves = pgTable(
  'request_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'RequestMove'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    verb: text('verb').$type<RequestVerb>().notNull(),
    fromState: text('from_state').$type<RequestState>(),
    toState: text('to_state').$type<RequestState>().notNull(),
    why: text('why'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('request_moves_request').on(t.hubId, t.requestId, t.id),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)

/** What the person served thought of it, asked once. Append-only. */
export const requestRatings = pgTable(
  'request_ratings',
  {
    hubId: hubColumn(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    /** 1 (not at all satisfied) to 4 (very satisfied); 3 and 4 count as satisfied. */
    score: integer('score').notNull(),
    comment: text('comment').notNull().default(''),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.requestId] }),
    index('request_ratings_at').on(t.hubId, t.at),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)
