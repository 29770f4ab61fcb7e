import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import type { Journal } from './entry.ts'

/**
 * The file of accounting entries that the tax office may ask for (fichier des écritures comptables: LPF art. L47 A-I and
 * A47 A-1). Eighteen columns in this order, separated by tabs; days as AAAAMMJJ, amounts with a decimal comma.
 */
export const FEC_COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const
export type FecLine = Readonly<Record<(typeof FEC_COLUMNS)[number], string>>

/** Codes of journals that French accountants expect. */
export const JOURNAL_CODES: Record<Journal, string> = {
  sales: 'VE',
  purchases: 'AC',
  bank: 'BQ',
  cash: 'CA',
  misc: 'OD',
  opening: 'AN',
}

export const fecDay = (day: Day | null): string => (day ?? '').replaceAll('-', '')

/** `125050n` → `1250,50`. */
export function fecAmount(amount: Cents): string {
  const sign = amount < 0n ? '-' : ''
  const size = amount < 0n ? -amount : amount
  return `${sign}${size / 100n},${String(size % 100n).padStart(2, '0')}`
}

/** What separates columns and lines never stands inside a value. */
export const fecText = (text: string): string =>
  text
    .replaceAll(/[\t\r\n|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

export const fecRow = (line: FecLine): string => `${FEC_COLUMNS.map((name) => line[name]).join('\t')}\r\n`
export const FEC_HEAD = `${FEC_COLUMNS.join('\t')}\r\n`

/** `123456789FEC20261231.txt`: the SIREN, then the day on which the year closes. Nine zeros where there is no SIREN. */
export const fecName = (siren: string | null, endsOn: Day): string =>
  `${siren ?? '000000000'}FEC${fecDay(endsOn)}.txt`
