import { sql } from 'drizzle-orm'
import { type Cents, cents, minus } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Axis, heaviestFirst } from '../rules/analytics.ts'
import type { Span } from '../rules/fiscal-year.ts'

/** One value of an axis over a year; `key` is null for what bears none. Amounts in cents. */
export type AxisRow = {
  readonly key: string | null
  readonly products: Cents
  readonly costs: Cents
  readonly result: Cents
}

const COLUMN: Record<Axis, string> = {
  activity: 'activity',
  pillar: 'pillar',
  funder: 'funder_id::text',
  stage: 'stage',
}

/** Revenue (class 7) and costs (class 6) of a year by one axis, the largest first. */
export const analyticsOf = (ctx: Ctx, axis: Axis, { startsOn, endsOn }: Span): Promise<AxisRow[]> =>
  ctx.read(async (tx) => {
    const key = sql.raw(`t.${COLUMN[axis]}`)
    const { rows } = await tx.execute<{ key: string | null; products: string; costs: string }>(sql`
      SELECT ${key} AS key,
        sum(CASE WHEN t.credit LIKE '7%' THEN t.amount ELSE 0 END
          - CASE WHEN t.debit LIKE '7%' THEN t.amount ELSE 0 END)::text AS products,
        sum(CASE WHEN t.debit LIKE '6%' THEN t.amount ELSE 0 END
          - CASE WHEN t.credit LIKE '6%' THEN t.amount ELSE 0 END)::text AS costs
      FROM transfers t
      WHERE t.hub_id = ${ctx.hub.id} AND t.day BETWEEN ${startsOn} AND ${endsOn}
        AND (t.debit >= '6' AND t.debit < '8' OR t.credit >= '6' AND t.credit < '8')
      GROUP BY 1 ORDER BY 1`)
    const figures = rows.map((row) => {
      const [products, costs] = [cents(BigInt(row.products)), cents(BigInt(row.costs))]
      return { key: row.key, products, costs, result: minus(products, costs) }
    })
    return heaviestFirst(figures)
  })
