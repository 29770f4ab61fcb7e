import papaparse from 'papaparse'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { MOST_COLUMNS, MOST_ROWS } from './fields.ts'
import { headScore } from './headings.ts'
import { tidyCell } from './letters.ts'

/** A file as rows of text, before anybody says what its columns hold. */
export type Sheet = {
  readonly heads: readonly string[]
  /** Rows of people, with their number in the file, counted from 1 as a spreadsheet does. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  /** Rows that are no person: titles, empty lines, headings said again, totals. */
  readonly skipped: number
}
export type SheetCode = 'not_a_table' | 'no_rows' | 'too_many_rows' | 'too_many_columns'

const DELIMITERS = [';', ',', '\t', '|'] as const
/** Titles, dates and blank lines that stand above the headings. */
const HEADINGS_WITHIN = 30

const parse = (text: string, delimiter: string, preview = 0): string[][] =>
  papaparse.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false }).data

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length

/** The separator under which most headings are known, then most columns stand. */
function delimiterOf(text: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ';', score: -1 }
  for (const delimiter of DELIMITERS) {
    const rows = parse(text, delimiter, HEADINGS_WITHIN)
    const heads = Math.max(0, ...rows.map(headScore))
    const columns = rows.map(filled).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0
    const score = heads * 1000 + columns
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Rows of a CSV whatever its separator. */
export const parseText = (text: string): string[][] => {
  const bare = text.replace(/^\uFEFF/, '')
  return parse(bare, delimiterOf(bare.slice(0, 200_000)))
}

/** Where the headings stand; -1 when the file begins with people at once. */
function headRow(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, HEADINGS_WITHIN)
  let best = { at: -1, score: 0 }
  first.forEach((cells, at) => {
    const score = headScore(cells)
    if (score > best.score) best = { at, score }
  })
  if (best.score > 0) return best.at
  const at = first.findIndex((cells) => filled(cells) >= 2)
  const looksLikePerson = at >= 0 && first[at]!.some((cell) => /@|\d{2}([ .]?\d{2}){4}/.test(cell))
  return looksLikePerson ? -1 : at
}

/** `A`, `B` … `AA`: how a spreadsheet names a column that has no heading. */
const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))

const TOTAL = /^(?:sous )?(?:total|totaux|somme|nombre d|nb d|moyenne|edite le|exporte le|page \d)/

/** Finds the headings and the people of a table of text. */
export function readSheet(table: readonly (readonly string[])[]): Result<Sheet, SheetCode> {
  const at = headRow(table)
  const width = Math.max(
    0,
    ...table.slice(0, 200).map((cells) => cells.findLastIndex((cell) => cell.trim() !== '') + 1),
  )
  if (width > MOST_COLUMNS) return refuse('too_many_columns')
  if (width === 0 || (at < 0 && width < 2)) return refuse('not_a_table')
  const given = at < 0 ? [] : table[at]!
  const count = at < 0 ? width : Math.max(1, given.findLastIndex((cell) => cell.trim() !== '') + 1)
  const heads = Array.from({ length: count }, (_, i) => tidyCell(given[i] ?? '') || letterOf(i))
  const rows: { row: number; cells: string[] }[] = []
  let skipped = 0
  for (let i = at + 1; i < table.length; i++) {
    const cells = table[i]!.map(tidyCell)
    const lead = cells.find((cell) => cell !== '')
    // Pages pasted under one another say the headings again.
    const again = cells[0] === heads[0] && heads.every((head, n) => (cells[n] ?? '') === head)
    if (lead === undefined || again || (filled(cells) <= 4 && TOTAL.test(fold(lead)))) skipped++
    else rows.push({ row: i + 1, cells })
    if (rows.length > MOST_ROWS) return refuse('too_many_rows')
  }
  return rows.length === 0 ? refuse('no_rows') : ok({ heads, rows, skipped })
}
