import { and, eq, sql } from 'drizzle-orm'
import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { AccountCode } from '#modules/bank/account-codes.ts'
import { mayKeepBank } from '#modules/bank/permits.ts'
import { bankAccounts } from '#modules/bank/tables.ts'
import { openBankLedger } from '#modules/money/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { type Tx, unlessTaken } from '#platform/db/db.server.ts'

export type AccountInput = {
  readonly name: string
  readonly bank?: string
  readonly iban?: string
  readonly bic?: string
  readonly startsOn: Day
  /** Cents that the bank held the evening before. */
  readonly openingBalance: Cents
}

function checked(
  ctx: Ctx,
  input: AccountInput,
): Result<{ iban: string | null; bic: string | null }, AccountCode> {
  const iban = input.iban ? (electronicFormatIBAN(input.iban) ?? '') : null
  if (iban !== null && !isValidIBAN(iban)) return refuse('not_an_iban', 'iban')
  const bic = input.bic ? input.bic.replace(/\s/g, '').toUpperCase() : null
  if (bic !== null && !isValidBIC(bic)) return refuse('not_a_bic', 'bic')
  if (input.startsOn > ctx.today()) return refuse('day_in_future', 'startsOn')
  return ok({ iban, bic })
}

/** The account of the books for the next bank account: 512, then 5121, 5122… */
async function nextLedger(tx: Tx, ctx: Ctx): Promise<string> {
  const rows = await tx
    .select({ code: bankAccounts.ledgerAccount })
    .from(bankAccounts)
    .where(eq(bankAccounts.hubId, ctx.hub.id))
  if (rows.length === 0) return '512'
  const last = Math.max(5120, ...rows.map(({ code }) => (code.length === 4 ? Number(code) : 0)))
  return String(last + 1)
}

/**
 * Names an account at a bank; its account of the books is opened with it. Refuses an IBAN whose key is wrong or that is
 * known already, and a first day to come.
 */
export async function addBankAccount(
  ctx: Ctx,
  input: AccountInput & { readonly idempotencyKey?: string },
): Promise<Result<{ id: Id<'BankAccount'> }, AccountCode>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  const fit = checked(ctx, input)
  if (!fit.ok) return fit
  return await unlessTaken('bank_accounts_iban', refuse('iban_known', 'iban'), () =>
    ctx.tx((tx) =>
      once<{ id: Id<'BankAccount'> }, AccountCode>(tx, ctx, input.idempotencyKey, async () => {
        // Two accounts opened at once take two codes.
        await tx.execute(
          sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${ctx.hub.id} bank accounts`}, 0))`,
        )
        const id = newId<'BankAccount'>()
        const ledgerAccount = await nextLedger(tx, ctx)
        await openBankLedger(tx, ctx, ledgerAccount, input.name)
        const { startsOn, openingBalance, name, bank = '' } = input
        await tx.insert(bankAccounts).values({
          hubId: ctx.hub.id,
          ...{ id, name, bank, ledgerAccount, startsOn, openingBalance, openSince: startsOn, ...fit.value },
          createdAt: ctx.now(),
          updatedAt: ctx.now(),
        })
        await audit(tx, ctx, 'add', 'bank-account', id, { ledgerAccount })
        return ok({ id })
      }),
    ),
  )
}

/** Changes what is said of an account; its first day only while no line is older. `closed` puts it away. */
export async function changeBankAccount(
  ctx: Ctx,
  input: AccountInput & { readonly id: Id<'BankAccount'>; readonly closed?: boolean },
): Promise<Result<{ id: Id<'BankAccount'> }, AccountCode>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  const fit = checked(ctx, input)
  if (!fit.ok) return fit
  const { id, name, bank = '', startsOn, openingBalance } = input
  return await unlessTaken('bank_accounts_iban', refuse('iban_known', 'iban'), () =>
    ctx.tx(async (tx) => {
      const { rows } = await tx.execute(sql`SELECT 1 FROM bank_lines
        WHERE hub_id = ${ctx.hub.id} AND account_id = ${id} AND day < ${startsOn} LIMIT 1`)
      if (rows.length > 0) return refuse('lines_before', 'startsOn')
      const done = await tx
        .update(bankAccounts)
        .set({
          ...{ name, bank, startsOn, openingBalance, ...fit.value },
          openSince: startsOn,
          ...(input.closed !== undefined && { closedAt: input.closed ? ctx.now() : null }),
          updatedAt: ctx.now(),
        })
        .where(and(eq(bankAccounts.hubId, ctx.hub.id), eq(bankAccounts.id, id)))
        .returning({ id: bankAccounts.id })
      if (done.length === 0) return refuse('not_found')
      await audit(tx, ctx, 'change', 'bank-account', id, { closed: input.closed })
      return ok({ id })
    }),
  )
}
