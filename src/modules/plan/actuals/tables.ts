import { foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Month } from '#kit/day.ts'
import { centsColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Method } from '../rules/actuals/rebase.ts'
import type { Side as ActualSide } from '../rules/actuals/sides.ts'
import { plans } from '../tables.ts'

/** From how much a difference between planned and real is told; the usual figures when there is no row. */
export const planWatch = pgTable(
  'plan_watch',
  {
    hubId: hubColumn(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    percent: integer('percent').notNull(),
    amount: centsColumn('amount').notNull(),
    months: integer('months').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.planId] }),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** What is believed of the months to come of a line; as planned when there is no row. */
export const planRebases = pgTable(
  'plan_rebases',
  {
    hubId: hubColumn(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    /** The line's id in the engine's document. */
    key: text('key').notNull(),
    method: text('method').$type<Method>().notNull(),
    /** Months late, for the method of that name. */
    months: integer('months').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.planId, t.key] }),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)

/** A line that drifted, month by month, as the daily task saw it; who put it aside, and why. */
export const planAlerts = pgTable(
  'plan_alerts',
  {
    hubId: hubColumn(),
    planId: idColumn<'Plan'>('plan_id').notNull(),
    month: text('month').$type<Month>().notNull(),
    key: text('key').notNull(),
    side: text('side').$type<ActualSide>().notNull(),
    /** Of the plan year to date, in cents. */
    planned: centsColumn('planned').notNull(),
    actual: centsColumn('actual').notNull(),
    /** Finished months in a row. */
    streak: integer('streak').notNull(),
    computedAt: instant('computed_at').notNull(),
    asideAt: instant('aside_at'),
    asideBy: text('aside_by'),
    asideReason: text('aside_reason'),
    /** What the difference was when it was put aside: it comes back when it is worse. */
    asideGap: centsColumn('aside_gap'),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.planId, t.month, t.key, t.side] }),
    foreignKey({ columns: [t.hubId, t.planId], foreignColumns: [plans.hubId, plans.id] }),
  ],
)
