import { sql } from 'drizzle-orm'
import { type Day, daysBetween } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import { type BankAccount, bankAccountById, heldAtBank } from '#modules/bank/accounts.server.ts'
import type { BookEntry } from '#modules/bank/books.server.ts'
import { type BankLine, matchedLines } from '#modules/bank/lines.server.ts'
import { entriesOfMatches, type MatchRow } from '#modules/bank/match.server.ts'
import type { ShownAnswer } from '#modules/bank/shown-answer.ts'
import { openWork, toldOf, type Work } from '#modules/bank/work.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { VIEWS, type View } from './views.ts'

type Shown = Pick<BankLine, 'id' | 'day' | 'amount' | 'label'>
export type Row = {
  readonly key: string
  readonly line: Shown
  readonly more: number
  readonly told: ShownAnswer | null
  readonly how?: MatchRow['how']
}

export type ReconcilePage = {
  readonly account: Pick<BankAccount, 'id' | 'name' | 'ledgerAccount'>
  readonly view: View
  readonly counts: Readonly<Record<View, number>>
  readonly rows: readonly Row[]
  readonly books: readonly BookEntry[]
  readonly next: string | null
  readonly previous: string | null
  readonly upTo: Day | null
  readonly held: Cents
  readonly all: number
  readonly done: number
}

const SIZE = 100

const shown = ({ id, day, amount, label }: BankLine): Shown => ({ id, day, amount, label })

/** Rows of open lines: those answered surely, those to look at, those without an answer. */
function openRows(work: Work): Record<'sures' | 'verifier' | 'sans', Row[]> {
  const lines = new Map(work.lines.map((line) => [line.id as string, line]))
  const rows: Record<'sures' | 'verifier' | 'sans', Row[]> = { sures: [], verifier: [], sans: [] }
  const answered = new Set<string>()
  for (const answer of work.answers) {
    const of = answer.suggestion.lines.map((id) => lines.get(id)!)
    for (const line of of) answered.add(line.id)
    const whole = { ...shown(of[0]!), amount: add(...of.map((line) => line.amount)) }
    rows[answer.suggestion.sure ? 'sures' : 'verifier'].push({
      key: answer.key,
      line: whole,
      more: of.length - 1,
      told: null,
    })
  }
  for (const line of work.lines)
    if (!answered.has(line.id)) rows.sans.push({ key: line.id, line: shown(line), more: 0, told: null })
  for (const those of Object.values(rows))
    those.sort((a, b) => (a.line.day < b.line.day ? -1 : a.line.day > b.line.day ? 1 : 0))
  return rows
}

/** A page of a list in hand, from the row after the one named. */
function slice<Item>(items: readonly Item[], keyOf: (item: Item) => string, after: string | null) {
  const at = after === null ? 0 : items.findIndex((item) => keyOf(item) === after) + 1
  const page = items.slice(at, at + SIZE)
  const before = at - SIZE
  return {
    page,
    next: at + SIZE < items.length ? keyOf(page.at(-1)!) : null,
    previous: at === 0 ? null : before <= 0 ? '' : keyOf(items[before - 1]!),
  }
}

/** The work of comparing an account with its bank, on one of its views. */
export const readReconcile = (
  ctx: Ctx,
  id: Id<'BankAccount'>,
  params: URLSearchParams,
): Promise<ReconcilePage | null> =>
  ctx.read(async (tx) => {
    const account = await bankAccountById(tx, ctx, id)
    if (!account) return null
    const work = await openWork(tx, ctx, account)
    const open = openRows(work)
    const { rows: kept } = await tx.execute<{ all: number; last: Day | null }>(sql`
      SELECT count(*)::int AS all, max(day) AS last FROM bank_lines WHERE hub_id = ${ctx.hub.id} AND account_id = ${id}`)
    const { all, last } = kept[0]!
    const done = all - work.lines.length
    const counts = {
      sures: open.sures.length,
      verifier: open.verifier.length,
      sans: open.sans.length,
      comptes: work.books.length,
      pointees: done,
    }
    const asked = VIEWS.find((view) => view === params.get('vue'))
    const view = asked ?? (['sures', 'verifier', 'sans'] as const).find((one) => counts[one] > 0) ?? 'sures'
    const q = fold(params.get('q') ?? '')
    const after = params.get('apres')
    const base = {
      account: { id: account.id, name: account.name, ledgerAccount: account.ledgerAccount },
      ...{ view, counts, upTo: last, all, done },
      held: await heldAtBank(tx, ctx, account, last ?? ctx.today()),
    }
    if (view === 'comptes') {
      const found = work.books.filter(
        (entry) => q === '' || fold(`${entry.label} ${entry.number}`).includes(q),
      )
      const { page, ...links } = slice([...found].reverse(), (entry) => entry.id, after)
      return { ...base, rows: [], books: page, ...links }
    }
    if (view === 'pointees') {
      const from = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(after ?? '')
      const lines = await matchedLines(tx, ctx, id, from ? [from[1] as Day, from[2]!] : null, SIZE + 1)
      const page = lines.slice(0, SIZE)
      const matches = await entriesOfMatches(
        tx,
        ctx,
        account,
        page.map((line) => line.matchId!),
      )
      const end = page.at(-1)
      const rows = page.map((line): Row => {
        const { how, entries = [] } = matches.get(line.matchId!) ?? { how: undefined }
        const days = entries.map((entry) => Math.abs(daysBetween(entry.day, line.day)))
        return {
          key: line.id,
          line: shown(line),
          more: 0,
          how,
          told: { kind: 'entries', entries, away: Math.max(0, ...days) },
        }
      })
      return {
        ...base,
        rows,
        books: [],
        next: lines.length > SIZE && end ? `${end.day}_${end.id}` : null,
        previous: from ? '' : null,
      }
    }
    const found = open[view].filter((row) => q === '' || fold(row.line.label).includes(q))
    const { page, ...links } = slice(found, (row) => row.key, after)
    const answers = new Map(work.answers.map((answer) => [answer.key, answer]))
    const rows = page.map(({ key, line, more }): Row => {
      const answer = answers.get(key)
      return { key, line, more, told: answer ? toldOf(answer, work) : null }
    })
    return { ...base, rows, books: [], ...links }
  })
