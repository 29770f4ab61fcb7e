import { assetPositions, liabilityPositions, type Position } from '../rules/statements/positions.ts'
import { addLine, type Book, monthSheet, row, section, setting } from './build.ts'
import { add, is, max, minus, mod, num, round, sub, when } from './formula/arithmetic.ts'
import { before, inOne, later, now, openingOf, rank } from './formula/cells.ts'
import { hasKey, sumKey, total } from './formula/gather.ts'
import type { Expr, Line, Section, Sheet } from './grid.ts'

/** Balances of each line at the end of each month, from what was at the start: the detail of the balance sheet. */
export function writePositions(book: Book): void {
  const w = book.t.workbook.positions
  const sheet = monthSheet(book, book.t.workbook.sheets.positions)
  const to = section(sheet, w.title)
  const opened: Line[] = []
  for (const b of book.balances) {
    const moves = sub(add(...b.plus.map(now)), add(...b.minus.map(now)))
    const line: Line = addLine(book, sheet, to, {
      label: b.label,
      detail: book.t.statements.rows[(b.had ?? b.owed)!],
      expr:
        b.of ??
        round(
          add(
            later(() => before(line)),
            moves,
          ),
        ),
      opening: b.opening ? round(b.opening) : null,
      yearly: 'end',
      keys: { ...(b.had && { had: `p-${b.had}` }), ...(b.owed && { owed: `p-${b.owed}` }) },
    })
    if (b.opening) opened.push(line)
  }
  // Own funds are what the rest of the opening balance sheet leaves.
  const rest = add(setting(book, 'openingCash'), ...opened.map(openingOf))
  const own: Line = addLine(book, sheet, to, {
    label: w.own,
    detail: book.t.statements.rows['own-funds'],
    expr: later(() => before(own)),
    opening: round(minus(rest)),
    yearly: 'end',
    keys: { owed: 'p-own-funds' },
  })
}

/** Positions that a balance keeps whatever its sign. */
const KEPT = [
  'fixed-assets',
  'depreciation',
  'deposits-given',
  'own-funds',
  'investment-grants',
  'loans',
  'deposits-received',
] as const
const keepsPlace = (at: string): boolean => (KEPT as readonly string[]).includes(at)

type Sheets = { readonly book: Book; readonly sheet: Sheet; readonly from: readonly Sheet[] }

/** A row of the balance sheet; without an opening of its own, its formula is read in the opening column too. */
function position(s: Sheets, to: Section, at: Position, expr: Expr, opening = inOne(expr, -1)): Line {
  const label = s.book.t.statements.rows[at]
  return addLine(s.book, s.sheet, to, { label, expr, opening, yearly: 'end', id: `balance/${at}` })
}
function totalOfSide(s: Sheets, to: Section, key: 'total-assets' | 'total-liabilities'): void {
  const expr = round(total([...to.lines]))
  const label = s.book.t.statements.rows[key]
  const opening = inOne(expr, -1)
  addLine(s.book, s.sheet, to, { label, expr, opening, yearly: 'end', total: true, id: `balance/${key}` })
}
/** Balances filed under a position: those of its sign, or all of them where the sign does not move them. */
function gathered(s: Sheets, to: Section, side: 'had' | 'owed', at: Position): void {
  const of = { sheets: s.from, kind: side, key: `p-${at}` } as const
  if (!hasKey(of)) return
  const sum = sumKey(of, keepsPlace(at) ? undefined : side === 'had' ? '>0' : '<0')
  position(s, to, at, side === 'had' ? sum : minus(sum))
}

/** The result of past plan years, and of the one under way: a plan year is the fiscal year. */
function results(s: Sheets, to: Section): void {
  const opens = is(mod(rank, num(12)), '=', num(0))
  const past: Expr = later(() => before(carried))
  const ended = later(() => before(row(s.book, 'balance/year-result')))
  const carried: Line = position(s, to, 'carried-result', round(when(opens, add(past, ended), past)), num(0))
  const result = now(row(s.book, 'income/result'))
  const soFar: Expr = later(() => before(year))
  const year: Line = position(s, to, 'year-result', round(when(opens, result, add(soFar, result))), num(0))
}

/** Balance sheet at the end of each month; the opening column is the start. */
export function writeBalance(book: Book): void {
  const { positions, balance } = book.t.workbook.sheets
  const from = book.sheets.filter((sheet) => sheet.name === positions.name)
  const s: Sheets = { book, sheet: monthSheet(book, balance), from }
  const cash = now(row(book, 'cash/closing'))
  const assets = section(s.sheet, book.t.statements.rows.assets)
  for (const at of assetPositions)
    if (at === 'cash') position(s, assets, at, max(num(0), cash))
    else gathered(s, assets, 'had', at)
  totalOfSide(s, assets, 'total-assets')
  const liabilities = section(s.sheet, book.t.statements.rows.liabilities)
  for (const at of liabilityPositions)
    if (at === 'overdraft') position(s, liabilities, at, max(num(0), minus(cash)))
    else if (at === 'carried-result') results(s, liabilities)
    else if (at !== 'year-result') gathered(s, liabilities, 'owed', at)
  totalOfSide(s, liabilities, 'total-liabilities')
}
