import { sql } from 'drizzle-orm'
import { addMonths, type Month, monthOf } from '#kit/day.ts'
import { add, type Cents, cents, minus, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { PILLARS, type Pillar } from './rules/axes.ts'
import type { OperationRow, PaymentRow } from './store.server.ts'

const YEAR = 12
const LAST = 5

type Flow = { readonly receipts: Readonly<Record<Pillar | 'none', Cents>>; readonly costs: Cents }
type LastPayment = Pick<PaymentRow, 'id' | 'number' | 'day' | 'payerName' | 'label' | 'amount'>
type LastOperation = Pick<
  OperationRow,
  'id' | 'day' | 'kind' | 'means' | 'label' | 'partyName' | 'amount'
> & {
  number: string
}
export type MoneyYear = {
  readonly empty: boolean
  /** The current month and the eleven before. */
  readonly months: readonly Month[]
  readonly flows: readonly Flow[]
  readonly pillars: Readonly<Record<Pillar, Cents>>
  readonly receipts: Cents
  readonly costs: Cents
  /** The twelve months before were kept from their first day: a change may be shown. */
  readonly comparable: boolean
  readonly receiptsBefore: Cents
  readonly costsBefore: Cents
  readonly payments: readonly LastPayment[]
  readonly operations: readonly LastOperation[]
}

const noFlow = (): { receipts: Record<Pillar | 'none', Cents>; costs: Cents } => ({
  receipts: { activities: zero, public: zero, citizens: zero, private: zero, none: zero },
  costs: zero,
})

/** Twelve months of money beside the twelve before, and the last moves. Sums are kept by month, so a busy hub costs what a quiet one costs. */
export const yearOfMoney = (ctx: Ctx): Promise<MoneyYear> =>
  ctx.read(async (tx) => {
    const hubId = ctx.hub.id
    const current = monthOf(ctx.today())
    const first = addMonths(current, 1 - 2 * YEAR)
    const all = Array.from({ length: 2 * YEAR }, (_, i) => addMonths(first, i))
    const flows = new Map(all.map((month) => [month, noFlow()]))
    const sums = await tx.execute<{ account: string; month: Month; pillar: Pillar | ''; gain: string }>(sql`
      SELECT left(account, 1) AS account, month, pillar, sum(credit - debit)::text AS gain FROM balances
      WHERE hub_id = ${hubId} AND account >= '6' AND account < '8' AND month >= ${first}
      GROUP BY 1, 2, 3`)
    const opened = await tx.execute<{ month: Month | null }>(
      sql`SELECT min(month) AS month FROM balances WHERE hub_id = ${hubId}`,
    )
    for (const row of sums.rows) {
      const flow = flows.get(row.month)
      if (!flow) continue
      const gain = cents(BigInt(row.gain))
      if (row.account === '6') flow.costs = minus(flow.costs, gain)
      else flow.receipts[row.pillar || 'none'] = add(flow.receipts[row.pillar || 'none'], gain)
    }
    const payments = await tx.execute<Omit<LastPayment, 'amount'> & { amount: string }>(sql`
      SELECT id, number, day, payer_name AS "payerName", label, amount::text AS amount FROM payments
      WHERE hub_id = ${hubId} ORDER BY day DESC, id DESC LIMIT ${LAST}`)
    const operations = await tx.execute<Omit<LastOperation, 'amount'> & { amount: string }>(sql`
      SELECT o.id, o.day, o.kind, o.means, o.label, o.party_name AS "partyName", o.amount::text AS amount, e.number
      FROM operations o JOIN entries e ON e.hub_id = o.hub_id AND e.id = o.entry_id
      WHERE o.hub_id = ${hubId} ORDER BY o.day DESC, o.id DESC LIMIT ${LAST}`)
    const amountOf = <Row extends { amount: string }>(row: Row) => ({
      ...row,
      amount: cents(BigInt(row.amount)),
    })
    const sides = [...flows.values()]
    const received = (some: readonly Flow[]) => add(...some.flatMap((f) => Object.values(f.receipts)))
    const spent = (some: readonly Flow[]) => add(...some.map((f) => f.costs))
    const [before, now] = [sides.slice(0, YEAR), sides.slice(YEAR)]
    const pillars = Object.fromEntries(PILLARS.map((p) => [p, add(...now.map((f) => f.receipts[p]))]))
    return {
      empty: payments.rows.length + operations.rows.length === 0,
      months: all.slice(YEAR),
      flows: now,
      pillars: pillars as Record<Pillar, Cents>,
      receipts: received(now),
      costs: spent(now),
      comparable: (opened.rows[0]?.month ?? current) <= first,
      receiptsBefore: received(before),
      costsBefore: spent(before),
      payments: payments.rows.map(amountOf),
      operations: operations.rows.map(amountOf),
    }
  })
