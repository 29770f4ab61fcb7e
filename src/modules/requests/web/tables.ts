import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { WebState } from '../rules/web-request.ts'
import { requests } from '../tables.ts'

/** A form filled without an account, or by somebody known whose wish has no price yet. It waits for the desk. */
export const webRequests = pgTable(
  'web_requests',
  {
    hubId: hubColumn(),
    id: idColumn<'WebRequest'>('id').notNull(),
    /** SHA-256 of the secret in the link that follows it. */
    followHash: text('follow_hash').notNull(),
    state: text('state').$type<WebState>().notNull(),
    firstName: text('first_name').notNull().default(''),
    lastName: text('last_name').notNull(),
    phone: text('phone'),
    email: text('email'),
    street: text('street'),
    postcode: text('postcode'),
    city: text('city'),
    serviceId: idColumn<'Service'>('service_id'),
    wantedOn: dayColumn('wanted_on'),
    details: text('details').notNull().default(''),
    /** Who is served, when they wrote from their own account; then no record has to be found. */
    personId: idColumn<'Person'>('person_id'),
    /** Who asked for them, within a proxy of theirs. */
    askerPersonId: idColumn<'Person'>('asker_person_id'),
    receivedAt: instant('received_at').notNull(),
    /** The request it became. */
    requestId: idColumn<'Request'>('request_id'),
    /** What the desk answered; read on the page that follows it. */
    answer: text('answer'),
    handledAt: instant('handled_at'),
    handledBy: text('handled_by'),
    handlerName: text('handler_name'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('web_requests_follow').on(t.hubId, t.followHash),
    index('web_requests_received').on(t.hubId, t.receivedAt, t.id),
    // Only what waits: a handful whatever the years behind.
    index('web_requests_waiting').on(t.hubId, t.receivedAt, t.id).where(sql`state = 'waiting'`),
    index('web_requests_person').on(t.hubId, t.personId, t.receivedAt).where(sql`person_id is not null`),
    index('web_requests_request').on(t.hubId, t.requestId).where(sql`request_id is not null`),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)
