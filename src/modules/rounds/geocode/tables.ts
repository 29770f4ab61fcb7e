import { sql } from 'drizzle-orm'
import {
  check,
  customType,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { PlaceSource, PlaceState } from '../rules/places.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Where the addresses of a hub are: one row per address, whoever lives there. No name stands here. */
export const places = pgTable(
  'places',
  {
    hubId: hubColumn(),
    id: idColumn<'Place'>('id').notNull(),
    address: text('address').notNull(),
    /** Folded, so that two ways of writing it are one. */
    key: text('key').notNull(),
    /** Null: looked for, and not found. */
    lon: doublePrecision('lon'),
    lat: doublePrecision('lat'),
    state: text('state').$type<PlaceState>().notNull(),
    source: text('source').$type<PlaceSource>().notNull(),
    /** What the address base calls what it found, and how sure it is (0 to 1). */
    label: text('label').notNull().default(''),
    score: real('score'),
    /** When it was looked for, placed or imported last. */
    placedAt: instant('placed_at').notNull(),
    userId: text('user_id'),
    search: tsvector('search').generatedAlwaysAs(sql`to_tsvector('simple', "key")`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('places_key').on(t.hubId, t.key),
    index('places_list').on(t.hubId, t.key, t.id),
    index('places_state').on(t.hubId, t.state, t.key, t.id),
    index('places_search').using('gin', t.search),
    check('places_point', sql`(lon is null) = (lat is null) and (state = 'missing') = (lon is null)`),
  ],
)
