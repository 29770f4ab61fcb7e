import { createHash } from 'node:crypto'
import { and, eq, gte, lte, sql } from 'drizzle-orm'
import { type Day, day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type BankAccount, bankAccountById, holdBankAccount } from '#modules/bank/accounts.server.ts'
import { readAsTable, readStatementFile } from '#modules/bank/formats/read.ts'
import { mayKeepBank } from '#modules/bank/permits.ts'
import type { StatementDraft } from '#modules/bank/rules/draft.ts'
import { type KnownLine, type SortedOut, sortOut } from '#modules/bank/rules/duplicates.ts'
import type { CsvLayout } from '#modules/bank/rules/layout.ts'
import type { ReadRefusal, TakeCode } from '#modules/bank/rules/refusals.ts'
import { bankAccounts, bankFiles, bankLines, bankStatements } from '#modules/bank/tables.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'

type Refused = Omit<ReadRefusal, 'code'> & { readonly code: TakeCode; readonly field?: string }
const no = (code: TakeCode, detail?: readonly string[]): Refused => ({
  ok: false,
  code,
  field: 'file',
  detail,
})

/** The account of a file, as its end or whole, is the one that was chosen. */
function otherAccount(account: BankAccount, draft: StatementDraft): string | null {
  const said = draft.account?.replace(/\s/g, '')
  if (!said || !account.iban) return null
  const own = account.iban
  // OFX gives the number of the account without its key: it stands inside the IBAN.
  return own === said || own.includes(said) || (said.length > 20 && said.includes(own)) ? null : said
}

/**
 * Reads a file of the bank and keeps it to be looked at before it is taken in. A CSV whose columns nobody can tell waits
 * too, with its rows. Refuses, and keeps nothing of, a file that cannot be read, another account's, another currency's, one
 * that contradicts itself, and one that was taken in before.
 */
export async function sendStatement(
  ctx: Ctx,
  input: { readonly accountId: Id<'BankAccount'>; readonly name: string; readonly bytes: Uint8Array },
): Promise<{ ok: true; value: { columns: boolean } } | Refused> {
  if (!mayKeepBank(ctx.actor)) return no('not_permitted')
  return await ctx.tx(async (tx) => {
    const account = await bankAccountById(tx, ctx, input.accountId)
    if (!account) return no('not_found')
    if (account.closedAt) return no('account_closed')
    const sha256 = createHash('sha256').update(input.bytes).digest('hex')
    const known = await statementOfFile(tx, ctx, account.id, sha256)
    if (known) return no('already_taken', [known])
    const { draft, table } = readStatementFile(input.bytes, account.csvLayout)
    const unknown = !draft.ok && draft.code === 'columns_unknown' && table !== undefined
    if (!draft.ok && !unknown) return { ...draft, field: 'file' }
    const other = draft.ok ? otherAccount(account, draft.value) : null
    if (other) return no('other_account', [other])
    const future = draft.ok && draft.value.lines.find((line) => line.day > ctx.today())
    if (future) return { ...no('day_in_future', [future.day]), row: future.row }
    const kept: StatementDraft = draft.ok ? { ...draft.value, table } : { source: 'csv', lines: [], table }
    const row = { name: input.name, sha256, draft: kept, at: ctx.now(), userId: ctx.actor.userId }
    await tx
      .insert(bankFiles)
      .values({ hubId: ctx.hub.id, accountId: account.id, ...row })
      .onConflictDoUpdate({ target: [bankFiles.hubId, bankFiles.accountId], set: row })
    return ok({ columns: unknown })
  })
}

/** The day a file was taken in, when it was. */
async function statementOfFile(
  tx: Tx,
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
  sha256: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ at: bankStatements.at })
    .from(bankStatements)
    .where(
      and(
        eq(bankStatements.hubId, ctx.hub.id),
        eq(bankStatements.accountId, accountId),
        eq(bankStatements.sha256, sha256),
      ),
    )
  return row ? row.at.toISOString().slice(0, 10) : null
}

/** Reads the rows of the waiting CSV again by the columns that somebody said, and keeps them for the next file. */
export async function sayColumns(
  ctx: Ctx,
  input: { readonly accountId: Id<'BankAccount'>; readonly layout: CsvLayout },
): Promise<{ ok: true; value: null } | Refused> {
  if (!mayKeepBank(ctx.actor)) return no('not_permitted')
  return await ctx.tx(async (tx) => {
    const waiting = await waitingFile(tx, ctx, input.accountId)
    if (!waiting?.draft.table) return no('nothing_waits')
    const { draft, table } = readAsTable(waiting.draft.table, null, input.layout)
    if (!draft.ok) return { ...draft, field: undefined }
    const future = draft.value.lines.find((line) => line.day > ctx.today())
    if (future) return { ok: false, code: 'day_in_future', row: future.row, detail: [future.day] }
    const own = and(eq(bankFiles.hubId, ctx.hub.id), eq(bankFiles.accountId, input.accountId))
    await tx
      .update(bankFiles)
      .set({ draft: { ...draft.value, table } })
      .where(own)
    await tx
      .update(bankAccounts)
      .set({ csvLayout: input.layout })
      .where(and(eq(bankAccounts.hubId, ctx.hub.id), eq(bankAccounts.id, input.accountId)))
    return ok(null)
  })
}

export async function waitingFile(
  tx: Tx,
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
): Promise<typeof bankFiles.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(bankFiles)
    .where(and(eq(bankFiles.hubId, ctx.hub.id), eq(bankFiles.accountId, accountId)))
  return row ?? null
}

export type DraftRow = {
  day: Day
  cents: bigint
  label: string
  reference?: string
  position: number
  line: StatementDraft['lines'][number]
}

/** The lines of a draft beside those that are there already, in one query. */
export async function compareDraft(
  tx: Tx,
  ctx: Ctx,
  account: BankAccount,
  draft: StatementDraft,
): Promise<SortedOut<DraftRow> & { before: readonly DraftRow[] }> {
  const all = draft.lines.map(
    (line, position): DraftRow => ({
      day: day(line.day),
      cents: BigInt(line.cents),
      label: line.label,
      reference: line.reference,
      position,
      line,
    }),
  )
  // What is older than the first day compared is in the opening balance.
  const before = all.filter((row) => row.day < account.startsOn)
  const rows = all.filter((row) => row.day >= account.startsOn)
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return { fresh: [], duplicates: [], before }
  const known = await tx
    .select({
      day: bankLines.day,
      amount: bankLines.amount,
      label: bankLines.label,
      reference: bankLines.reference,
      nth: bankLines.nth,
      source: bankStatements.source,
    })
    .from(bankLines)
    .innerJoin(
      bankStatements,
      and(eq(bankStatements.hubId, bankLines.hubId), eq(bankStatements.id, bankLines.statementId)),
    )
    .where(
      and(
        eq(bankLines.hubId, ctx.hub.id),
        eq(bankLines.accountId, account.id),
        gte(bankLines.day, first.day),
        lte(bankLines.day, last.day),
      ),
    )
  const there = known.map(({ amount, ...row }): KnownLine => ({ ...row, cents: amount }))
  return { ...sortOut(there, rows, draft.source), before }
}

export type Taken = { statementId: Id<'BankStatement'>; lines: number; duplicates: number }

/**
 * Takes the waiting file in: its new lines once each, whatever other files brought them; those already there are counted
 * and left. All or nothing, under the account's lock. Refuses a file without a new line.
 */
export async function takeStatement(
  ctx: Ctx,
  input: { readonly accountId: Id<'BankAccount'>; readonly idempotencyKey?: string },
): Promise<Result<Taken, TakeCode>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<Taken, TakeCode>(tx, ctx, input.idempotencyKey, async () => {
      const account = await holdBankAccount(tx, ctx, input.accountId)
      if (!account) return refuse('not_found')
      const file = await waitingFile(tx, ctx, account.id)
      if (!file || file.draft.lines.length === 0) return refuse('nothing_waits')
      if (await statementOfFile(tx, ctx, account.id, file.sha256)) return refuse('already_taken', 'file')
      const { fresh, duplicates } = await compareDraft(tx, ctx, account, file.draft)
      if (fresh.length === 0) return refuse('nothing_new', 'file')
      const statementId = newId<'BankStatement'>()
      const { opening, closing, source } = file.draft
      await tx.insert(bankStatements).values({
        hubId: ctx.hub.id,
        id: statementId,
        accountId: account.id,
        source,
        name: file.name,
        sha256: file.sha256,
        fromDay: fresh[0]!.line.day,
        toDay: day(file.draft.lines.at(-1)!.day),
        openingBalance: opening === undefined ? null : cents(BigInt(opening)),
        closingBalance: closing === undefined ? null : cents(BigInt(closing)),
        lines: fresh.length,
        duplicates: duplicates.length,
        at: ctx.now(),
        userId: ctx.actor.userId,
      })
      const { names, values } = manyRows(
        bankLines,
        fresh.map(({ line: { line, position, day: on, cents: amount }, nth }) => ({
          ...{ hubId: ctx.hub.id, id: newId<'BankLine'>(), accountId: account.id, statementId },
          ...{ day: on, amount, nth, position, label: line.label, reference: line.reference ?? null },
          ...{ party: line.party ?? null, partyIban: line.partyIban ?? null, details: line.details ?? null },
        })),
      )
      await tx.execute(sql`INSERT INTO ${bankLines} (${names}) SELECT ${names} FROM ${values}`)
      await tx
        .delete(bankFiles)
        .where(and(eq(bankFiles.hubId, ctx.hub.id), eq(bankFiles.accountId, account.id)))
      await audit(tx, ctx, 'take', 'bank-statement', statementId, {
        lines: fresh.length,
        duplicates: duplicates.length,
      })
      return ok({ statementId, lines: fresh.length, duplicates: duplicates.length })
    }),
  )
}

/** Puts the waiting file away. */
export async function forgetStatement(ctx: Ctx, accountId: Id<'BankAccount'>): Promise<void> {
  if (!mayKeepBank(ctx.actor)) return
  await ctx.tx(async (tx) => {
    await tx.delete(bankFiles).where(and(eq(bankFiles.hubId, ctx.hub.id), eq(bankFiles.accountId, accountId)))
  })
}

/** Takes an import back, with its lines, as long as none of them was matched. */
export async function undoStatement(
  ctx: Ctx,
  statementId: Id<'BankStatement'>,
): Promise<Result<null, 'not_permitted' | 'not_found' | 'lines_matched'>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const [statement] = await tx
      .select({ accountId: bankStatements.accountId, name: bankStatements.name, lines: bankStatements.lines })
      .from(bankStatements)
      .where(and(eq(bankStatements.hubId, ctx.hub.id), eq(bankStatements.id, statementId)))
    if (!statement) return refuse('not_found')
    await holdBankAccount(tx, ctx, statement.accountId)
    const ofStatement = and(eq(bankLines.hubId, ctx.hub.id), eq(bankLines.statementId, statementId))
    const matched = await tx
      .select({ id: bankLines.id })
      .from(bankLines)
      .where(and(ofStatement, sql`${bankLines.matchId} IS NOT NULL`))
      .limit(1)
    if (matched.length > 0) return refuse('lines_matched')
    await tx.delete(bankLines).where(ofStatement)
    await tx
      .delete(bankStatements)
      .where(and(eq(bankStatements.hubId, ctx.hub.id), eq(bankStatements.id, statementId)))
    await audit(tx, ctx, 'take-back', 'bank-statement', statementId, statement)
    return ok(null)
  })
}
