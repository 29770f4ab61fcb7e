import type { Style } from './file/styles.ts'

/**
 * Cells of a workbook before they are written. Every computed cell knows both its formula and its value, so that the
 * file shows figures even where nothing recalculates (the preview of a phone).
 */

export type Value = number | string

/**
 * A formula and its value, written once: `text` is what the spreadsheet reads, `value` what it will find, both for
 * column `m` (a month counted from 0; single cells ignore it). `bind` says how tightly its operator holds, for brackets.
 */
export type Expr<V extends Value = number> = {
  readonly bind: number
  readonly text: (m: number, home: Sheet) => string
  readonly value: (m: number) => V
}

/** What is typed in a cell: text is always text, whatever sign it begins with. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'formula'; readonly expr: Expr<Value> }

/** What an input accepts; spreadsheets refuse the rest as it is typed. */
export type Accepts =
  | { readonly kind: 'amount' | 'share' | 'whole' | 'date' }
  | { readonly kind: 'list'; readonly values: readonly number[] }

export type Cell = {
  readonly sheet: Sheet
  /** From 1. */
  readonly row: number
  /** From 0. */
  readonly col: number
  /** What a person may type over. */
  content: Content
  readonly style: Style
  readonly accepts?: Accepts
}

/** What gathers rows in the statements: one column per sort of key, read by SUMIF. */
export const keyKinds = ['account', 'cash', 'lasting', 'pillar', 'funder', 'nature', 'had', 'owed'] as const
export type KeyKind = (typeof keyKinds)[number]
export type Keys = { readonly [kind in KeyKind]?: string }

/** One row of a sheet whose columns are months (or instalments): one formula, the same in every column. */
export type Line = {
  readonly sheet: Sheet
  row: number
  readonly label: string
  readonly detail: string
  readonly keys: Keys
  readonly expr: Expr
  /** Balance before the first column. */
  readonly opening: Expr | null
  /** How a year sums it up: `same` is the formula of the months, read in the column of the year. */
  readonly yearly: 'sum' | 'end' | 'none' | 'same'
  readonly style: Style
  /** Lines of a total stand out. */
  readonly total: boolean
  readonly memo: (number | undefined)[]
}

export type Section = { readonly title: string; readonly lines: Line[] }

export type Sheet = {
  readonly name: string
  /** The name as formulas write it. */
  readonly quoted: string
  readonly title: string
  readonly note: string
  /** Cells placed one by one. */
  readonly cells: Cell[]
  /** For sheets of months: their sections, whose rows are placed by `layOut`. */
  readonly sections: Section[]
  readonly grid: Grid | null
  /** Too wide for one page. */
  wide: boolean
  /** Column widths in characters, by column. */
  readonly widths: Map<number, number>
  /** First row and column that move; nothing is frozen when null. */
  readonly freeze: { readonly row: number; readonly col: number } | null
}

/** Columns of a sheet of months: labels, hidden keys, the whole plan, its years, opening, months. */
export type Grid = {
  readonly columns: number
  /** Column (from 0) of the first month; the column before it holds opening balances. */
  readonly first: number
  /** Columns that sum up: the whole and each year; none where columns are no months. */
  readonly sums: readonly { readonly from: number; readonly to: number }[]
  /** Rows above the lines: the date (or number) of each column, its rank from 0, its plan year from 0. */
  readonly head: { readonly date: number; readonly rank: number; readonly year: number }
  /** Columns are months of the plan; otherwise they are plain numbers from 1. */
  readonly dated: boolean
}

function spell(col: number): string {
  let text = ''
  for (let n = col + 1; n > 0; n = Math.floor((n - 1) / 26))
    text = String.fromCharCode(65 + ((n - 1) % 26)) + text
  return text
}
/** Enough for any sheet of ours: letters are asked for in every reference of every formula. */
const LETTERS = Array.from({ length: 700 }, (_, col) => spell(col))
/** `0` → `A`, `26` → `AA`. */
export const letters = (col: number): string => LETTERS[col] ?? spell(col)

/** What stands before a reference to another sheet. Names are our own words; an apostrophe is doubled inside quotes. */
export const quotedName = (name: string): string => `'${name.replaceAll("'", "''")}'!`
export const prefix = (of: Sheet, home: Sheet): string => (of === home ? '' : of.quoted)

/** Rows of a sheet of months begin under its head. */
const FIRST_ROW = 7

/** Gives each line of a sheet its row: a title, its lines, an empty row after each section. */
export function layOut(sheet: Sheet): void {
  let row = FIRST_ROW
  for (const section of sheet.sections) {
    if (section.lines.length === 0) continue
    row += 1
    for (const line of section.lines) {
      line.row = row
      row += 1
    }
    row += 1
  }
}

/** Row of a section's title: the one above its first line. */
export const titleRow = (section: Section): number => section.lines[0]!.row - 1

export const columnOf = (line: Line, m: number): number => line.sheet.grid!.first + m

/** What a sum column says of a line: its flow over the period, its balance at the end, or its own formula. */
function sumValue(line: Line, m: number): number {
  const { sums } = line.sheet.grid!
  const period = sums[m + 1 + sums.length]
  if (!period || line.yearly === 'none') return 0
  if (line.yearly === 'same') return line.expr.value(m)
  if (line.yearly === 'end') return valueAt(line, period.to - 1)
  let sum = 0
  for (let k = period.from; k < period.to; k++) sum += valueAt(line, k)
  return sum
}

/** The value of a line in a column, counted from the first month: −1 is its opening, what is before is its sums. */
export function valueAt(line: Line, m: number): number {
  if (m === -1) return line.opening ? line.opening.value(0) : 0
  if (m < -1) return sumValue(line, m)
  const known = line.memo[m]
  if (known !== undefined) return known
  const value = line.expr.value(m)
  line.memo[m] = value
  return value
}

export function cellValue(cell: Cell): Value {
  const { content } = cell
  switch (content.kind) {
    case 'text':
      return content.text
    case 'number':
      return content.number
    case 'blank':
      return ''
    case 'formula':
      return content.expr.value(0)
  }
}
