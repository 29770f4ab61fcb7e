import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { OperationKind } from './rules/kinds.ts'

/** An operation as other modules tie things to it. */
export type OperationShown = {
  readonly id: Id<'Operation'>
  readonly day: Day
  readonly amount: Cents
  readonly label: string
  /** The number of its entry, E2026-00042. */
  readonly number: string
  /** Taken back since: what is tied to it is no longer received. */
  readonly reversed: boolean
}

const read = (ctx: Ctx, where: SQL, limit: number): Promise<OperationShown[]> =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<Omit<OperationShown, 'amount'> & { amount: string }>(sql`
      SELECT o.id, o.day, o.amount::text AS amount, o.label, e.number,
        EXISTS (SELECT FROM operations r WHERE r.hub_id = o.hub_id AND r.reverses = o.id) AS reversed
      FROM operations o JOIN entries e ON e.hub_id = o.hub_id AND e.id = o.entry_id
      WHERE o.hub_id = ${ctx.hub.id} AND o.reverses IS NULL AND ${where}
      ORDER BY o.day DESC, o.id DESC LIMIT ${limit}`)
    return rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
  })

/** These operations, by their ids. */
export async function operationsByIds(
  ctx: Ctx,
  ids: readonly Id<'Operation'>[],
): Promise<ReadonlyMap<Id<'Operation'>, OperationShown>> {
  if (ids.length === 0) return new Map()
  const rows = await read(ctx, sql`o.id = ANY(${`{${ids.join(',')}}`}::uuid[])`, ids.length)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The last operations of these kinds with an organisation, newest first: what a funder gave. */
export const operationsWith = (
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  kinds: readonly OperationKind[],
): Promise<OperationShown[]> =>
  read(
    ctx,
    sql`o.kind = ANY(${`{${kinds.join(',')}}`}::text[]) AND o.organisation_id = ${organisationId}`,
    100,
  )
