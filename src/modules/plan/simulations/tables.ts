import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Simulation } from '../rules/uncertainty/simulation.ts'
import type { TornadoBar } from '../rules/whatif/tornado.ts'
import { plans } from '../tables.ts'

/** What a simulation leaves: its summary, and what each uncertain figure weighs alone. Some twenty kilobytes. */
export type SimulationAnswer = {
  readonly simulation: Simulation
  readonly tornado: readonly TornadoBar[]
  /** Name of the scenario that was drawn; null for the base. */
  readonly scenario: string | null
}

/** Thousands of futures drawn by lot, asked once by somebody and run behind the pages. Kept: they are what was believed. */
export const planSimulations = pgTable(
  'plan_simulations',
  {
    hubId: hubColumn(),
    id: idColumn<'Simulation'>('id').notNull(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    askedAt: instant('asked_at').notNull(),
    author: text('author').notNull(),
    userId: text('user_id'),
    /** Key of the scenario; null for the base. */
    scenario: text('scenario'),
    seed: bigint('seed', { mode: 'number' }).notNull(),
    runs: integer('runs').notNull(),
    done: integer('done').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    cancelledAt: instant('cancelled_at'),
    failure: text('failure'),
    /** SHA-256 of the plan that was drawn, to tell when it has changed since. */
    fingerprint: text('fingerprint'),
    answer: jsonb('answer').$type<SimulationAnswer>(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('plan_simulations_order').on(t.hubId, t.planId, t.askedAt),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)
