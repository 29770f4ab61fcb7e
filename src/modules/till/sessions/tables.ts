import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { MeansTotal } from '#modules/money/index.server.ts'
import { centsColumn, dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { Coins } from '../rules/coins.ts'
import type { MoveKind } from '../rules/moves.ts'

/** A till with a drawer of its own: the counter, the market stall. */
export const tills = pgTable(
  'tills',
  {
    hubId: hubColumn(),
    id: idColumn<'Till'>('id').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [primaryKey({ columns: [t.hubId, t.id] }), uniqueIndex('tills_name').on(t.hubId, t.name)],
)

/** A drawer opened and counted; it ends with its row in `till_counts`. Append-only. */
export const tillSessions = pgTable(
  'till_sessions',
  {
    hubId: hubColumn(),
    id: idColumn<'TillSession'>('id').notNull(),
    /** S2026-00001: unique, without a gap. */
    number: text('number').notNull(),
    tillId: idColumn<'Till'>('till_id').notNull(),
    /** 1, 2, 3… for each till: of two that open it at once one finds the place taken. */
    rank: integer('rank').notNull(),
    /** The day of the counter it belongs to: a session that goes past midnight keeps the day it began. */
    day: dayColumn('day').notNull(),
    /** Cents that should be there: what the last session left. Null for the first one. */
    expected: centsColumn('expected'),
    counted: centsColumn('counted').notNull(),
    coins: jsonb('coins').$type<Coins>().notNull(),
    /** Cents counted less cents expected, recorded in the books; zero when the change came from the safe. */
    gap: centsColumn('gap').notNull(),
    why: text('why'),
    openedAt: instant('opened_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    uniqueIndex('till_sessions_number').on(t.hubId, t.number),
    uniqueIndex('till_sessions_rank').on(t.hubId, t.tillId, t.rank),
    index('till_sessions_opened').on(t.hubId, t.openedAt, t.id),
    foreignKey({ columns: [t.hubId, t.tillId], foreignColumns: [tills.hubId, tills.id] }),
  ],
)

/** The count that ends a session. Append-only. */
export const tillCounts = pgTable(
  'till_counts',
  {
    hubId: hubColumn(),
    sessionId: idColumn<'TillSession'>('session_id').notNull(),
    /** Cents. */
    expected: centsColumn('expected').notNull(),
    counted: centsColumn('counted').notNull(),
    coins: jsonb('coins').$type<Coins>().notNull(),
    /** Cents: below zero when some is missing. Recorded in the books (658/758), never hidden. */
    gap: centsColumn('gap').notNull(),
    why: text('why'),
    /** Cents put in the safe, and left in the drawer for the next session. */
    toSafe: centsColumn('to_safe').notNull(),
    kept: centsColumn('kept').notNull(),
    /** What was received, by means, as it stood. */
    means: jsonb('means').$type<readonly KeptMeans[]>().notNull(),
    closedAt: instant('closed_at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.sessionId] }),
    foreignKey({ columns: [t.hubId, t.sessionId], foreignColumns: [tillSessions.hubId, tillSessions.id] }),
  ],
)

/** `MeansTotal` as JSON keeps it: cents as text. */
export type KeptMeans = Omit<MeansTotal, 'amount'> & { readonly amount: string }

/** Cash put in a drawer or taken out of it, with its reason. Append-only. */
export const tillMoves = pgTable(
  'till_moves',
  {
    hubId: hubColumn(),
    id: idColumn<'TillMove'>('id').notNull(),
    sessionId: idColumn<'TillSession'>('session_id').notNull(),
    kind: text('kind').$type<MoveKind>().notNull(),
    /** Cents: below zero for what leaves the drawer. */
    amount: centsColumn('amount').notNull(),
    why: text('why').notNull(),
    /** Its entry; none between the drawer and the safe, which are one account. */
    entryId: idColumn<'Entry'>('entry_id'),
    at: instant('at').notNull(),
    userId: text('user_id'),
    userName: text('user_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('till_moves_session').on(t.hubId, t.sessionId, t.id),
    foreignKey({ columns: [t.hubId, t.sessionId], foreignColumns: [tillSessions.hubId, tillSessions.id] }),
  ],
)
