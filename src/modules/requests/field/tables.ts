import { boolean, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Failure, HeldCode, Outcome } from '../rules/field.ts'
import { requests } from '../tables.ts'

/**
 * What somebody out said of a job: started, done, or not, and why. Its id is made on the phone, so that the same report
 * sent twice is one. Pictures and signatures are files joined to it. Append-only.
 */
export const fieldReports = pgTable(
  'field_reports',
  {
    hubId: hubColumn(),
    id: idColumn<'FieldReport'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    reason: text('reason').$type<Failure>(),
    minutes: integer('minutes'),
    note: text('note').notNull().default(''),
    /** Whose signature it bears. */
    signer: text('signer'),
    /** When the phone says it happened, and when we heard of it. */
    deviceAt: instant('device_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    clockOff: boolean('clock_off').notNull(),
    /** What it did to the job: moved it, came second, or nothing and why. */
    verdict: text('verdict').$type<'applied' | 'second' | 'refused'>().notNull(),
    held: text('held').$type<HeldCode>(),
    /** Files sent with it that were no pictures, and so were not kept. */
    leftOut: integer('left_out').notNull(),
    userId: text('user_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('field_reports_request').on(t.hubId, t.requestId, t.receivedAt),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)
