import { type SQL, sql } from 'drizzle-orm'
import {
  check,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { GrantKind, NextKind } from './rules/grant.ts'
import type { GrantState, GrantVerb } from './rules/life.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Money that a funder may give, from the call to the report. */
export const grants = pgTable(
  'grants',
  {
    hubId: hubColumn(),
    id: idColumn<'Grant'>('id').notNull(),
    organisationId: idColumn<'Organisation'>('organisation_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<GrantKind>().notNull(),
    /** Cents: asked for, then granted. */
    amount: centsColumn('amount').notNull(),
    state: text('state').$type<GrantState>().notNull(),
    callOn: dayColumn('call_on'),
    answerOn: dayColumn('answer_on'),
    startsOn: dayColumn('starts_on'),
    endsOn: dayColumn('ends_on'),
    reportOn: dayColumn('report_on'),
    reportedOn: dayColumn('reported_on'),
    note: text('note').notNull().default(''),
    /** What is awaited next (`nextOf`), kept so that the list reads as a calendar; 2199-12-31 when nothing is. */
    nextOn: dayColumn('next_on').notNull(),
    nextKind: text('next_kind').$type<NextKind>(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('grants_next').on(t.hubId, t.nextOn, t.id),
    index('grants_state').on(t.hubId, t.state, t.nextOn, t.id),
    index('grants_organisation').on(t.hubId, t.organisationId, t.id),
    index('grants_search').using('gin', t.search),
    check('grants_amount', sql`amount > 0`),
  ],
)

/** A part of a grant: an advance, a balance. Received once an operation of the books is tied to it. */
export const grantInstalments = pgTable(
  'grant_instalments',
  {
    hubId: hubColumn(),
    id: idColumn<'Instalment'>('id').notNull(),
    grantId: idColumn<'Grant'>('grant_id').notNull(),
    amount: centsColumn('amount').notNull(),
    dueOn: dayColumn('due_on').notNull(),
    /** What must be done first, in words. */
    condition: text('condition').notNull().default(''),
    operationId: idColumn<'Operation'>('operation_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('grant_instalments_grant').on(t.hubId, t.grantId, t.dueOn, t.id),
    // One operation receives one instalment.
    uniqueIndex('grant_instalments_operation').on(t.hubId, t.operationId),
    foreignKey({ columns: [t.hubId, t.grantId], foreignColumns: [grants.hubId, grants.id] }),
    check('grant_instalments_amount', sql`amount > 0`),
  ],
)

/** Each step of a grant's life. Append-only. */
export const grantMoves = pgTable(
  'grant_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'GrantMove'>('id').notNull(),
    grantId: idColumn<'Grant'>('grant_id').notNull(),
    verb: text('verb').$type<GrantVerb | 'add'>().notNull(),
    state: text('state').$type<GrantState>().notNull(),
    why: text('why').notNull().default(''),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('grant_moves_grant').on(t.hubId, t.grantId, t.id),
    foreignKey({ columns: [t.hubId, t.grantId], foreignColumns: [grants.hubId, grants.id] }),
  ],
)
