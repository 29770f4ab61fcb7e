import { assetPositions, liabilityPositions } from '../rules/statements/positions.ts'
import { addLine, type Book, monthSheet, row, section, setting } from './build.ts'
import { add, is, max, minus, mod, num, round, sub, when } from './formula/arithmetic.ts'
import { before, later, now, openingOf, rank } from './formula/cells.ts'
import { hasKey, sumKey, total } from './formula/gather.ts'
import type { Expr, Line, Section } from './grid.ts'

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

/** Balance sheet at the end of each month; the opening column is the start. */
export function writeBalance(book: Book): void {
  const { t } = book
  const w = t.statements.rows
  const from = book.sheets.filter((s) => s.name === t.workbook.sheets.positions.name)
  const sheet = monthSheet(book, t.workbook.sheets.balance)
  const line = (to: Section, id: string, label: string, expr: Expr, opening: Expr, strong = false) =>
    addLine(book, sheet, to, { label, expr, opening, yearly: 'end', total: strong, id: `balance/${id}` })
  /** A gathering, in the opening column too: that is column −1. */
  const both = (expr: Expr): [Expr, Expr] => [
    expr,
    { ...expr, text: (_, home) => expr.text(-1, home), value: () => expr.value(-1) },
  ]
  const assets = section(sheet, w.assets)
  const had: Line[] = []
  for (const at of assetPositions) {
    if (at === 'cash') {
      const cash = max(num(0), now(row(book, 'cash/closing')))
      had.push(line(assets, 'cash', t.statements.rows.cash, ...both(cash)))
      continue
    }
    const of = { sheets: from, kind: 'had', key: `p-${at}` } as const
    if (hasKey(of))
      had.push(
        line(assets, at, t.statements.rows[at], ...both(sumKey(of, keepsPlace(at) ? undefined : '>0'))),
      )
  }
  const sums = (lines: readonly Line[]): [Expr, Expr] => both(round(total(lines)))
  line(assets, 'total-assets', w['total-assets'], ...sums(had), true)
  const liabilities = section(sheet, w.liabilities)
  const owed: Line[] = []
  for (const at of liabilityPositions) {
    const label = t.statements.rows[at]
    if (at === 'overdraft')
      owed.push(line(liabilities, at, label, ...both(max(num(0), minus(now(row(book, 'cash/closing')))))))
    else if (at === 'year-result') {
      const opens = is(mod(rank, num(12)), '=', num(0))
      const result = now(row(book, 'income/result'))
      const year: Line = line(
        liabilities,
        at,
        label,
        round(
          when(
            opens,
            result,
            add(
              later(() => before(year)),
              result,
            ),
          ),
        ),
        num(0),
      )
      owed.push(year)
    } else if (at === 'carried-result') {
      const opens = is(mod(rank, num(12)), '=', num(0))
      const past: Expr = later(() => before(carried))
      const ended = later(() => before(row(book, 'balance/year-result')))
      const carried: Line = line(liabilities, at, label, round(when(opens, add(past, ended), past)), num(0))
      owed.push(carried)
    } else {
      const of = { sheets: from, kind: 'owed', key: `p-${at}` } as const
      if (hasKey(of))
        owed.push(line(liabilities, at, label, ...both(minus(sumKey(of, keepsPlace(at) ? undefined : '<0')))))
    }
  }
  line(liabilities, 'total-liabilities', w['total-liabilities'], ...sums(owed), true)
}
