import { closingFindings } from '#modules/money/books/close.server.ts'
import { accountNamesOf } from '#modules/money/books/entries.server.ts'
import { sidesOf } from '#modules/money/books/movements.server.ts'
import { openingsOf } from '#modules/money/books/openings.server.ts'
import { bookYears } from '#modules/money/books/years.server.ts'
import { monthsOf } from '#modules/money/rules/book-months.ts'
import { yearAfter } from '#modules/money/rules/fiscal-year.ts'
import { identityOf } from '#modules/money/tax/identity.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Everything of one fiscal year: its checks until it is closed, its openings, what is left to assign of its result. */
export async function yearPage(ctx: Ctx, named: string) {
  const { years, declared, lockedUntil } = await bookYears(ctx)
  const year = years.find((one) => one.year === named)
  if (!year) return null
  const names = await accountNamesOf(ctx)
  const rows = await ctx.read((tx) => openingsOf(tx, ctx, year))
  const before = years.find((one) => one.endsOn < year.startsOn)
  const sums = new Map<string, bigint>()
  for (const { account, amount } of rows) sums.set(account, (sums.get(account) ?? 0n) + amount)
  return {
    year,
    months: monthsOf(year, ctx.today(), lockedUntil),
    next: yearAfter(year, declared).year,
    findings: year.state === 'closed' ? [] : await closingFindings(ctx, year),
    openings: [...sums].map(([account, amount]) => ({
      account,
      name: names.get(account) ?? '',
      ...sidesOf(amount as typeof year.result),
    })),
    frozen: before?.state === 'closed',
    hasSiren: (await identityOf(ctx)).siren !== null,
    today: ctx.today(),
  }
}
