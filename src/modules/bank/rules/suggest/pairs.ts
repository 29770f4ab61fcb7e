import { addDays, type Day, daysBetween } from '#kit/day.ts'
import { tellingWords } from '../rule.ts'
import type { BookItem, OpenLine, Suggestion } from './sides.ts'

/** A transfer is noted some weeks before the bank shows it, or a few days after. */
const BEFORE = 60
const AFTER = 7
/** As near as this, two that are alone with their amount are the same. */
const NEAR = 12
/** Candidates that are looked at for one line: equal amounts may stand by the thousand. */
const LOOKED = 24

/** Words that tell something, once each. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(tellingWords(words, 12))

export const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let n = 0
  for (const word of a) if (b.has(word)) n++
  return n
}

type Pair = { readonly line: number; readonly book: number; readonly words: number; readonly days: number }

/** The first place of a day or later in a list sorted by day. */
function placeOf(list: readonly { readonly day: Day }[], day: Day): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.day < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Those of the days from one to another, both included, of a list sorted by day. */
export const between = <Row extends { readonly day: Day }>(list: readonly Row[], from: Day, to: Day): Row[] =>
  list.slice(placeOf(list, from), placeOf(list, addDays(to, 1)))

/** Those of one amount, each side sorted by day: who goes with whom, the best pairs first. */
function pairsOf(
  lines: readonly (OpenLine & { set: ReadonlySet<string> })[],
  books: readonly (BookItem & { set: ReadonlySet<string> })[],
): Pair[] {
  const pairs: Pair[] = []
  lines.forEach((line, l) => {
    const first = placeOf(books, addDays(line.day, -BEFORE))
    const end = placeOf(books, addDays(line.day, AFTER + 1))
    const middle = placeOf(books, line.day)
    const from = Math.max(first, middle - LOOKED)
    for (let b = from; b < Math.min(end, middle + LOOKED); b++) {
      const book = books[b]!
      pairs.push({
        line: l,
        book: b,
        words: shared(line.set, book.set),
        days: Math.abs(daysBetween(book.day, line.day)),
      })
    }
  })
  return pairs.sort((x, y) => y.words - x.words || x.days - y.days || x.line - y.line || x.book - y.book)
}

/**
 * Lines and entries of the same amount to the cent. Of several, those that share words, then the nearest days. Sure when
 * each is the other's only one, or they share a word that no rival shares, or all of the same amount go away in pairs.
 */
export function exactPairs(lines: readonly OpenLine[], books: readonly BookItem[]): Suggestion[] {
  const byAmount = Map.groupBy(books, (book) => book.amount)
  const found: Suggestion[] = []
  for (const [amount, some] of Map.groupBy(lines, (line) => line.amount)) {
    const those = byAmount.get(amount)
    if (!those) continue
    const ls = some.map((line) => ({ ...line, set: wordSet(line.words) }))
    const bs = those.map((book) => ({ ...book, set: wordSet(book.words) }))
    const pairs = pairsOf(ls, bs)
    const rivals = rivalsOf(pairs)
    const takenLines = new Set<number>()
    const takenBooks = new Set<number>()
    const chosen: Pair[] = []
    for (const pair of pairs) {
      if (takenLines.has(pair.line) || takenBooks.has(pair.book)) continue
      takenLines.add(pair.line)
      takenBooks.add(pair.book)
      chosen.push(pair)
    }
    const even = ls.length === bs.length && chosen.length === ls.length
    for (const pair of chosen) {
      const sides = [rivals.get(`l${pair.line}`)!, rivals.get(`b${pair.book}`)!]
      const alone = sides.every(({ n }) => n === 1)
      const named = pair.words > 0 && sides.every(({ best, next }) => best === pair.words && next < best)
      const sure = pair.days <= NEAR && (alone || named || even)
      found.push({ kind: 'entries', lines: [ls[pair.line]!.id], entries: [bs[pair.book]!.id], sure })
    }
  }
  return found
}

/** Of each line and entry: how many pairs it could be in, and the most words it shares, with two of them. */
type Rivals = { n: number; best: number; next: number }

function rivalsOf(pairs: readonly Pair[]): Map<string, Rivals> {
  const rivals = new Map<string, Rivals>()
  for (const pair of pairs)
    for (const side of [`l${pair.line}`, `b${pair.book}`]) {
      const known = rivals.get(side) ?? { n: 0, best: -1, next: -1 }
      known.n++
      if (pair.words > known.best) [known.best, known.next] = [pair.words, known.best]
      else if (pair.words > known.next) known.next = pair.words
      rivals.set(side, known)
    }
  return rivals
}
