import { and, eq, sql } from 'drizzle-orm'
import { monthOf } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { openBooks } from '../ledger.server.ts'
import { mayKeepChart } from '../permits.ts'
import { accountCodeFits, CHART } from '../rules/chart.ts'
import { fiscalYearOf } from '../rules/fiscal-year.ts'
import { bookState, insertAccounts } from '../store.server.ts'
import { accounts } from '../tables.ts'
import { openingsOf } from './openings.server.ts'

export type ChartRefusal =
  | 'not_permitted'
  | 'required'
  | 'not_an_account_code'
  | 'no_parent_account'
  | 'account_exists'
  | 'not_found'
  | 'account_not_empty'
export type ChartAccount = {
  readonly code: string
  readonly name: string
  readonly retiredOn: string | null
  /** Debit less credit today, cents: what the year began with and moved since. */
  readonly balance: Cents
  readonly used: boolean
  /** Added by the hub. */
  readonly own: boolean
}

const OURS: ReadonlySet<string> = new Set(CHART)

/** The whole chart in the order of its codes, with what each account holds in the year of today. */
export async function chartWithBalances(ctx: Ctx): Promise<ChartAccount[]> {
  await openBooks(ctx)
  return await ctx.read(async (tx) => {
    const { years } = await bookState(tx, ctx.hub.id)
    const year = fiscalYearOf(ctx.today(), years)
    const opened = new Map<string, bigint>()
    for (const { account, amount } of await openingsOf(tx, ctx, year))
      opened.set(account, (opened.get(account) ?? 0n) + amount)
    const { rows } = await tx.execute<Omit<ChartAccount, 'balance' | 'own'> & { moved: string }>(sql`
      SELECT a.code, a.name, a.retired_on AS "retiredOn", coalesce(b.moved, 0)::text AS moved,
        b.account IS NOT NULL AS used
      FROM accounts a
      LEFT JOIN (SELECT account, sum(debit - credit) FILTER (WHERE month >= ${monthOf(year.startsOn)}) AS moved
        FROM balances WHERE hub_id = ${ctx.hub.id} GROUP BY account) b ON b.account = a.code
      WHERE a.hub_id = ${ctx.hub.id} ORDER BY a.code`)
    return rows.map(({ moved, ...row }) => ({
      ...row,
      balance: cents(BigInt(moved) + (opened.get(row.code) ?? 0n)),
      own: !OURS.has(row.code),
    }))
  })
}

/** Adds an account under one of the chart. Refuses a code that is none, one without a parent, and one that exists. */
export async function addAccount(
  ctx: Ctx,
  input: { readonly code: string; readonly name: string },
): Promise<Result<{ code: string }, ChartRefusal>> {
  if (!mayKeepChart(ctx.actor)) return refuse('not_permitted')
  const code = input.code.replaceAll(/\s/g, '')
  const name = input.name.trim()
  if (!accountCodeFits(code)) return refuse('not_an_account_code', 'code')
  if (!name) return refuse('required', 'name')
  await openBooks(ctx)
  return await ctx.tx(async (tx) => {
    const rows = await tx.select({ code: accounts.code }).from(accounts).where(eq(accounts.hubId, ctx.hub.id))
    if (rows.some((row) => row.code === code)) return refuse('account_exists', 'code')
    if (code.length > 3 && !rows.some((row) => row.code.length >= 3 && code.startsWith(row.code)))
      return refuse('no_parent_account', 'code')
    await insertAccounts(tx, ctx.hub.id, [{ code, name }])
    await audit(tx, ctx, 'add', 'account', code, { name })
    return ok({ code })
  })
}

/** Gives an account another name; its code, which entries name, stays. */
export async function renameAccount(
  ctx: Ctx,
  input: { readonly code: string; readonly name: string },
): Promise<Result<{ code: string }, ChartRefusal>> {
  if (!mayKeepChart(ctx.actor)) return refuse('not_permitted')
  const name = input.name.trim()
  if (!name) return refuse('required', 'name')
  return await change(ctx, input.code, { name }, 'rename')
}

/**
 * Retires an account, or brings it back: it is no longer offered. Refuses one of classes 1 to 5 that still holds
 * something: first move what it holds.
 */
export async function retireAccount(
  ctx: Ctx,
  input: { readonly code: string; readonly retired: boolean },
): Promise<Result<{ code: string }, ChartRefusal>> {
  if (!mayKeepChart(ctx.actor)) return refuse('not_permitted')
  const account = (await chartWithBalances(ctx)).find((one) => one.code === input.code)
  if (!account) return refuse('not_found')
  if (input.retired && account.code < '6' && account.balance !== 0n) return refuse('account_not_empty')
  const retiredOn = input.retired ? ctx.today() : null
  return await change(ctx, input.code, { retiredOn }, input.retired ? 'retire' : 'restore')
}

const change = (
  ctx: Ctx,
  code: string,
  set: Partial<typeof accounts.$inferInsert>,
  verb: string,
): Promise<Result<{ code: string }, ChartRefusal>> =>
  ctx.tx(async (tx) => {
    const done = await tx
      .update(accounts)
      .set(set)
      .where(and(eq(accounts.hubId, ctx.hub.id), eq(accounts.code, code)))
      .returning({ code: accounts.code })
    if (done.length === 0) return refuse('not_found')
    await audit(tx, ctx, verb, 'account', code, set)
    return ok({ code })
  })
