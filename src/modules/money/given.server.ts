import { sql } from 'drizzle-orm'
import { addDays, firstDay, type Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** What one organisation paid in as recorded by the treasurer (grants, contracts, gifts, contributions to own funds), in cents. */
export type Given = {
  readonly organisationId: Id<'Organisation'>
  readonly name: string
  /** In the last 365 days. */
  readonly year: Cents
  /** Since the month asked. */
  readonly since: Cents
}

type Row = { id: Id<'Organisation'>; name: string; year: string; since: string }

/** What each organisation paid in, since a month and over the last 365 days: one query over the recorded incomes. */
export async function givenSince(ctx: Ctx, month: Month): Promise<Given[]> {
  const [since, year] = [firstDay(month), addDays(ctx.today(), -364)]
  const rows = await ctx.read(
    async (tx) =>
      (
        await tx.execute<Row>(sql`
          SELECT o.organisation_id AS id, n.name,
            coalesce(sum(o.amount) FILTER (WHERE o.day >= ${year}), 0)::text AS year,
            coalesce(sum(o.amount) FILTER (WHERE o.day >= ${since}), 0)::text AS since
          FROM operations o
          JOIN organisations n ON n.hub_id = o.hub_id AND n.id = o.organisation_id
          WHERE o.hub_id = ${ctx.hub.id} AND (o."group" = 'income' OR o.kind = 'seed-fund') AND o.organisation_id IS NOT NULL
            AND o.day BETWEEN ${since < year ? since : year} AND ${ctx.today()}
          GROUP BY o.organisation_id, n.name`)
      ).rows,
  )
  return rows.map((row) => ({
    organisationId: row.id,
    name: row.name,
    year: cents(BigInt(row.year)),
    since: cents(BigInt(row.since)),
  }))
}
