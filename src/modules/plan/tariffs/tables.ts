import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { centsColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { BasketItem } from '../rules/tariffs/basket.ts'
import type { HouseholdType } from '../rules/tariffs/households.ts'
import type { IncomeFile } from './income-file.ts'
import type { AreaLevel, IncomeBase } from './income-levels.ts'

/** Incomes of an area, as INSEE publishes them or as somebody typed them: cents a year and consumption unit. */
export const incomeAreas = pgTable(
  'income_areas',
  {
    hubId: hubColumn(),
    id: idColumn<'IncomeArea'>('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    level: text('level').$type<AreaLevel>().notNull(),
    year: integer('year').notNull(),
    base: text('base').$type<IncomeBase>().notNull(),
    d1: centsColumn('d1'),
    d2: centsColumn('d2'),
    d3: centsColumn('d3'),
    d4: centsColumn('d4'),
    d5: centsColumn('d5'),
    d6: centsColumn('d6'),
    d7: centsColumn('d7'),
    d8: centsColumn('d8'),
    d9: centsColumn('d9'),
    /** Name of the file, or what the person who typed it said. */
    source: text('source').notNull(),
    author: text('author').notNull(),
    at: instant('at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('income_areas_one').on(t.hubId, t.level, t.code, t.year, t.base),
  ],
)

/** What was read of the last file, until somebody says which areas to keep: one file waits per hub. */
export const incomeFiles = pgTable(
  'income_files',
  {
    hubId: hubColumn(),
    id: idColumn<'IncomeFile'>('id').notNull(),
    name: text('name').notNull(),
    content: jsonb('content').$type<IncomeFile>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)

/** What a household buys in a year, under a name. */
export const tariffBaskets = pgTable(
  'tariff_baskets',
  {
    hubId: hubColumn(),
    id: idColumn<'Basket'>('id').notNull(),
    name: text('name').notNull(),
    items: jsonb('items').$type<readonly BasketItem[]>().notNull(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] })],
)

/** The sorts of household the tariffs are tried on, and the limit of effort, in ten-thousandths of income. */
export const tariffSettings = pgTable(
  'tariff_settings',
  {
    hubId: hubColumn(),
    households: jsonb('households').$type<readonly HouseholdType[]>().notNull(),
    limit: integer('limit_share').notNull(),
    version: integer('version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hubId] })],
)
