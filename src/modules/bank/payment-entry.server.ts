import { sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

/** The entry that a payment wrote. */
export async function entryOfPayment(tx: Tx, ctx: Ctx, id: Id<'Payment'>): Promise<Id<'Entry'>> {
  const { rows } = await tx.execute<{ id: Id<'Entry'> }>(
    sql`SELECT entry_id AS id FROM payments WHERE hub_id = ${ctx.hub.id} AND id = ${id}`,
  )
  return rows[0]!.id
}
