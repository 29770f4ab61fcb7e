import { sql } from 'drizzle-orm'
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  monthOf,
} from '#kit/day.ts'
import { add, type Cents, cents, zero } from '#kit/money.ts'
import { type BankAccount, bankAccountsOf } from '#modules/bank/accounts.server.ts'
import { countOpenLines } from '#modules/bank/lines.server.ts'
import { type Outlook, outlook, type PastMove } from '#modules/bank/rules/outlook.ts'
import { waitingSums } from '#modules/bank/waiting.server.ts'
import { payablesToPay } from '#modules/billing/index.server.ts'
import { cashOn, identityOf, lockedUntil, taxOn, thresholdAlerts } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

/** Above this much in the till, a volunteer should not have to carry it: 150 €. Ours, no source gives one. */
const TILL_LIMIT = 15_000n
/** A bank gives a statement each month: older than this, one was forgotten. */
const STATEMENT_DAYS = 35
const COUNTER_DAYS = 56

/** Each thing to do, with what its words need; the page knows where it is done. */
export type Todo =
  | { readonly kind: 'overdrawn'; readonly amount: Cents }
  | { readonly kind: 'unpaid'; readonly payers: number; readonly amount: Cents }
  | { readonly kind: 'payables'; readonly n: number; readonly amount: Cents }
  | { readonly kind: 'cheques' | 'cash'; readonly amount: Cents }
  | { readonly kind: 'reconcile'; readonly account: string; readonly name: string; readonly n: number }
  | {
      readonly kind: 'statement'
      readonly account: string
      readonly name: string
      readonly days: number | null
    }
  | { readonly kind: 'no-bank' }
  | { readonly kind: 'close-days'; readonly n: number }
  | { readonly kind: 'close-months'; readonly since: Month }
  | { readonly kind: 'thresholds'; readonly n: number }

export type LegalDate = { readonly what: 'vat' | 'sap' | 'gifts'; readonly day: Day; readonly days: number }
export type TreasurerToday = {
  readonly todo: readonly Todo[]
  readonly dates: readonly LegalDate[]
  readonly outlook: Outlook
}

/** Sums owed by the day they are due: hundreds of small ones become one a day. */
async function owedByDay(tx: Tx, ctx: Ctx): Promise<{ dueOn: Day; amount: Cents }[]> {
  const { rows } = await tx.execute<{ day: Day; sum: string }>(sql`
    SELECT due_on AS day, sum(outstanding)::text AS sum FROM charges
    WHERE hub_id = ${ctx.hub.id} AND outstanding > 0 GROUP BY due_on`)
  return rows.map(({ day, sum }) => ({ dueOn: day, amount: cents(BigInt(sum)) }))
}

async function overdue(tx: Tx, ctx: Ctx): Promise<{ payers: number; amount: Cents }> {
  const { rows } = await tx.execute<{ n: number; sum: string }>(sql`
    SELECT count(DISTINCT (person_id, organisation_id))::int AS n, coalesce(sum(outstanding), 0)::text AS sum FROM charges
    WHERE hub_id = ${ctx.hub.id} AND outstanding > 0 AND due_on < ${ctx.today()}`)
  return { payers: rows[0]!.n, amount: cents(BigInt(rows[0]!.sum)) }
}

/** What the treasurer noted in the last thirteen months, less what was taken back; gifts in kind move no cash. */
async function pastMoves(tx: Tx, ctx: Ctx): Promise<PastMove[]> {
  const { rows } = await tx.execute<{ day: Day; amount: string; key: string }>(sql`
    SELECT o.day, (CASE WHEN o."group" = 'expense' THEN -o.amount ELSE o.amount END)::text AS amount,
      o.kind || ' ' || o.party_name || ' ' || o.label AS key
    FROM operations o
    WHERE o.hub_id = ${ctx.hub.id} AND o."group" IN ('income', 'expense') AND o.reverses IS NULL
      AND o.day > ${addDays(ctx.today(), -400)}
      AND NOT EXISTS (SELECT 1 FROM operations r WHERE r.hub_id = ${ctx.hub.id} AND r.reverses = o.id)
    ORDER BY o.day DESC LIMIT 5000`)
  return rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
}

async function counterTakings(tx: Tx, ctx: Ctx): Promise<Cents> {
  const { rows } = await tx.execute<{ sum: string }>(sql`
    SELECT coalesce(sum(amount), 0)::text AS sum FROM payments
    WHERE hub_id = ${ctx.hub.id} AND means IN ('cash', 'card', 'cheque')
      AND day BETWEEN ${addDays(ctx.today(), -COUNTER_DAYS)} AND ${addDays(ctx.today(), -1)}`)
  return cents(BigInt(rows[0]!.sum))
}

/** Days of the counter that nobody closed; none before the first closing, when the till is not kept so. */
async function daysToClose(tx: Tx, ctx: Ctx): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    SELECT count(DISTINCT day)::int AS n FROM payments
    WHERE hub_id = ${ctx.hub.id} AND day < ${ctx.today()}
      AND day > (SELECT max(label)::date FROM closings WHERE hub_id = ${ctx.hub.id} AND period = 'day')`)
  return rows[0]!.n
}

async function firstMonth(tx: Tx, ctx: Ctx): Promise<Month | null> {
  const { rows } = await tx.execute<{ month: Month | null }>(
    sql`SELECT min(month) AS month FROM balances WHERE hub_id = ${ctx.hub.id}`,
  )
  return rows[0]?.month ?? null
}

async function bankTodo(tx: Tx, ctx: Ctx, accounts: readonly BankAccount[]): Promise<Todo[]> {
  if (accounts.length === 0) return [{ kind: 'no-bank' }]
  const todo: Todo[] = []
  // A hub has two or three accounts.
  for (const { id, name } of accounts) {
    const { n, last } = await countOpenLines(tx, ctx, id)
    const days = last === null ? null : daysBetween(last, ctx.today())
    if (n > 0) todo.push({ kind: 'reconcile', account: id, name, n })
    else if (days === null || days > STATEMENT_DAYS) todo.push({ kind: 'statement', account: id, name, days })
  }
  return todo
}

/** Months that are over since more than a month and still open: the first of them. */
function openSince(locked: Day | null, first: Month | null, today: Day): Month | null {
  const since = locked ? addMonths(monthOf(locked), 1) : first
  return since && lastDay(since) < firstDay(addMonths(monthOf(today), -1)) ? since : null
}

/**
 * Legal dates of the next three months: the VAT return, by the 24th at the latest (CGI, ann. IV, art. 39; the day differs by
 * place and form), certificates of home services by 31 March (code du travail, art. D7233-4), gifts with the return of
 * results (CGI, art. 222 bis).
 */
async function legalDates(ctx: Ctx): Promise<LegalDate[]> {
  const today = ctx.today()
  const { profile } = await taxOn(ctx, today)
  const identity = await identityOf(ctx)
  const on = (month: number, date: number): Day => {
    const text = `-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    const year = Number(today.slice(0, 4))
    const here = `${year}${text}` as Day
    return here >= today ? here : (`${year + 1}${text}` as Day)
  }
  const vat = `${monthOf(today)}-24` as Day
  const dates = [
    ...(profile === 'vat' || profile === 'mixed'
      ? [{ what: 'vat' as const, day: vat >= today ? vat : (`${addMonths(monthOf(today), 1)}-24` as Day) }]
      : []),
    ...(identity.sapNumber ? [{ what: 'sap' as const, day: on(3, 31) }] : []),
    ...(identity.giftsDeductible ? [{ what: 'gifts' as const, day: on(5, 3) }] : []),
  ]
  return dates
    .map((one) => ({ ...one, days: daysBetween(today, one.day) }))
    .filter(({ days }) => days <= 92)
    .sort((a, b) => a.days - b.days)
}

/** What there is to do today about money, most pressing first, and cash of the weeks to come. */
export async function treasurerToday(ctx: Ctx): Promise<TreasurerToday> {
  const today = ctx.today()
  const accounts = await bankAccountsOf(ctx)
  const payables = await payablesToPay(ctx)
  const { total: cash } = await cashOn(ctx, today)
  const alerts = await thresholdAlerts(ctx)
  const locked = await lockedUntil(ctx)
  const dates = await legalDates(ctx)
  return await ctx.read(async (tx) => {
    const late = await overdue(tx, ctx)
    const waits = new Map((await waitingSums(tx, ctx)).map(({ kind, amount }) => [kind, amount]))
    const soon = payables.filter(({ dueOn }) => dueOn <= addDays(today, 7))
    const days = await daysToClose(tx, ctx)
    const since = openSince(locked, await firstMonth(tx, ctx), today)
    const till = waits.get('cash') ?? zero
    const todo: Todo[] = [
      ...(cash < zero ? [{ kind: 'overdrawn' as const, amount: cents(-cash) }] : []),
      ...(late.amount > zero ? [{ kind: 'unpaid' as const, ...late }] : []),
      ...(soon.length > 0
        ? [{ kind: 'payables' as const, n: soon.length, amount: add(...soon.map(({ left }) => left)) }]
        : []),
      ...((waits.get('cheques') ?? zero) > zero
        ? [{ kind: 'cheques' as const, amount: waits.get('cheques')! }]
        : []),
      ...(till > TILL_LIMIT ? [{ kind: 'cash' as const, amount: till }] : []),
      ...(await bankTodo(tx, ctx, accounts)),
      ...(days > 0 ? [{ kind: 'close-days' as const, n: days }] : []),
      ...(since ? [{ kind: 'close-months' as const, since }] : []),
      ...(alerts.length > 0 ? [{ kind: 'thresholds' as const, n: alerts.length }] : []),
    ]
    const ahead = outlook({
      ...{ today, cash },
      moves: await pastMoves(tx, ctx),
      owed: await owedByDay(tx, ctx),
      payables: payables.map(({ dueOn, left }) => ({ dueOn, amount: left })),
      counter: { amount: await counterTakings(tx, ctx), days: COUNTER_DAYS },
    })
    return { todo, dates, outlook: ahead }
  })
}
