import { sql } from 'drizzle-orm'
import { addDays, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Requests received in the last 365 days, and cents charged for those of them that are done. */
export type Usage = { readonly requests: number; readonly charged: Cents }
type Usages = {
  readonly services: ReadonlyMap<Id<'Service'>, Usage>
  /** An organisation that asks, or that pays for somebody. */
  readonly organisations: ReadonlyMap<Id<'Organisation'>, Usage>
}

type Row = { kind: 'service' | 'organisation'; id: string; requests: string; charged: string }

/** How much services are asked for, and how much organisations ask or pay for: totals only, in one query. */
export async function usageOf(
  ctx: Ctx,
  asked: {
    readonly services: readonly Id<'Service'>[]
    readonly organisations: readonly Id<'Organisation'>[]
  },
): Promise<Usages> {
  const from = instantOf(addDays(ctx.today(), -364), 0, ctx.hub.zone)
  const hub = ctx.hub.id
  const list = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
  const totals = sql`count(*)::text AS requests, coalesce(sum(price) FILTER (WHERE done_at IS NOT NULL), 0)::text AS charged`
  const rows = await ctx.read(
    async (tx) =>
      (
        await tx.execute<Row>(sql`
          SELECT 'service' AS kind, service_id::text AS id, ${totals} FROM requests
          WHERE hub_id = ${hub} AND service_id = ANY (${list(asked.services)}) AND received_at >= ${from}
          GROUP BY service_id
          UNION ALL
          SELECT 'organisation', id::text, ${totals} FROM (
            SELECT organisation_id AS id, price, done_at FROM requests
            WHERE hub_id = ${hub} AND organisation_id = ANY (${list(asked.organisations)}) AND received_at >= ${from}
            UNION ALL
            SELECT payer_organisation_id, price, done_at FROM requests
            WHERE hub_id = ${hub} AND payer_organisation_id = ANY (${list(asked.organisations)})
              AND received_at >= ${from} AND organisation_id IS DISTINCT FROM payer_organisation_id
            UNION ALL
            SELECT s.organisation_id, s.amount, q.done_at
            FROM request_shares s JOIN requests q ON q.hub_id = s.hub_id AND q.id = s.request_id
            WHERE s.hub_id = ${hub} AND s.organisation_id = ANY (${list(asked.organisations)})
              AND q.received_at >= ${from}
          ) r GROUP BY id`)
      ).rows,
  )
  const of = <Noun extends 'Service' | 'Organisation'>(kind: Row['kind']) =>
    new Map(
      rows
        .filter((row) => row.kind === kind)
        .map((row): [Id<Noun>, Usage] => [
          row.id as Id<Noun>,
          { requests: Number(row.requests), charged: cents(BigInt(row.charged)) },
        ]),
    )
  return { services: of<'Service'>('service'), organisations: of<'Organisation'>('organisation') }
}
