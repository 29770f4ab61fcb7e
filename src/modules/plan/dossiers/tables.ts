import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { plans } from '../tables.ts'
import type { Audience, DossierPart, Story } from './dossier.ts'

/** A dossier for one bank or one funder: its words; the figures come from the plan on the day it is printed. */
export const planDossiers = pgTable(
  'plan_dossiers',
  {
    hubId: hubColumn(),
    id: idColumn<'Dossier'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    name: text('name').notNull(),
    audience: text('audience').$type<Audience>().notNull(),
    addressee: text('addressee').notNull(),
    /** Key of the scenario shown; the base when null. */
    scenario: text('scenario'),
    /** Key of the line of the plan that the addressee is asked for. */
    asked: text('asked'),
    parts: jsonb('parts').$type<readonly DossierPart[]>().notNull(),
    story: jsonb('story').$type<Story>().notNull(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** When it was last handed over, and the version of the plan kept that day. */
    handedAt: instant('handed_at'),
    handedVersion: integer('handed_version'),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('plan_dossiers_list').on(t.hubId, t.planId, t.updatedAt),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)
