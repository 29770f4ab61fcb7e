import { and, desc, eq, lte } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, minus, zero } from '#kit/money.ts'
import { type BankAccount, bankAccountById, heldAtBank, heldInBooks } from '#modules/bank/accounts.server.ts'
import { type BookEntry, openEntriesOn } from '#modules/bank/books.server.ts'
import { type BankLine, countOpenLines, openLinesOn } from '#modules/bank/lines.server.ts'
import { bankStatements } from '#modules/bank/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type BankState = {
  readonly account: BankAccount
  readonly on: Day
  readonly bank: Cents
  /** What a statement that ends that day says the bank holds. */
  readonly said: Cents | null
  readonly into: readonly BookEntry[]
  readonly out: readonly BookEntry[]
  readonly unknown: readonly BankLine[]
  readonly expected: Cents
  readonly books: Cents
  readonly gap: Cents
}

const sum = (rows: readonly { readonly amount: Cents }[]): Cents => add(...rows.map(({ amount }) => amount))

/**
 * Why the bank and the books differ at the end of a day: what one has and the other has not yet. Expected in the books:
 * the bank's balance, more what it did not show yet, less what the books do not know.
 */
export const readState = (ctx: Ctx, id: Id<'BankAccount'>, asked: Day | null): Promise<BankState | null> =>
  ctx.read(async (tx) => {
    const account = await bankAccountById(tx, ctx, id)
    if (!account) return null
    const { last } = await countOpenLines(tx, ctx, id)
    const wanted = asked ?? last ?? ctx.today()
    const on = wanted < account.startsOn ? account.startsOn : wanted
    const open = await openEntriesOn(tx, ctx, account, on)
    const unknown = await openLinesOn(tx, ctx, id, on)
    const bank = await heldAtBank(tx, ctx, account, on)
    const books = await heldInBooks(tx, ctx, account, on)
    const [statement] = await tx
      .select({ toDay: bankStatements.toDay, closing: bankStatements.closingBalance })
      .from(bankStatements)
      .where(
        and(
          eq(bankStatements.hubId, ctx.hub.id),
          eq(bankStatements.accountId, id),
          lte(bankStatements.toDay, on),
        ),
      )
      .orderBy(desc(bankStatements.toDay), desc(bankStatements.id))
      .limit(1)
    const said = statement?.toDay === on ? statement.closing : null
    const expected = minus(add(bank, sum(open)), sum(unknown))
    return {
      ...{ account, on, bank, said, books, expected, unknown },
      into: open.filter(({ amount }) => amount > zero),
      out: open.filter(({ amount }) => amount < zero),
      gap: minus(books, expected),
    }
  })
