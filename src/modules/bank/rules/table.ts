import { fold } from '#kit/text.ts'
import { foreignIn, readAmount, readDay } from './amounts.ts'
import type { DraftLine, StatementDraft } from './draft.ts'
import type { CsvLayout } from './layout.ts'
import { notRead, type Read } from './refusals.ts'

/** Longest statement taken in at once: four years of a busy counter. */
export const MOST_LINES = 20_000

type Table = readonly (readonly string[])[]
type Signed = { cents: bigint } | 'none' | { code: 'not_an_amount' | 'two_amounts'; text: string }

/** The signed amount of a row, from its one column or its two. */
function amountOf(cells: readonly string[], layout: CsvLayout): Signed {
  const read = (at: number | null) => (at === null ? undefined : readAmount(cells[at] ?? ''))
  const wrong = [layout.amount, layout.debit, layout.credit].find((at) => at !== null && read(at) === null)
  if (wrong !== undefined) return { code: 'not_an_amount', text: cells[wrong!] ?? '' }
  if (layout.amount !== null) {
    const value = read(layout.amount)
    if (value === undefined || value === null || value === 0n) return 'none'
    const side = layout.side === null ? '' : fold(cells[layout.side] ?? '')
    const size = value < 0n ? -value : value
    if (/^d(?:ebit)?$|^sortie|^depense/.test(side)) return { cents: -size }
    if (/^c(?:redit)?$|^entree|^recette/.test(side)) return { cents: size }
    return { cents: value }
  }
  const out = read(layout.debit) ?? 0n
  const into = read(layout.credit) ?? 0n
  if (out !== 0n && into !== 0n)
    return { code: 'two_amounts', text: `${cells[layout.debit!]} · ${cells[layout.credit!]}` }
  // Some banks write what left with its minus, some without.
  if (out !== 0n) return { cents: out > 0n ? -out : out }
  return into === 0n ? 'none' : { cents: into }
}

/** Words of several columns, none said twice. */
function labelOf(cells: readonly string[], columns: readonly number[]): string {
  const parts: string[] = []
  for (const at of columns) {
    const words = (cells[at] ?? '').replace(/\s+/g, ' ').trim()
    const said = fold(words)
    if (said === '' || parts.some((part) => fold(part).includes(said))) continue
    const shorter = parts.findIndex((part) => said.includes(fold(part)))
    if (shorter >= 0) parts[shorter] = words
    else parts.push(words)
  }
  return parts.join(' · ').slice(0, 400)
}

const BALANCE = /^(?:ancien |nouveau )?solde|^total|^totaux|^balance|^sous total/

type Told = { day: string | null; cents: bigint; opening: boolean | null }

/** « Solde au 31/01/2026 : 1 234,56 € », above or under the table; `opening` when its words say which it is. */
function balanceTold(cells: readonly string[]): Told | null {
  const line = cells.join(' ')
  const folded = fold(line)
  if (!/\bsolde\b|\bbalance\b/.test(folded)) return null
  const day = /(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})/.exec(line)?.[1]
  const bare = day ? line.replace(day, ' ') : line
  const figures = [
    ...bare.matchAll(/[-\u2212]?\d[\d\s\u00a0\u202f.]*,\d{2}(?!\d)|[-\u2212]?\d[\d,]*\.\d{2}(?!\d)/g),
  ].at(-1)
  const cents = figures ? readAmount(figures[0]) : null
  if (cents === null || cents === undefined) return null
  const opening = /initial|precedent|ancien|debut|ouverture|opening/.test(folded)
    ? true
    : /final|nouveau|fin\b|cloture|closing/.test(folded)
      ? false
      : null
  return { day: day ? readDay(day, 'dmy') : null, cents, opening }
}

/**
 * The lines of a table whose columns are known. Skips titles, totals and lines without an amount; words without a day
 * go on with the line above, as some banks wrap them. Refuses the whole file for one cell that nobody could read.
 */
export function readTable(table: Table, layout: CsvLayout): Read<StatementDraft> {
  const lines: DraftLine[] = []
  const told: Told[] = []
  for (let i = 0; i < table.length; i++) {
    const cells = table[i]!
    const foreign =
      i < layout.head && /devise|monnaie|currency/.test(fold(cells.join(' ')))
        ? foreignIn(cells.join(' '))
        : null
    if (foreign) return notRead('foreign_currency', i + 1, foreign)
    if (i === layout.head || cells.every((cell) => cell.trim() === '')) continue
    const day = i < layout.head ? null : readDay(cells[layout.day] ?? '', layout.dayOrder)
    const lead = fold(cells.find((cell) => cell.trim() !== '') ?? '')
    const words = fold(labelOf(cells, layout.label))
    if (i < layout.head || (day === null && (BALANCE.test(lead) || BALANCE.test(words)))) {
      const balance = balanceTold(cells)
      if (balance) told.push(balance)
      continue
    }
    const line = readRow(cells, layout, day, i + 1)
    if (line === 'nothing') {
      const before = lines.at(-1)
      const more = day === null && before ? labelOf(cells, layout.label) : ''
      if (more) lines[lines.length - 1] = { ...before!, label: `${before!.label} ${more}`.slice(0, 400) }
      continue
    }
    if (!line.ok) return line
    lines.push(line.value)
    if (lines.length > MOST_LINES) return notRead('too_many_lines')
  }
  return lines.length === 0 ? notRead('file_empty') : { ok: true, value: draftOf(lines, told) }
}

function readRow(
  cells: readonly string[],
  layout: CsvLayout,
  day: string | null,
  row: number,
): Read<DraftLine> | 'nothing' {
  const currency = layout.currency === null ? '' : (cells[layout.currency] ?? '').trim().toUpperCase()
  const money = [layout.amount, layout.debit, layout.credit].map((at) =>
    at === null ? '' : (cells[at] ?? ''),
  )
  const foreign = foreignIn(money.join(' ')) ?? (/^(?:EUR(?:OS?)?|€)?$/.test(currency) ? null : currency)
  if (foreign) return notRead('foreign_currency', row, foreign)
  const amount = amountOf(cells, layout)
  if (amount === 'none') return 'nothing'
  if ('code' in amount) return notRead(amount.code, row, amount.text)
  if (day === null) return notRead('not_a_day', row, cells[layout.day] ?? '')
  const balance = layout.balance === null ? undefined : readAmount(cells[layout.balance] ?? '')
  const reference = layout.reference === null ? '' : (cells[layout.reference] ?? '').trim()
  return {
    ok: true,
    value: {
      day,
      cents: amount.cents.toString(),
      label: labelOf(cells, layout.label) || '—',
      ...(reference && { reference: reference.slice(0, 80) }),
      ...(typeof balance === 'bigint' && { balance: balance.toString() }),
      row,
    },
  }
}

/** Oldest first, whatever the file's order; balances told outside the table find their end of it. */
function draftOf(lines: readonly DraftLine[], told: readonly Told[]): StatementDraft {
  const ordered = oldestFirst(lines)
  const [first, last] = [ordered[0]!, ordered.at(-1)!]
  const opening = told.find(
    (one) => one.opening === true || (one.opening === null && one.day !== null && one.day < first.day),
  )
  const closing = told.find(
    (one) => one.opening === false || (one.opening === null && one.day !== null && one.day >= last.day),
  )
  const running = last.balance
  return {
    source: 'csv',
    lines: ordered,
    opening:
      opening?.cents.toString() ??
      (first.balance && (BigInt(first.balance) - BigInt(first.cents)).toString()),
    closing: closing?.cents.toString() ?? running,
  }
}

/** The same lines, oldest first; of one day, in the order in which the bank booked them. */
export function oldestFirst(lines: readonly DraftLine[]): DraftLine[] {
  const falls = lines.findIndex((line, i) => i > 0 && line.day < lines[i - 1]!.day)
  const rises = lines.findIndex((line, i) => i > 0 && line.day > lines[i - 1]!.day)
  const backwards = falls >= 0 && (rises < 0 || falls < rises)
  const given = backwards ? [...lines].reverse() : [...lines]
  return given
    .map((line, i) => ({ line, i }))
    .sort((a, b) => (a.line.day < b.line.day ? -1 : a.line.day > b.line.day ? 1 : a.i - b.i))
    .map(({ line }) => line)
}
