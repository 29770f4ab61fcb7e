import type { Words } from '#kit/words.ts'
import type { fr } from '../messages.fr.ts'
import { type Frame, frameOf } from '../rules/frame.ts'
import type { Assumption, Plan } from '../rules/plan.ts'
import type { AssetPosition, LiabilityPosition } from '../rules/statements/positions.ts'
import type { Style } from './file/styles.ts'
import { add } from './formula/arithmetic.ts'
import { figure, inOne, rank } from './formula/cells.ts'
import { monthsLater } from './formula/dates.ts'
import { total } from './formula/gather.ts'
import {
  type Cell,
  type Content,
  type Expr,
  type Keys,
  keyKinds,
  type Line,
  quotedName,
  type Section,
  type Sheet,
  type Value,
} from './grid.ts'

export type T = Words<typeof fr>

/** Cells of one row of the assumptions, by name. */
export type Row = Map<string, Cell>

/**
 * A balance, what the hub has being positive: its rows, added and taken away, and what it was at the start. It stands
 * among the assets (`had`) or the liabilities (`owed`) by its sign.
 */
export type Balance = {
  readonly label: string
  readonly plus: readonly Line[]
  readonly minus: readonly Line[]
  readonly opening?: Expr
  /** The balance itself, when it is counted elsewhere. */
  readonly of?: Expr
  readonly had?: AssetPosition
  readonly owed?: LiabilityPosition
}

/** A workbook being built: its sheets, the cells that inputs live in, and its rows by name. */
export type Book = {
  readonly plan: Plan
  readonly scenario: string | null
  readonly frame: Frame
  readonly t: T
  readonly sheets: Sheet[]
  /** Cells of the plan as a whole. */
  readonly settings: Row
  /** Cells of each line of the plan, by its id. */
  readonly inputs: Map<string, Row>
  /** Balances that lines leave on the balance sheet, told as the rows that make them. */
  readonly balances: Balance[]
  /** Rows of tax that the State may ask (−1) or must give back (1), in the month their money moves. */
  readonly taxMoves: { readonly label: string; readonly of: Line; readonly sign: 1 | -1 }[]
  /** Cells of indicators by name and column (0 is the whole plan). */
  readonly indicators: Map<string, Cell>
  /** What the checks say. */
  readonly verdicts: Cell[]
  /** Conditions that hold when a loan asks for more instalments than its sheet has columns. */
  readonly tooShort: Expr[]
  /** Keys of funders by their names. */
  readonly funders: Map<string, string>
  /** Rows by name: `sold/ID`, `income/706`, `balance/customers`… */
  readonly rows: Map<string, Line>
}

export const newBook = (plan: Plan, scenario: string | null, t: T): Book => ({
  plan,
  scenario,
  frame: frameOf(plan),
  t,
  sheets: [],
  settings: new Map(),
  inputs: new Map(),
  balances: [],
  taxMoves: [],
  indicators: new Map(),
  verdicts: [],
  tooShort: [],
  funders: new Map(),
  rows: new Map(),
})

const HEAD = { date: 4, rank: 5, year: 6 } as const
export const MONTHS_FROM = HEAD.year

export const cell = (sheet: Sheet, row: number, col: number, content: Content, style: Style): Cell => {
  const made: Cell = { sheet, row, col, content, style }
  sheet.cells.push(made)
  return made
}
export const putText = (sheet: Sheet, row: number, col: number, text: string, style: Style = 'plain'): Cell =>
  cell(sheet, row, col, { kind: 'text', text }, style)
export const putNumber = (sheet: Sheet, row: number, col: number, number: number, style: Style): Cell =>
  cell(sheet, row, col, { kind: 'number', number }, style)
export const putFormula = (sheet: Sheet, row: number, col: number, expr: Expr<Value>, style: Style): Cell =>
  cell(sheet, row, col, { kind: 'formula', expr }, style)

function openSheet(book: Book, words: SheetWords, more: Pick<Sheet, 'grid' | 'freeze'>): Sheet {
  const sheet: Sheet = {
    name: words.name,
    quoted: quotedName(words.name),
    title: words.title,
    note: words.note,
    cells: [],
    sections: [],
    wide: false,
    widths: new Map(),
    ...more,
  }
  book.sheets.push(sheet)
  const { name } = book.plan
  putText(sheet, 1, 0, words.title, 'title')
  putText(sheet, 2, 0, book.scenario ? `${name} · ${book.scenario}` : name, 'label')
  putText(sheet, 3, 0, words.note, 'note')
  return sheet
}
type SheetWords = { readonly name: string; readonly title: string; readonly note: string }

/** A sheet of cells placed one by one. `freeze` rows stay in view. */
export const plainSheet = (book: Book, words: SheetWords, freeze: Sheet['freeze'] = null): Sheet =>
  openSheet(book, words, { grid: null, freeze })

/** A sheet whose columns are the months of the plan. */
export function monthSheet(book: Book, words: SheetWords): Sheet {
  const { months } = book.plan
  const sums = [{ from: 0, to: months }]
  for (let from = 0; from < months; from += 12) sums.push({ from, to: Math.min(months, from + 12) })
  const first = 2 + keyKinds.length + sums.length + 1
  const grid = { columns: months, first, sums, head: HEAD, dated: true }
  const sheet = openSheet(book, words, { grid, freeze: { row: HEAD.year, col: 2 } })
  const w = book.t.workbook
  putText(sheet, HEAD.date, 0, w.head.line, 'head')
  putText(sheet, HEAD.date, 1, w.head.detail, 'head')
  for (const [i, kind] of keyKinds.entries()) putText(sheet, HEAD.date, 2 + i, w.keys[kind], 'head')
  for (const [i, { from }] of sums.entries())
    putText(
      sheet,
      HEAD.date,
      first - 1 - sums.length + i,
      i === 0 ? w.head.whole : w.head.year(from / 12 + 1),
      'head',
    )
  putText(sheet, HEAD.date, first - 1, w.head.opening, 'head')
  putText(sheet, HEAD.rank, 0, w.head.rank, 'detail')
  putText(sheet, HEAD.year, 0, w.head.yearRank, 'detail')
  const start = figure(book.settings.get('start')!)
  for (let m = 0; m < months; m++) {
    putFormula(sheet, HEAD.date, first + m, inOne(monthsLater(start, rank), m), 'headMonth')
    putNumber(sheet, HEAD.rank, first + m, m, 'headSmall')
    putNumber(sheet, HEAD.year, first + m, Math.floor(m / 12), 'headSmall')
  }
  return sheet
}

/** A sheet whose columns are instalments numbered from 1. */
export function countedSheet(book: Book, words: SheetWords, columns: number): Sheet {
  const first = 2 + keyKinds.length + 1
  const grid = { columns, first, sums: [], head: HEAD, dated: false }
  const sheet = openSheet(book, words, { grid, freeze: { row: HEAD.year, col: 2 } })
  const w = book.t.workbook
  putText(sheet, HEAD.date, 0, w.head.line, 'head')
  putText(sheet, HEAD.date, 1, w.head.detail, 'head')
  putText(sheet, HEAD.date, first - 1, w.head.opening, 'head')
  putText(sheet, HEAD.rank, 0, w.head.instalment, 'detail')
  for (let k = 0; k < columns; k++) {
    putText(sheet, HEAD.date, first + k, String(k + 1), 'head')
    putNumber(sheet, HEAD.rank, first + k, k, 'headSmall')
    putNumber(sheet, HEAD.year, first + k, Math.floor(k / 12), 'headSmall')
  }
  return sheet
}

export function section(sheet: Sheet, title: string): Section {
  const made: Section = { title, lines: [] }
  sheet.sections.push(made)
  return made
}

type LineFacts = {
  readonly label: string
  readonly detail?: string
  readonly expr: Expr
  readonly keys?: Keys
  readonly opening?: Expr | null
  readonly yearly?: Line['yearly']
  readonly style?: Style
  readonly total?: boolean
  /** Name under which others find it. */
  readonly id?: string
}

/** Adds a row to a section of a sheet. */
export function addLine(book: Book, sheet: Sheet, to: Section, facts: LineFacts): Line {
  const total = facts.total ?? false
  const line: Line = {
    sheet,
    row: 0,
    label: facts.label,
    detail: facts.detail ?? '',
    keys: facts.keys ?? {},
    expr: facts.expr,
    opening: facts.opening ?? null,
    yearly: facts.yearly ?? 'sum',
    style: facts.style ?? (total ? 'euroTotal' : 'euro'),
    total,
    memo: [],
  }
  to.lines.push(line)
  if (facts.id) book.rows.set(facts.id, line)
  return line
}

/** The total of a section, under its lines; nothing under an empty one. */
export function addTotal(book: Book, sheet: Sheet, of: Section, label: string, id?: string): void {
  if (of.lines.length === 0) return
  const lines = [...of.lines]
  addLine(book, sheet, of, { label, expr: total(lines), total: true, ...(id && { id }) })
}

/** A cell of a line's assumptions, which must be there: a slip of ours otherwise. */
export function input(book: Book, line: Pick<Assumption, 'id'>, name: string): Cell {
  const found = book.inputs.get(line.id)?.get(name)
  if (!found) throw new Error(`no cell ${name} for ${line.id}`)
  return found
}
export const param = (book: Book, line: Pick<Assumption, 'id'>, name: string): Expr =>
  figure(input(book, line, name))
export const setting = (book: Book, name: string): Expr => {
  const found = book.settings.get(name)
  if (!found) throw new Error(`no setting ${name}`)
  return figure(found)
}
export function row(book: Book, id: string): Line {
  const found = book.rows.get(id)
  if (!found) throw new Error(`no row ${id}`)
  return found
}
export const sumOfLines = (lines: readonly Line[]): Expr => (lines.length === 0 ? add() : total(lines))
