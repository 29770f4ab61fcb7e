import { minus } from '#kit/money.ts'
import { accountNamesOf, entriesOf, type ReadEntry } from '#modules/money/books/entries.server.ts'
import { openingEntry } from '#modules/money/books/opening-entry.server.ts'
import type { FiscalYear } from '#modules/money/rules/fiscal-year.ts'
import { hledgerAmount, hledgerName, hledgerText, hledgerType } from '#modules/money/rules/hledger.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/**
 * The year as a journal of hledger, piece by piece: accounts declared, openings, every entry with its number as code.
 * `hledger check --strict` finds it balanced and every account known.
 */
export async function* hledgerOf(ctx: Ctx, year: FiscalYear): AsyncGenerator<string> {
  const accounts = await accountNamesOf(ctx)
  const nameOf = (code: string) => hledgerName(code, accounts.get(code) ?? '')
  const write = (entry: Pick<ReadEntry, 'number' | 'day' | 'label' | 'lines'>) => {
    const postings = entry.lines.map(
      (line) => `    ${nameOf(line.account)}  ${hledgerAmount(minus(line.debit, line.credit))}\n`,
    )
    return `${entry.day} (${entry.number}) ${hledgerText(entry.label)}\n${postings.join('')}\n`
  }
  yield `; ${hledgerText(ctx.hub.name)}, ${year.startsOn} - ${year.endsOn}\n\ncommodity 1000.00 EUR\n\n`
  yield `${[...accounts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code]) => `account ${nameOf(code)}  ; type:${hledgerType(code)}\n`)
    .join('')}\n`
  const opening = await openingEntry(ctx, year)
  if (opening) yield write(opening)
  for await (const entries of entriesOf(ctx, year)) yield entries.map(write).join('')
}
