import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { bankAccounts } from './tables.ts'

export type BankAccount = Omit<typeof bankAccounts.$inferSelect, 'hubId'>

const { hubId: _, ...READ } = {
  hubId: bankAccounts.hubId,
  id: bankAccounts.id,
  name: bankAccounts.name,
  bank: bankAccounts.bank,
  iban: bankAccounts.iban,
  bic: bankAccounts.bic,
  ledgerAccount: bankAccounts.ledgerAccount,
  startsOn: bankAccounts.startsOn,
  openingBalance: bankAccounts.openingBalance,
  openSince: bankAccounts.openSince,
  csvLayout: bankAccounts.csvLayout,
  closedAt: bankAccounts.closedAt,
  createdAt: bankAccounts.createdAt,
  updatedAt: bankAccounts.updatedAt,
}

/** The hub's accounts at banks that are in use, the first opened first: it is the usual one. */
export const bankAccountsOf = (ctx: Ctx): Promise<BankAccount[]> =>
  ctx.read((tx) =>
    tx
      .select(READ)
      .from(bankAccounts)
      .where(and(eq(bankAccounts.hubId, ctx.hub.id), isNull(bankAccounts.closedAt)))
      .orderBy(asc(bankAccounts.createdAt), asc(bankAccounts.id)),
  )

export async function bankAccountById(tx: Tx, ctx: Ctx, id: Id<'BankAccount'>): Promise<BankAccount | null> {
  const [row] = await tx
    .select(READ)
    .from(bankAccounts)
    .where(and(eq(bankAccounts.hubId, ctx.hub.id), eq(bankAccounts.id, id)))
  return row ?? null
}

/** The same, held until the transaction ends: of two that match or take files in, the second waits. */
export async function holdBankAccount(tx: Tx, ctx: Ctx, id: Id<'BankAccount'>): Promise<BankAccount | null> {
  const [row] = await tx
    .select(READ)
    .from(bankAccounts)
    .where(and(eq(bankAccounts.hubId, ctx.hub.id), eq(bankAccounts.id, id)))
    .for('update')
  return row ?? null
}

/** What the bank held at the end of a day, in cents: what it began with and every line up to then. */
export async function heldAtBank(tx: Tx, ctx: Ctx, account: BankAccount, day: Day): Promise<Cents> {
  const { rows } = await tx.execute<{ sum: string }>(sql`
    SELECT coalesce(sum(amount), 0)::text AS sum FROM bank_lines
    WHERE hub_id = ${ctx.hub.id} AND account_id = ${account.id} AND day <= ${day}`)
  return cents(account.openingBalance + BigInt(rows[0]!.sum))
}

/** What the books say that it held at the end of a day, in cents, from the sums kept by month. */
export async function heldInBooks(tx: Tx, ctx: Ctx, account: BankAccount, day: Day): Promise<Cents> {
  const [hub, code, month] = [ctx.hub.id, account.ledgerAccount, day.slice(0, 7)]
  const { rows } = await tx.execute<{ sum: string }>(sql`
    SELECT coalesce(sum(amount), 0)::text AS sum FROM (
      SELECT debit - credit AS amount FROM balances WHERE hub_id = ${hub} AND account = ${code} AND month < ${month}
      UNION ALL
      SELECT amount FROM transfers
      WHERE hub_id = ${hub} AND debit = ${code} AND day BETWEEN ${`${month}-01`} AND ${day}
      UNION ALL
      SELECT -amount FROM transfers
      WHERE hub_id = ${hub} AND credit = ${code} AND day BETWEEN ${`${month}-01`} AND ${day}
    ) moved`)
  return cents(BigInt(rows[0]!.sum))
}

/** The day before an account is compared with its bank. */
export const eveOf = (account: BankAccount): Day => addDays(account.startsOn, -1)
