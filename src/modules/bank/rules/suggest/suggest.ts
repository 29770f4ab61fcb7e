import { ruleFor } from '../rule.ts'
import { settlings } from './debts.ts'
import { severalEntries, severalLines } from './groups.ts'
import { exactPairs } from './pairs.ts'
import { remits } from './remits.ts'
import type { Known, Suggestion } from './sides.ts'

const byDay = <Row extends { day: string; id: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/**
 * What answers the lines of the bank, the surest ways first: entries of the same amount, several entries for one line
 * or several lines for one entry, payments that wait to be remitted, sums owed that a transfer pays, rules learned.
 * Each line, entry, payment and debt is in one suggestion at most, and both sides are equal to the cent (a remittance:
 * less its fee). The order of what is given changes nothing.
 */
export function suggest(known: Known): Suggestion[] {
  const found: Suggestion[] = []
  let lines = byDay(known.lines)
  let books = byDay(known.books)
  const take = (some: readonly Suggestion[]) => {
    const done = new Set(some.flatMap((one) => one.lines))
    const used = new Set(some.flatMap((one) => (one.kind === 'entries' ? one.entries : [])))
    lines = lines.filter(({ id }) => !done.has(id))
    books = books.filter(({ id }) => !used.has(id))
    found.push(...some)
  }
  take(exactPairs(lines, books))
  take(remits(lines, byDay(known.waiting), known.till))
  take(severalLines(lines, books))
  take(severalEntries(lines, books))
  take(
    settlings(
      lines,
      [...known.debts].sort((a, b) => (a.who < b.who ? -1 : 1)),
    ),
  )
  take(
    lines.flatMap((line): Suggestion[] => {
      const rule = ruleFor(known.rules, line.words, line.amount)
      return rule ? [{ kind: 'rule', lines: [line.id], rule: rule.id, sure: true }] : []
    }),
  )
  return found
}
