import { and, asc, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { roundStops } from '../day/tables.ts'
import { roundErrands } from '../errands/tables.ts'
import { roundTemplates } from '../templates/tables.ts'

type HubId = Id<'Hub'>

const READ = { id: roundErrands.id, number: roundErrands.number, what: roundErrands.what }
type Named = Pick<typeof roundErrands.$inferSelect, keyof typeof READ>

/** Errands that were over before an instant and still have names, the oldest first: read from their own partial index. */
export const overBefore = (tx: Tx, hubId: HubId, before: Date, limit: number): Promise<Named[]> =>
  tx
    .select(READ)
    .from(roundErrands)
    .where(
      and(
        eq(roundErrands.hubId, hubId),
        ne(roundErrands.state, sql`'open'`),
        isNull(roundErrands.forgottenAt),
        lt(roundErrands.updatedAt, before),
      ),
    )
    .orderBy(asc(roundErrands.updatedAt), asc(roundErrands.id))
    .limit(limit)
    .for('update')

/** One errand that is over, held. */
export async function overErrand(tx: Tx, hubId: HubId, id: Id<'RoundErrand'>) {
  const [row] = await tx
    .select({ ...READ, state: roundErrands.state })
    .from(roundErrands)
    .where(and(eq(roundErrands.hubId, hubId), eq(roundErrands.id, id)))
    .for('update')
  return row
}

/**
 * Empties who was there, their phone, their doors, what was noted of them and what the errand was found by of it; of its
 * stops, the door and what the driver typed. What figures need stays: the day, the way, kilometres, loads and money; so
 * does the link to a record, which is forgotten by itself.
 */
export async function emptyNames(tx: Tx, hubId: HubId, rows: readonly Named[], at: Date): Promise<void> {
  if (rows.length === 0) return
  const { values } = manyRows(
    roundErrands,
    rows.map(({ id, number, what }) => ({ id, words: searchWords(number, what) })),
  )
  await tx.execute(sql`
    UPDATE ${roundErrands} e SET whom = '', phone = NULL, address = '', to_address = NULL, note = '', words = v.words,
      forgotten_at = ${at.toISOString()}
    FROM ${values} v WHERE e.hub_id = ${hubId} AND e.id = v.id`)
  await tx.execute(sql`
    UPDATE ${roundStops} s SET address = '', said = ''
    FROM ${values} v WHERE s.hub_id = ${hubId} AND s.errand_id IS NOT NULL AND s.errand_id = v.id`)
}

const NOBODY = { whom: '', phone: '', address: '', toAddress: '' }

/** Models of rounds removed before an instant that still name somebody: their lines without names nor doors; answers how many. */
export async function emptyModels(tx: Tx, hubId: HubId, before: Date, at: Date): Promise<number> {
  const rows = await tx
    .select({ id: roundTemplates.id, lines: roundTemplates.lines })
    .from(roundTemplates)
    .where(
      and(
        eq(roundTemplates.hubId, hubId),
        isNotNull(roundTemplates.removedAt),
        lt(roundTemplates.removedAt, before),
        isNull(roundTemplates.forgottenAt),
      ),
    )
    .for('update')
  if (rows.length === 0) return 0
  const { values } = manyRows(
    roundTemplates,
    rows.map(({ id, lines }) => ({ id, lines: lines.map((line) => ({ ...line, ...NOBODY })) })),
  )
  await tx.execute(sql`
    UPDATE ${roundTemplates} t SET lines = v.lines, note = '', forgotten_at = ${at.toISOString()}
    FROM ${values} v WHERE t.hub_id = ${hubId} AND t.id = v.id`)
  return rows.length
}
