import { daysBetween } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { parseEuros } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import { type BankAccount, bankAccountById } from '#modules/bank/accounts.server.ts'
import type { BookEntry } from '#modules/bank/books.server.ts'
import { type BankLine, linesNamed } from '#modules/bank/lines.server.ts'
import { entriesOfMatches, type MatchRow } from '#modules/bank/match.server.ts'
import { tellingWords } from '#modules/bank/rules/rule.ts'
import type { ShownAnswer } from '#modules/bank/shown-answer.ts'
import { openWork, toldOf, wordsOfLine } from '#modules/bank/work.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Entries shown beside a line: the nearest, or those that were searched for. */
const NEAREST = 8
const SHOWN = 30

export type LinePage = {
  readonly account: Pick<BankAccount, 'id' | 'name'>
  readonly line: BankLine
  /** What it is matched with; null while it is open. */
  readonly match: {
    readonly id: Id<'BankMatch'>
    readonly how: MatchRow['how']
    readonly entries: readonly BookEntry[]
  } | null
  readonly answer: { readonly key: string; readonly told: ShownAnswer } | null
  readonly entries: readonly BookEntry[]
  readonly others: readonly BankLine[]
  readonly q: string
  /** The words that name somebody on it: what a rule would look for. */
  readonly pattern: string
}

/** One line of the bank with everything that may answer it, the nearest amounts and days first. */
export const readLine = (
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
  lineId: Id<'BankLine'>,
  params: URLSearchParams,
): Promise<LinePage | null> =>
  ctx.read(async (tx) => {
    const account = await bankAccountById(tx, ctx, accountId)
    const [line] = await linesNamed(tx, ctx, [lineId])
    if (!account || !line || line.accountId !== accountId) return null
    const q = (params.get('q') ?? '').slice(0, 100)
    const pattern = tellingWords(wordsOfLine(line)).join(' ')
    const base = { account: { id: account.id, name: account.name }, line, q, pattern }
    if (line.matchId) {
      const found = (await entriesOfMatches(tx, ctx, account, [line.matchId])).get(line.matchId)
      const match = {
        id: line.matchId,
        how: found?.how ?? ('by-hand' as const),
        entries: found?.entries ?? [],
      }
      return { ...base, match, answer: null, entries: [], others: [] }
    }
    const work = await openWork(tx, ctx, account)
    const answer = work.answers.find(({ suggestion }) => suggestion.lines.includes(line.id))
    const typed = fold(q)
    const sum = parseEuros(q)
    const far = (amount: bigint, day: BankLine['day']) => {
      const gap = amount - line.amount
      return Number(gap < 0n ? -gap : gap) + Math.abs(daysBetween(day, line.day)) * 100
    }
    const entries = work.books
      .filter((entry) =>
        typed === ''
          ? entry.amount > 0n === line.amount > 0n
          : fold(`${entry.label} ${entry.number} ${entry.reference ?? ''}`).includes(typed) ||
            (sum.ok && (entry.amount === sum.value || -entry.amount === sum.value)),
      )
      .sort((a, b) => far(a.amount, a.day) - far(b.amount, b.day))
      .slice(0, typed === '' ? NEAREST : SHOWN)
    const others = work.lines
      .filter((one) => one.id !== line.id && Math.abs(daysBetween(one.day, line.day)) <= 5)
      .slice(0, SHOWN)
    return {
      ...base,
      match: null,
      answer: answer ? { key: answer.key, told: toldOf(answer, work) } : null,
      entries,
      others,
    }
  })
