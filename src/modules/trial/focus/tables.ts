import {
  type AnyPgColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Segment } from '#modules/people/index.server.ts'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { CellMove, CellState } from '../rules/cells.ts'
import { trialStages } from '../tables.ts'

/** Where each service stands for each target; a cell without a row is « not now ». */
export const trialCells = pgTable(
  'trial_cells',
  {
    hubId: hubColumn(),
    target: text('target').$type<Segment>().notNull(),
    serviceId: idColumn<'Service'>('service_id').notNull(),
    state: text('state').$type<CellState>().notNull(),
    /** When it came there, and by which readjustment. */
    since: instant('since').notNull(),
    pivotId: idColumn<'Pivot'>('pivot_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.target, t.serviceId] }),
    foreignKey({ columns: [t.hubId, t.pivotId], foreignColumns: [trialPivots.hubId, trialPivots.id] }),
  ],
)

/**
 * A readjustment: which cells moved, why, by whom, and what their figures were at that instant. An undo is another one.
 * Append-only. The hub's limit is the one of the last.
 */
export const trialPivots = pgTable(
  'trial_pivots',
  {
    hubId: hubColumn(),
    id: idColumn<'Pivot'>('id').notNull(),
    kind: text('kind').$type<'cells' | 'undo' | 'limit'>().notNull(),
    /** The name of a big one: « des entreprises vers les habitants ». */
    name: text('name'),
    reason: text('reason').notNull(),
    /** Why more is tested than the limit says. */
    argument: text('argument'),
    moves: jsonb('moves').$type<CellMove[]>().notNull(),
    /** The days that the figures of the moves cover. */
    fromDay: dayColumn('from_day').notNull(),
    toDay: dayColumn('to_day').notNull(),
    stageId: idColumn<'Stage'>('stage_id'),
    /** Cells tested, and the limit, once it was made. */
    tested: integer('tested').notNull(),
    most: integer('most').notNull(),
    undoes: idColumn<'Pivot'>('undoes'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_pivots_at').on(t.hubId, t.at, t.id),
    index('trial_pivots_stage').on(t.hubId, t.stageId, t.at),
    // Undone once.
    uniqueIndex('trial_pivots_undoes').on(t.hubId, t.undoes),
    foreignKey({
      columns: [t.hubId, t.undoes],
      foreignColumns: [t.hubId, t.id] as [AnyPgColumn, AnyPgColumn],
    }),
    foreignKey({ columns: [t.hubId, t.stageId], foreignColumns: [trialStages.hubId, trialStages.id] }),
  ],
)
