import { bookYears } from '#modules/money/books/years.server.ts'
import { monthsOf, monthToClose } from '#modules/money/rules/book-months.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The year to look at first: the oldest that is not closed; its months, and what there is to close. */
export async function booksHome(ctx: Ctx) {
  const { years, lockedUntil } = await bookYears(ctx)
  const open = years.filter((year) => year.state !== 'closed')
  const year = open.at(-1) ?? years[0]!
  const running = years[0]!
  const months = monthsOf(year, ctx.today(), lockedUntil)
  return {
    year,
    running,
    lockedUntil,
    months,
    toClose: monthToClose(months),
    over: years.filter(({ state }) => state === 'over').map((one) => one.year),
  }
}
