import { type SQL, sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Activity, Rate } from '#modules/catalogue/index.server.ts'
import type { Payer } from '#modules/money/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import {
  type Channel,
  type Phase,
  PROMISE_HOURS,
  type RequestNote,
  type RequestState,
  type RequestVerb,
} from './rules/life.ts'
import type { OfferState } from './rules/offers.ts'

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
    /** Follows from the state, and once done from who still owes. Written with it: one column that the tabs of the list and the home page index by. */
    phase: text('phase').$type<Phase>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    /** Who is served. */
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** Who asked for the person served, within a proxy of theirs; null when they asked themselves. */
    askerPersonId: idColumn<'Person'>('asker_person_id'),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    /** The service's name that day, so that an old sheet still reads as it was agreed. */
    serviceName: text('service_name').notNull(),
    /** The service's family on the day it was taken: an axis of the ledger and of the measures. */
    activity: text('activity').$type<Activity>().notNull(),
    quantity: integer('quantity').notNull(),
    /** What a package held that day: « 2 × Repassage, 1 × Courses »; null when it is one service. */
    contents: text('contents'),
    rate: text('rate').$type<Rate>().notNull().default('normal'),
    /** Unit price on the day it was taken; `price` = quantity × unit price, or what was agreed. */
    unitPrice: centsColumn('unit_price').notNull(),
    price: centsColumn('price').notNull(),
    /** Why the price is not the catalogue's. */
    priceWhy: text('price_why'),
    /** What it costs the hub directly, whole quantity, at the catalogue's cost of that day. */
    directCost: centsColumn('direct_cost').notNull(),
    /** Who pays: the person served, or an organisation for them. */
    payer: text('payer').$type<Payer>().notNull(),
    payerOrganisationId: idColumn<'Organisation'>('payer_organisation_id'),
    /** Several pay: who pays what is in `requestShares`. */
    severalPay: boolean('several_pay').notNull().default(false),
    details: text('details').notNull().default(''),
    wantedOn: dayColumn('wanted_on'),
    /** The day wanted, or else the end of the delay that the service promises: what work is sorted by. */
    dueOn: dayColumn('due_on').notNull(),
    /** Who does it: an account of the hub, one of its people (staff or volunteer) or a provider. */
    assigneeUserId: text('assignee_user_id'),
    assigneePersonId: idColumn<'Person'>('assignee_person_id'),
    assigneeOrganisationId: idColumn<'Organisation'>('assignee_organisation_id'),
    assigneeName: text('assignee_name'),
    /** When it was last offered to providers; null when it never was, so that its offers need not be looked for. */
    offeredAt: instant('offered_at'),
    /** When a visit was first planned; null says that no visit follows what becomes of it. */
    plannedAt: instant('planned_at'),
    receivedAt: instant('received_at').notNull(),
    /** Hours that its service gave itself on the day it was taken. */
    delayHours: integer('delay_hours').notNull().default(PROMISE_HOURS),
    /**
     * From when it is late: the delay after it came, or the end of the day wanted (UTC) when that is further. Through
     * UTC and back, because only arithmetic without a zone may be generated.
     */
    targetAt: instant('target_at')
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`greatest((received_at AT TIME ZONE 'UTC') + delay_hours * interval '1 hour', (wanted_on + 1)::timestamp) AT TIME ZONE 'UTC'`,
      ),
    doneAt: instant('done_at'),
    paidAt: instant('paid_at'),
    /** Closed, cancelled, refused or sent elsewhere: no more work on it. */
    endedAt: instant('ended_at'),
    takenBy: text('taken_by'),
    /** The contract whose terms gave its price. */
    contractId: idColumn<'Contract'>('contract_id'),
    /** The recurring work it is one time of, and the day that its rule gave: moved, it keeps that name. */
    recurrenceId: idColumn<'Recurrence'>('recurrence_id'),
    occurrenceOn: dayColumn('occurrence_on'),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('requests_number').on(t.hubId, t.number),
    index('requests_received').on(t.hubId, t.receivedAt, t.id),
    index('requests_due').on(t.hubId, t.dueOn, t.id),
    index('requests_phase').on(t.hubId, t.phase, t.receivedAt, t.id),
    index('requests_phase_due').on(t.hubId, t.phase, t.dueOn, t.id),
    index('requests_state').on(t.hubId, t.state, t.receivedAt, t.id),
    // Only what still waits for work: a few hundred rows whatever the years behind.
    index('requests_open').on(t.hubId, t.receivedAt, t.id).where(sql`phase in ('triage', 'work')`),
    index('requests_open_due').on(t.hubId, t.dueOn, t.id).where(sql`phase in ('triage', 'work')`),
    index('requests_open_target').on(t.hubId, t.targetAt, t.id).where(sql`phase in ('triage', 'work')`),
    index('requests_collect').on(t.hubId, t.receivedAt, t.id).where(sql`phase = 'collect'`),
    index('requests_billed').on(t.hubId, t.receivedAt, t.id).where(sql`phase = 'billed'`),
    index('requests_person').on(t.hubId, t.personId, t.receivedAt, t.id),
    index('requests_organisation').on(t.hubId, t.organisationId, t.receivedAt, t.id),
    // A few organisations pay for others: small beside the table.
    index('requests_payer')
      .on(t.hubId, t.payerOrganisationId, t.receivedAt, t.id)
      .where(sql`payer_organisation_id is not null`),
    index('requests_service').on(t.hubId, t.serviceId, t.receivedAt, t.id),
    index('requests_channel').on(t.hubId, t.channel, t.receivedAt, t.id),
    // A season generated twice makes nothing twice.
    uniqueIndex('requests_occurrence')
      .on(t.hubId, t.recurrenceId, t.occurrenceOn)
      .where(sql`recurrence_id is not null`),
    // Recurring work not done yet: what is missed begins it.
    index('requests_recurring_open')
      .on(t.hubId, t.dueOn, t.id)
      .where(sql`recurrence_id is not null and phase in ('triage', 'work')`),
    index('requests_search').using('gin', t.search),
    // What a provider did, by month: their statements.
    index('requests_done_by')
      .on(t.hubId, t.assigneeOrganisationId, t.doneAt, t.id)
      .where(sql`assignee_organisation_id is not null and done_at is not null`),
  ],
)

/** A request put to a provider, with the hour until which they may answer. Its life is in `rules/offers.ts`. */
export const offers = pgTable(
  'offers',
  {
    hubId: hubColumn(),
    id: idColumn<'Offer'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    state: text('state').$type<OfferState>().notNull(),
    /** Permille of the price that goes to the provider, as it was on the day of the offer. */
    sharePermille: integer('share_permille'),
    message: text('message').notNull().default(''),
    answerBy: instant('answer_by').notNull(),
    sentAt: instant('sent_at').notNull(),
    sentBy: text('sent_by').notNull(),
    /** When it left the state `sent`, whoever made it leave. */
    closedAt: instant('closed_at'),
    /** Who answered, and how: with an account, with the secret link, or the desk in their name. */
    answeredBy: text('answered_by'),
    answeredHow: text('answered_how').$type<'account' | 'link' | 'desk'>(),
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('offers_request').on(t.hubId, t.requestId, t.sentAt),
    index('offers_organisation').on(t.hubId, t.organisationId, t.sentAt, t.id),
    // One offer at a time to the same provider for the same job.
    uniqueIndex('offers_waiting').on(t.hubId, t.requestId, t.organisationId).where(sql`state = 'sent'`),
    index('offers_answer_by').on(t.hubId, t.answerBy).where(sql`state = 'sent'`),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)

/** Secret links to an offer, by the SHA-256 of their secret: each still tells what was answered. Append-only. */
export const offerLinks = pgTable(
  'offer_links',
  {
    hubId: hubColumn(),
    tokenHash: text('token_hash').notNull(),
    offerId: idColumn<'Offer'>('offer_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.tokenHash] }),
    index('offer_links_offer').on(t.hubId, t.offerId),
    foreignKey({ columns: [t.hubId, t.offerId], foreignColumns: [offers.hubId, offers.id] }),
  ],
)

/** Each move of a request's life: who, when, why. Append-only. */
export const requestMoves = pgTable(
  'request_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'RequestMove'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    verb: text('verb').$type<RequestVerb | RequestNote>().notNull(),
    fromState: text('from_state').$type<RequestState>(),
    toState: text('to_state').$type<RequestState>().notNull(),
    why: text('why'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('request_moves_request').on(t.hubId, t.requestId, t.at),
    index('request_moves_state').on(t.hubId, t.toState, t.at),
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
