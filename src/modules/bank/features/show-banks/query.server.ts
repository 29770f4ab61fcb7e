import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { type BankAccount, bankAccountsOf, heldAtBank, heldInBooks } from '#modules/bank/accounts.server.ts'
import { countOpenLines } from '#modules/bank/lines.server.ts'
import { type WaitingSum, waitingSums } from '#modules/bank/waiting.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type ShownAccount = Pick<BankAccount, 'id' | 'name' | 'bank' | 'iban' | 'ledgerAccount'> & {
  readonly atBank: Cents
  readonly inBooks: Cents
  /** The last day of its statements; null before the first. */
  readonly upTo: Day | null
  readonly open: number
}

/** The hub's accounts with both their balances at the end of the last statement, and what waits at the counter. */
export async function readBanks(ctx: Ctx): Promise<{ accounts: ShownAccount[]; waits: WaitingSum[] }> {
  const accounts = await bankAccountsOf(ctx)
  return await ctx.read(async (tx) => {
    const shown: ShownAccount[] = []
    // A hub has two or three accounts.
    for (const account of accounts) {
      const { n, last } = await countOpenLines(tx, ctx, account.id)
      const day = last ?? ctx.today()
      const { id, name, bank, iban, ledgerAccount } = account
      const atBank = await heldAtBank(tx, ctx, account, day)
      const inBooks = await heldInBooks(tx, ctx, account, day)
      shown.push({ id, name, bank, iban, ledgerAccount, atBank, inBooks, upTo: last, open: n })
    }
    return { accounts: shown, waits: await waitingSums(tx, ctx) }
  })
}
