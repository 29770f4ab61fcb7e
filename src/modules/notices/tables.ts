import { type SQL, sql } from 'drizzle-orm'
import { customType, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Locale } from '#kit/words.ts'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { NoticeState } from './rules/states.ts'
import type { TemplateId } from './rules/templates.ts'
import type { NoticeWay, Why } from './rules/way.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Every message to somebody: what was said, by which way, and what became of it. */
export const notices = pgTable(
  'notices',
  {
    hubId: hubColumn(),
    id: idColumn<'Notice'>('id').notNull(),
    template: text('template').$type<TemplateId>().notNull(),
    personId: idColumn<'Person'>('person_id'),
    organisationId: idColumn<'Organisation'>('organisation_id'),
    /** Who it is for, as known when it was written. */
    name: text('name').notNull(),
    way: text('way').$type<NoticeWay>().notNull(),
    /** The e-mail address or telephone of that way; null when it is said in person. */
    address: text('address'),
    locale: text('locale').$type<Locale>().notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** A path that may hold a secret: forgotten as soon as the message has left. */
    link: text('link'),
    /** What it speaks of: `request`, `membership`… */
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Two messages with one key are one message. */
    once: text('once'),
    state: text('state').$type<NoticeState>().notNull(),
    /** Why nobody will be told. */
    why: text('why').$type<Why>(),
    at: instant('at').notNull(),
    /** When it may next be sent; while it is being sent, when it counts as lost. */
    dueAt: instant('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** The cause of the last attempt that failed, in codes. */
    failure: text('failure'),
    /** Its row in the outbox: the same for every attempt. */
    mailId: idColumn<'Mail'>('mail_id').notNull(),
    /** When it left, was kept in the outbox, or was said. */
    toldAt: instant('told_at'),
    toldBy: text('told_by'),
    userId: text('user_id'),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('notices_once').on(t.hubId, t.once),
    index('notices_at').on(t.hubId, t.at, t.id),
    index('notices_state').on(t.hubId, t.state, t.at, t.id),
    index('notices_template').on(t.hubId, t.template, t.at, t.id),
    index('notices_person').on(t.hubId, t.personId, t.at, t.id),
    index('notices_organisation').on(t.hubId, t.organisationId, t.at, t.id),
    index('notices_subject').on(t.hubId, t.subjectKind, t.subjectId),
    index('notices_due').on(t.hubId, t.dueAt, t.id).where(sql`state in ('waiting', 'sending')`),
    index('notices_search').using('gin', t.search),
  ],
)

/** The words a hub chose for a message, in place of ours. */
export const noticeTemplates = pgTable(
  'notice_templates',
  {
    hubId: hubColumn(),
    template: text('template').$type<TemplateId>().notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** What a text message says. */
    short: text('short').notNull(),
    updatedAt: instant('updated_at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.template, t.locale] })],
)
