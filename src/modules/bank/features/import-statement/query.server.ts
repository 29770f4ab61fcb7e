import { and, desc, eq } from 'drizzle-orm'
import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, cents } from '#kit/money.ts'
import { type BankAccount, bankAccountById, heldAtBank } from '#modules/bank/accounts.server.ts'
import type { CsvLayout } from '#modules/bank/rules/layout.ts'
import { guessLayout } from '#modules/bank/rules/layout.ts'
import { bankStatements } from '#modules/bank/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { compareDraft, waitingFile } from './use-case.server.ts'

const SHOWN = 12
const PAST = 24
/** Rows of a CSV that are shown to say what its columns hold. */
const SHEET = 12

export type Preview = {
  readonly name: string
  readonly source: 'csv' | 'ofx' | 'camt'
  readonly fresh: number
  readonly known: number
  readonly before: number
  readonly from: Day | null
  readonly to: Day | null
  readonly opening: Cents | null
  readonly closing: Cents | null
  readonly sum: Cents
  /** What the bank held before it as kept here, when the file says something else. */
  readonly gap: Cents | null
  readonly follows: boolean
  readonly last: readonly {
    readonly key: string
    readonly day: Day
    readonly label: string
    readonly amount: Cents
  }[]
  /** For a CSV: its first rows and how its columns were understood. */
  readonly sheet: readonly (readonly string[])[] | null
  readonly layout: CsvLayout | null
}

export type ImportPage = {
  readonly account: BankAccount
  readonly preview: Preview | null
  readonly past: readonly Pick<
    typeof bankStatements.$inferSelect,
    'id' | 'name' | 'source' | 'fromDay' | 'toDay' | 'lines' | 'duplicates' | 'closingBalance' | 'at'
  >[]
}

/** The page where statements come in: the file that waits, compared with what is there, and those taken before. */
export const readImportPage = (ctx: Ctx, id: Id<'BankAccount'>): Promise<ImportPage | null> =>
  ctx.read(async (tx) => {
    const account = await bankAccountById(tx, ctx, id)
    if (!account) return null
    const past = await tx
      .select({
        id: bankStatements.id,
        name: bankStatements.name,
        source: bankStatements.source,
        fromDay: bankStatements.fromDay,
        toDay: bankStatements.toDay,
        lines: bankStatements.lines,
        duplicates: bankStatements.duplicates,
        closingBalance: bankStatements.closingBalance,
        at: bankStatements.at,
      })
      .from(bankStatements)
      .where(and(eq(bankStatements.hubId, ctx.hub.id), eq(bankStatements.accountId, id)))
      .orderBy(desc(bankStatements.toDay), desc(bankStatements.id))
      .limit(PAST)
    const file = await waitingFile(tx, ctx, id)
    if (!file) return { account, past, preview: null }
    const { draft } = file
    const { fresh, duplicates, before } = await compareDraft(tx, ctx, account, draft)
    const lines = fresh.map(({ line }) => line)
    const first = draft.lines[0]
    const said = draft.opening === undefined ? null : cents(BigInt(draft.opening))
    // Compared only where something was taken in before it: the first statement has nothing to follow.
    const compared = said !== null && first !== undefined && past.length > 0 && first.day > account.startsOn
    const held = compared ? await heldAtBank(tx, ctx, account, addDays(first.day as Day, -1)) : null
    const preview: Preview = {
      name: file.name,
      source: draft.source,
      fresh: fresh.length,
      known: duplicates.length,
      before: before.length,
      from: lines[0]?.day ?? null,
      to: lines.at(-1)?.day ?? null,
      opening: said,
      closing: draft.closing === undefined ? null : cents(BigInt(draft.closing)),
      sum: add(...lines.map((line) => cents(line.cents))),
      gap: held !== null && held !== said ? held : null,
      follows: held !== null && held === said,
      last: lines
        .slice(-SHOWN)
        .reverse()
        .map((line) => ({
          key: String(line.position),
          day: line.day,
          label: line.label,
          amount: cents(line.cents),
        })),
      sheet: draft.table?.slice(0, SHEET) ?? null,
      layout: draft.table ? (account.csvLayout ?? guessLayout(draft.table)) : null,
    }
    return { account, past, preview }
  })
