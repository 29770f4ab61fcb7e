import type { Day } from '#kit/day.ts'
import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sendStatement, takeStatement } from './features/import-statement/use-case.server.ts'
import { addBankAccount } from './features/keep-account/use-case.server.ts'

/** An account at a bank from a day on, for tests. */
export const someAccount = async (
  ctx: Ctx,
  startsOn: Day,
  name = 'Compte courant',
): Promise<Id<'BankAccount'>> =>
  must(await addBankAccount(ctx, { name, startsOn, openingBalance: cents(0) })).id

export type CsvLine = readonly [day: Day, euros: string, label: string]

/** A CSV as a French bank writes it. */
export const csvOf = (lines: readonly CsvLine[]): Uint8Array =>
  new TextEncoder().encode(
    [
      'Date;Libellé;Montant',
      ...lines.map(([day, euros, label]) => `${day.split('-').reverse().join('/')};${label};${euros}`),
    ].join('\n'),
  )

/** The same, taken in. */
export async function takeCsv(
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
  lines: readonly CsvLine[],
  name = 'releve.csv',
) {
  must(await sendStatement(ctx, { accountId, name, bytes: csvOf(lines) }))
  return must(await takeStatement(ctx, { accountId }))
}

/** `n` lines of one day after another. */
export const manyLines = (n: number, from: Day): CsvLine[] =>
  Array.from({ length: n }, (_, i) => [addDays(from, i % 28), `${-(i % 90) - 1},00`, `CB ACHAT ${i}`])
