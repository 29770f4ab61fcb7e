import { sql } from 'drizzle-orm'
import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from './columns.ts'

/** A hub (conciergerie). Its own row is the only one a hub's transaction may see. */
export const hubs = pgTable(
  'hubs',
  {
    id: idColumn<'Hub'>('id').primaryKey(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<'quartier' | 'rural' | 'other'>().notNull(),
    place: text('place').notNull().default(''),
    zone: text('zone').notNull().default('Europe/Paris'),
    demo: boolean('demo').notNull().default(false),
    /** When it is open and how one is welcomed, as its open page says. */
    openWords: text('open_words').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('hubs_slug').on(t.slug)],
)

/** Human numbers (D2026-0001): one row per series, locked by the writer, so that no number is skipped. */
export const counters = pgTable(
  'counters',
  {
    hubId: hubColumn(),
    series: text('series').notNull(),
    last: bigint('last', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.series] })],
)

/** Answers already given to a form's key: sending the same form twice gives the first answer again. */
export const onceKeys = pgTable(
  'once_keys',
  {
    hubId: hubColumn(),
    key: text('key').notNull(),
    answer: jsonb('answer'),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.key] })],
)

/** Who did what, when, to which record. Append-only. */
export const auditLog = pgTable(
  'audit_log',
  {
    hubId: hubColumn(),
    id: idColumn<'Audit'>('id').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    verb: text('verb').notNull(),
    noun: text('noun').notNull(),
    subjectId: text('subject_id').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('audit_subject').on(t.hubId, t.noun, t.subjectId, t.id),
  ],
)

/** What modules tell each other, written in the same transaction as the fact. Append-only. */
export const events = pgTable(
  'events',
  {
    hubId: hubColumn(),
    id: idColumn<'Event'>('id').notNull(),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    subjectId: text('subject_id').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull().default(sql`'{}'::jsonb`),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)
