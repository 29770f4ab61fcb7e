import { foreignKey, index, json, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { people } from '../tables.ts'
import type { Mapping } from './fields.ts'
import type { ImportChoices, ImportPlan } from './match.ts'
import type { Sheet } from './sheet.ts'

/**
 * A file of people that waits for somebody to look at it, one per account. Personal data that nobody agreed to keep:
 * gone once imported, and after a day. Once imported, only its rows to correct are left.
 */
export const importFiles = pgTable(
  'import_files',
  {
    hubId: hubColumn(),
    id: idColumn<'ImportFile'>('id').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
    headsKey: text('heads_key').notNull(),
    sheet: json('sheet').$type<Sheet>().notNull(),
    mapping: json('mapping').$type<Mapping>().notNull(),
    choices: json('choices').$type<ImportChoices>().notNull(),
    /** The import that was made of it, when only its rows to correct are left. */
    importId: idColumn<'PeopleImport'>('import_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('import_files_user').on(t.hubId, t.userId),
    index('import_files_at').on(t.hubId, t.at),
  ],
)

/** Which field each column held, for the next file with the same headings. */
export const importMappings = pgTable(
  'import_mappings',
  {
    hubId: hubColumn(),
    headsKey: text('heads_key').notNull(),
    mapping: json('mapping').$type<Mapping>().notNull(),
    choices: json('choices').$type<ImportChoices>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.headsKey] })],
)

/** An import that was made: figures, nobody's name. */
export const peopleImports = pgTable(
  'people_imports',
  {
    hubId: hubColumn(),
    id: idColumn<'PeopleImport'>('id').notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
    counts: json('counts').$type<ImportPlan['counts']>().notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/** Which person a row of another program became, so that the same file again changes nothing. */
export const personSources = pgTable(
  'person_sources',
  {
    hubId: hubColumn(),
    /** The row's number at its source, or a digest of what it says. */
    key: text('key').notNull(),
    personId: idColumn<'Person'>('person_id').notNull(),
    /** Digest of what the row said when it was last imported. */
    print: text('print').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.key] }),
    index('person_sources_person').on(t.hubId, t.personId),
    foreignKey({ columns: [t.hubId, t.personId], foreignColumns: [people.hubId, people.id] }),
  ],
)
