import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Limit, Period, Takes } from '#modules/contracts/index.server.ts'
import type { Payer } from '#modules/money/index.server.ts'
import { centsColumn, hubColumn, idColumn } from '#platform/db/columns.ts'
import type { ShareKind } from '../rules/shares.ts'
import { requests } from '../tables.ts'

/**
 * Who pays what of a request that several pay; they always sum to its price. A request without rows here has one
 * payer. Written anew when the sharing changes: the history of moves tells how it was before, and what is owed is in
 * the charges.
 */
export const requestShares = pgTable(
  'request_shares',
  {
    hubId: hubColumn(),
    id: idColumn<'RequestShare'>('id').notNull(),
    requestId: idColumn<'Request'>('request_id').notNull(),
    /** Who pays first; whoever is served comes last. */
    position: integer('position').notNull(),
    kind: text('kind').$type<ShareKind>().notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    coverageId: idColumn<'Coverage'>('coverage_id'),
    /** Their name that day; empty for whoever is served. */
    name: text('name').notNull(),
    payer: text('payer').$type<Payer>().notNull(),
    amount: centsColumn('amount').notNull(),
    /** Why that amount, when a rule gave it: what the coverage takes, and what held it back. */
    takes: text('takes').$type<Takes>(),
    permille: integer('permille').notNull().default(0),
    takesAmount: centsColumn('takes_amount'),
    heldBy: text('held_by').$type<Limit>(),
    period: text('period').$type<Period>(),
    /** Why, when a hand gave it. */
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('request_shares_request').on(t.hubId, t.requestId, t.position),
    index('request_shares_organisation').on(t.hubId, t.organisationId, t.requestId),
    foreignKey({ columns: [t.hubId, t.requestId], foreignColumns: [requests.hubId, requests.id] }),
  ],
)
