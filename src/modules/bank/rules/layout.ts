import { fold } from '#kit/text.ts'
import { type DayOrder, readAmount, readDay } from './amounts.ts'

/** Which column of a CSV holds what, counted from 0. Null when no column does. */
export type CsvLayout = {
  /** Row of the headings, from 0; −1 when the file has none. */
  readonly head: number
  readonly day: number
  readonly label: readonly number[]
  /** One column with its sign… */
  readonly amount: number | null
  /** …or with the word of its side beside it: D or C… */
  readonly side: number | null
  /** …or one column for what left and one for what came. */
  readonly debit: number | null
  readonly credit: number | null
  readonly balance: number | null
  readonly reference: number | null
  readonly currency: number | null
  readonly dayOrder: DayOrder
  /** Folded headings: the same next month mean the same columns. */
  readonly heads: string
}

type Table = readonly (readonly string[])[]
type Role = 'day' | 'label' | 'amount' | 'side' | 'debit' | 'credit' | 'balance' | 'reference' | 'currency'

/** Headings of French and English banks, the surest first; each column takes the first role that fits. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  ['balance', /^solde|^balance|solde (?:progressif|apres|comptable)/],
  ['debit', /^(?:montant )?(?:au )?debit|^debits|^sortie|^depense|^money out|^montant debite?$/],
  ['credit', /^(?:montant )?(?:au )?credit|^credits|^entree|^recette|^money in|^montant credite?$/],
  ['currency', /^devise|^monnaie|^currency/],
  ['side', /^sens|^d c$|^debit credit|^type de mouvement|^indicateur/],
  ['amount', /^montant|^amount|^valeur en euros?|^somme/],
  [
    'day',
    /^date(?! (?:de )?valeur)|^jour|^operation date|^booking date|^date (?:d )?(?:operation|comptable|comptabilisation)/,
  ],
  [
    'reference',
    /^ref|^numero|^n d?e? ?(?:operation|piece|cheque)|^no operation|^identifiant|^transaction id/,
  ],
  [
    'label',
    /^libelle|^operation|^designation|^description|^intitule|^nature|^label|^detail|^motif|^informations|^communication|^contrepartie|^beneficiaire|^tiers/,
  ],
]

const roleOf = (heading: string): Role | null => {
  const folded = fold(heading)
  // « Débit/crédit » in one column is a signed amount or its side; « valeur » is the other date.
  return folded === '' ? null : (HEADINGS.find(([, shape]) => shape.test(folded))?.[0] ?? null)
}

/** Titles, holder, dates and balances stand above the headings of many banks. */
const HEADINGS_WITHIN = 40

function headRow(table: Table): number {
  let best = { at: -1, score: 0 }
  table.slice(0, HEADINGS_WITHIN).forEach((cells, at) => {
    const roles = new Set(cells.map(roleOf).filter(Boolean))
    const money = roles.has('amount') || roles.has('debit') || roles.has('credit')
    const score = roles.has('day') && money ? roles.size : 0
    if (score > best.score) best = { at, score }
  })
  return best.at
}

const isDayCell = (cell: string): boolean => readDay(cell, 'dmy') !== null || readDay(cell, 'mdy') !== null
const isAmountCell = (cell: string): boolean => typeof readAmount(cell) === 'bigint' && !isDayCell(cell)

/** Day first unless a second number above twelve says otherwise. */
function orderOf(cells: readonly string[]): DayOrder {
  const seen = cells.filter((cell) => isDayCell(cell))
  if (seen.length > 0 && seen.every((cell) => readDay(cell, 'dmy') === null)) return 'mdy'
  if (seen.some((cell) => readDay(cell, 'dmy') === null && readDay(cell, 'mdy') !== null)) return 'mdy'
  return 'dmy'
}

/** What each column of a file without known headings holds, by what its cells look like. */
function byContent(rows: Table): Omit<CsvLayout, 'head' | 'heads' | 'dayOrder'> | null {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const column = (at: number) => rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '')
  const share = (at: number, is: (cell: string) => boolean) => {
    const cells = column(at)
    return cells.length === 0 ? 0 : cells.filter(is).length / cells.length
  }
  const all = Array.from({ length: width }, (_, at) => at)
  const day = all.find((at) => share(at, isDayCell) > 0.9)
  const money = all.filter((at) => share(at, isAmountCell) > 0.9)
  if (day === undefined || money.length === 0) return null
  const words = all.filter((at) => at !== day && !money.includes(at) && share(at, isDayCell) < 0.5)
  const label = words.filter((at) => column(at).some((cell) => /\p{L}{3}/u.test(cell)))
  const none = { amount: null, side: null, debit: null, credit: null, balance: null }
  const rest = { reference: null, currency: null, day, label: label.length > 0 ? label : words.slice(0, 1) }
  const full = (at: number) => column(at).length / Math.max(1, rows.length)
  const [first, second, third] = money
  // Two columns of which each row fills one: what left, and what came.
  if (first !== undefined && second !== undefined && full(first) + full(second) < 1.2)
    return { ...none, ...rest, debit: first, credit: second, balance: third ?? null }
  return { ...none, ...rest, amount: first!, balance: second ?? null }
}

/** Where the day, the words and the money stand in a table; null when nobody could tell but a person. */
export function guessLayout(table: Table): CsvLayout | null {
  const head = headRow(table)
  const data = table.slice(head + 1).filter((row) => row.some((cell) => cell.trim() !== ''))
  if (head < 0) {
    const found = byContent(data.slice(0, 200))
    return found && { ...found, head, heads: '', dayOrder: orderOf(data.map((row) => row[found.day] ?? '')) }
  }
  const roles = table[head]!.map(roleOf)
  const at = (role: Role): number | null => {
    const found = roles.indexOf(role)
    return found < 0 ? null : found
  }
  const [debit, credit] = [at('debit'), at('credit')]
  const two = debit !== null && credit !== null
  const day = at('day')
  const amount = two ? null : (at('amount') ?? debit ?? credit)
  if (day === null || (!two && amount === null)) return null
  const label = roles.flatMap((role, i) => (role === 'label' ? [i] : []))
  return {
    head,
    day,
    label: label.length > 0 ? label : wordy(data, roles),
    amount,
    side: two ? null : at('side'),
    debit: two ? debit : null,
    credit: two ? credit : null,
    balance: at('balance'),
    reference: at('reference'),
    currency: at('currency'),
    dayOrder: orderOf(data.map((row) => row[day] ?? '')),
    heads: headsOf(table[head]!),
  }
}

/** The column of most letters, when no heading names it. */
function wordy(rows: Table, roles: readonly (Role | null)[]): number[] {
  const letters = roles.map((role, at) =>
    role === null
      ? rows.slice(0, 100).reduce((n, row) => n + (row[at] ?? '').replace(/[^\p{L}]/gu, '').length, 0)
      : -1,
  )
  const most = Math.max(...letters)
  return most > 0 ? [letters.indexOf(most)] : []
}

/** Headings as one word, to know them again. */
export const headsOf = (cells: readonly string[]): string => cells.map(fold).join('|')
