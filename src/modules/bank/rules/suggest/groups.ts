import { addDays } from '#kit/day.ts'
import { between, shared, wordSet } from './pairs.ts'
import type { BookItem, OpenLine, Suggestion } from './sides.ts'
import { runOf, subsetOf } from './sums.ts'

/** How far apart the parts of one movement may be. */
const BEFORE = 30
const AFTER = 3
const MOST = 40

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

/** Entries of the same sign around a line that are smaller than it: what it may be the sum of. */
function around(line: OpenLine, books: readonly BookItem[], used: ReadonlySet<BookItem>): BookItem[] {
  return between(books, addDays(line.day, -BEFORE), addDays(line.day, AFTER))
    .slice(-2 * MOST)
    .filter(
      (book) =>
        !used.has(book) && book.amount > 0n === line.amount > 0n && size(book.amount) < size(line.amount),
    )
    .slice(-MOST)
}

/**
 * One line of the bank for several entries: those that share a word with it, or a run of neighbours when it is the only
 * one. A person looks at them before they are accepted, unless they share a word and no other set does.
 */
export function severalEntries(lines: readonly OpenLine[], books: readonly BookItem[]): Suggestion[] {
  const used = new Set<BookItem>()
  const found: Suggestion[] = []
  for (const line of lines) {
    const near = around(line, books, used)
    if (near.length < 2) continue
    const own = wordSet(line.words)
    const named = near.filter((book) => shared(own, wordSet(book.words)) > 0)
    const set = subsetOf(
      named.map((book) => size(book.amount)),
      size(line.amount),
    )
    const run = set
      ? null
      : runOf(
          near.map((book) => size(book.amount)),
          size(line.amount),
        )
    const chosen = set ? set.at.map((at) => named[at]!) : run ? near.slice(run.from, run.to) : []
    if (chosen.length < 2) continue
    for (const book of chosen) used.add(book)
    found.push({
      kind: 'entries',
      lines: [line.id],
      entries: chosen.map(({ id }) => id),
      sure: set !== null && !set.several,
    })
  }
  return found
}

/** Several lines of one day and one name for one entry: salaries noted at once, paid one by one. */
export function severalLines(lines: readonly OpenLine[], books: readonly BookItem[]): Suggestion[] {
  const used = new Set<BookItem>()
  const byAmount = Map.groupBy(books, ({ amount }) => amount)
  const found: Suggestion[] = []
  const groups = Map.groupBy(
    lines,
    (line) => `${line.day} ${line.amount > 0n} ${[...wordSet(line.words)][0] ?? ''}`,
  )
  for (const those of groups.values()) {
    if (those.length < 2 || those.length > MOST) continue
    const sum = those.reduce((total, line) => total + line.amount, 0n)
    const { day } = those[0]!
    const [from, to] = [addDays(day, -BEFORE), addDays(day, AFTER)]
    const fits = (byAmount.get(sum) ?? []).filter(
      (book) => !used.has(book) && book.day >= from && book.day <= to,
    )
    if (fits.length !== 1) continue
    used.add(fits[0]!)
    found.push({ kind: 'entries', lines: those.map(({ id }) => id), entries: [fits[0]!.id], sure: false })
  }
  return found
}
