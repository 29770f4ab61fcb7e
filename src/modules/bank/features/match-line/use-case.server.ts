import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, minus } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { type Noted, noteLine } from '#modules/bank/accept.server.ts'
import { holdBankAccount } from '#modules/bank/accounts.server.ts'
import { entriesNamed } from '#modules/bank/books.server.ts'
import { stillOpen } from '#modules/bank/lines.server.ts'
import { writeMatches } from '#modules/bank/match.server.ts'
import type { AcceptCode, NoteCode } from '#modules/bank/match-codes.ts'
import { mayKeepBank } from '#modules/bank/permits.ts'
import { holds } from '#modules/bank/rules/rule.ts'
import { bankRules } from '#modules/bank/tables.ts'
import { wordsOfLine } from '#modules/bank/work.server.ts'
import { recordOperation } from '#modules/money/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

type Given = { readonly accountId: Id<'BankAccount'>; readonly lines: readonly Id<'BankLine'>[] }

/**
 * Writes into the books what a line of the bank is, and matches the two. With a pattern, learns it: lines that hold these
 * words are the same operation from now on. Refuses a pattern that the line itself does not hold.
 */
export async function noteFromLine(
  ctx: Ctx,
  input: Given & Noted & { readonly pattern?: string; readonly idempotencyKey?: string },
): Promise<Result<{ entryId: Id<'Entry'> }, NoteCode>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ entryId: Id<'Entry'> }, NoteCode>(tx, c, input.idempotencyKey, async () => {
        const account = await holdBankAccount(tx, c, input.accountId)
        if (!account) return refuse('not_found')
        const lines = await stillOpen(tx, c, account.id, input.lines)
        if (lines.length === 0 || lines.length < input.lines.length) return refuse('line_matched')
        const { kind, label, organisationId, partyName, day } = input
        if (input.pattern !== undefined) {
          const learned = await learn(
            tx,
            c,
            input.pattern,
            { kind, label, organisationId, partyName },
            lines[0]!,
          )
          if (!learned.ok) return learned
        }
        const entry = await noteLine(c, account, lines, { kind, label, organisationId, partyName, day })
        if (!entry.ok) return entry
        const made = { lines: lines.map(({ id }) => id), entries: [entry.value], how: 'made' as const }
        const { left } = await writeMatches(tx, c, account, [made])
        return left[0] ? refuse(left[0].code) : ok({ entryId: entry.value })
      }),
    ),
  )
}

async function learn(
  tx: Tx,
  ctx: Ctx,
  typed: string,
  noted: Noted,
  line: Awaited<ReturnType<typeof stillOpen>>[number],
): Promise<Result<null, 'pattern_needed' | 'pattern_elsewhere'>> {
  const pattern = fold(typed).slice(0, 80)
  if (pattern.length < 2) return refuse('pattern_needed', 'pattern')
  if (!holds(wordsOfLine(line), pattern)) return refuse('pattern_elsewhere', 'pattern')
  const { kind, label, organisationId = null, partyName = '' } = noted
  const row = { kind, label, organisationId, partyName, createdAt: ctx.now(), userId: ctx.actor.userId }
  const id = newId<'BankRule'>()
  await tx
    .insert(bankRules)
    .values({ hubId: ctx.hub.id, id, pattern, direction: line.amount > 0n ? 'in' : 'out', ...row })
    .onConflictDoUpdate({ target: [bankRules.hubId, bankRules.pattern, bankRules.direction], set: row })
  await audit(tx, ctx, 'learn', 'bank-rule', id, { pattern, kind })
  return ok(null)
}

/** Differences up to here may be what the bank kept: 30 €. Ours. */
const MOST_FEE = 3_000n

/**
 * Matches lines and entries that a person chose. When `fee` says so, what the bank kept is written as its fee: the
 * entries say a little more came, or a little less left, than the lines do.
 */
export async function matchChosen(
  ctx: Ctx,
  input: Given & {
    readonly entries: readonly Id<'Entry'>[]
    readonly fee?: boolean
    readonly feeLabel: string
    readonly idempotencyKey?: string
  },
): Promise<Result<{ fee: string }, AcceptCode> & { short?: Cents }> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const account = await holdBankAccount(tx, c, input.accountId)
      if (!account) return refuse('not_found')
      if (input.entries.length === 0) return refuse('nothing_chosen', 'entries')
      const lines = await stillOpen(tx, c, account.id, input.lines)
      const books = await entriesNamed(tx, c, account, input.entries)
      const short = minus(
        add(...lines.map((line) => line.amount)),
        add(...books.map((entry) => entry.amount)),
      )
      const entries = [...input.entries]
      if (short !== 0n && input.fee && short < 0n && -short <= MOST_FEE) {
        const day = lines.at(-1)!.day
        const fee = await recordOperation(c, {
          kind: 'bank-fees',
          amount: -short as Cents,
          day,
          label: input.feeLabel,
          bank: account.ledgerAccount,
        })
        if (!fee.ok) return fee
        entries.push(fee.value.entryId)
      } else if (short !== 0n) return { ...refuse('not_equal', 'entries'), short }
      const { left } = await writeMatches(tx, c, account, [{ lines: input.lines, entries, how: 'by-hand' }])
      return left[0] ? refuse(left[0].code) : ok({ fee: short.toString() })
    }),
  )
}
