import { sql } from 'drizzle-orm'
import { type Day, day as dayOf, daysBetween } from '#kit/day.ts'
import { type Cents, cents, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  atThisPace,
  type Figure,
  figureOn,
  standing,
  type ThresholdId,
  type ThresholdState,
  thresholdsOf,
} from '../rules/thresholds.ts'
import { taxOn } from './identity.server.ts'

export type ThresholdRow = {
  readonly id: ThresholdId
  readonly figure: Figure
  /** Who it is about, for a limit per funder. */
  readonly who: string | null
  readonly last: Cents
  readonly now: Cents
  readonly pace: Cents
  readonly state: ThresholdState
}

type Totals = Readonly<Record<ThresholdId, Cents>>

/** Accounts whose credit each limit counts (plan comptable associatif); `one-authority` is per funder. */
const COUNTED: Record<Exclude<ThresholdId, 'one-authority'>, readonly string[]> = {
  'franchise-goods': ['701', '707'],
  'franchise-services': ['706', '708'],
  'side-business': ['701', '707', '708'],
  'public-aid': ['73', '74'],
  gifts: ['754'],
}

/** Where the hub stands this civil year against the limits that concern it, the nearest to be passed first. */
export async function thresholdsNow(ctx: Ctx): Promise<ThresholdRow[]> {
  const today = ctx.today()
  const year = Number(today.slice(0, 4))
  const { profile } = await taxOn(ctx, today)
  const [sums, authority] = [await sumsOf(ctx, year), await largestAuthority(ctx, year)]
  const start = dayOf(`${year}-01-01`)
  const [gone, whole] = [daysBetween(start, today) + 1, daysBetween(start, dayOf(`${year + 1}-01-01`))]
  return thresholdsOf(profile)
    .flatMap((id) => {
      const figure = figureOn(id, today)
      if (!figure) return []
      const now = id === 'one-authority' ? (authority?.now ?? zero) : sums.now[id]
      const last = id === 'one-authority' ? (authority?.last ?? zero) : sums.last[id]
      // Aid comes in a few instalments: what is promised says more than a pace.
      const paced = id === 'public-aid' || id === 'one-authority' ? now : atThisPace(now, gone, whole)
      const who = id === 'one-authority' ? (authority?.name ?? null) : null
      return [{ id, figure, who, last, now, pace: paced, state: standing(figure, now, paced) }]
    })
    .sort((a, b) => Number(b.now * a.figure.limit - a.now * b.figure.limit > 0n) * 2 - 1)
}

/** Only the limits that call for something: approached or passed. */
export const thresholdAlerts = async (ctx: Ctx): Promise<ThresholdRow[]> =>
  (await thresholdsNow(ctx)).filter((row) => row.state !== 'far')

async function sumsOf(ctx: Ctx, year: number): Promise<{ now: Totals; last: Totals }> {
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ account: string; year: string; sum: string }>(sql`
      SELECT account, left(month, 4) AS year, sum(credit - debit)::text AS sum FROM balances
      WHERE hub_id = ${ctx.hub.id} AND account >= '7' AND account < '8'
        AND month BETWEEN ${`${year - 1}-01`} AND ${`${year}-12`}
      GROUP BY account, left(month, 4)`),
  )
  const total = (of: number, codes: readonly string[]) =>
    cents(
      rows
        .filter((row) => row.year === String(of) && codes.some((code) => row.account.startsWith(code)))
        .reduce((sum, row) => sum + BigInt(row.sum), 0n),
    )
  const totals = (of: number): Totals => ({
    ...(Object.fromEntries(Object.entries(COUNTED).map(([id, codes]) => [id, total(of, codes)])) as Totals),
    'one-authority': zero,
  })
  return { now: totals(year), last: totals(year - 1) }
}

type Authority = { name: string; now: Cents; last: Cents }

/** The public funder that gave most this year: the limit is per authority. */
async function largestAuthority(ctx: Ctx, year: number): Promise<Authority | null> {
  const [from, start, end] = [`${year - 1}-01-01`, `${year}-01-01`, `${year}-12-31`] as Day[]
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ name: string; now: string; last: string }>(sql`
      SELECT n.name, coalesce(sum(t.amount) FILTER (WHERE t.day >= ${start}), 0)::text AS now,
        coalesce(sum(t.amount) FILTER (WHERE t.day < ${start}), 0)::text AS last
      FROM (
        SELECT funder_id, day, amount FROM transfers
        WHERE hub_id = ${ctx.hub.id} AND credit >= '73' AND credit < '75' AND day BETWEEN ${from} AND ${end}
        UNION ALL
        SELECT funder_id, day, -amount FROM transfers
        WHERE hub_id = ${ctx.hub.id} AND debit >= '73' AND debit < '75' AND day BETWEEN ${from} AND ${end}
      ) t
      JOIN organisations n ON n.hub_id = ${ctx.hub.id} AND n.id = t.funder_id
      GROUP BY n.id, n.name
      ORDER BY coalesce(sum(t.amount) FILTER (WHERE t.day >= ${start}), 0) DESC, n.name LIMIT 1`),
  )
  const [row] = rows
  return row ? { name: row.name, now: cents(BigInt(row.now)), last: cents(BigInt(row.last)) } : null
}
