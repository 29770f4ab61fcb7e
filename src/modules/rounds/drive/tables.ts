import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import { rounds } from '../day/tables.ts'
import type { Deed, DeedKind, DeedVerdict } from '../rules/drive/deed.ts'

/** What a driver's phone said, in the order in which it came; its id was made on the phone, so twice is once. Append-only. */
export const roundDeeds = pgTable(
  'round_deeds',
  {
    hubId: hubColumn(),
    id: idColumn<'RoundDeed'>('id').notNull(),
    roundId: idColumn<'Round'>('round_id').notNull(),
    stopId: idColumn<'RoundStop'>('stop_id'),
    kind: text('kind').$type<DeedKind>().notNull(),
    said: jsonb('said').$type<Deed>().notNull(),
    /** The phone's time of the deed, and ours of its coming. */
    deviceAt: instant('device_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    clockOff: boolean('clock_off').notNull(),
    verdict: text('verdict').$type<DeedVerdict>().notNull(),
    /** Why it changed nothing, as a code of words. */
    held: text('held'),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('round_deeds_round').on(t.hubId, t.roundId, t.receivedAt, t.id),
    foreignKey({ columns: [t.hubId, t.roundId], foreignColumns: [rounds.hubId, rounds.id] }),
  ],
)
