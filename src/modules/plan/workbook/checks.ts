import { isFunding } from '../rules/plan.ts'
import { type Book, input, param, plainSheet, putFormula, putText, row } from './build.ts'
import { abs, add, is, num, or, round, sub, when, word } from './formula/arithmetic.ts'
import { columnsOf, figure, gap, inColumn, openingOf, sumOver } from './formula/cells.ts'
import { sumRun } from './formula/tables.ts'
import type { Cell, Expr } from './grid.ts'

type Check = { readonly label: string; readonly gap: Expr }

/** Rows that must be equal in every column. */
const same = (book: Book, label: string, a: string, b: string): Check => ({
  label,
  gap: round(gap(columnsOf(row(book, a)), columnsOf(row(book, b)))),
})

function checksOf(book: Book): Check[] {
  const w = book.t.workbook.checks
  const { months } = book.plan
  const closing = row(book, 'cash/closing')
  const receipts = row(book, 'cash/receipts')
  const payments = row(book, 'cash/payments')
  const flow = sub(sumOver(columnsOf(receipts)), sumOver(columnsOf(payments)))
  const [assets, liabilities] = [row(book, 'balance/total-assets'), row(book, 'balance/total-liabilities')]
  const last = (id: string) => inColumn(row(book, id), months - 1)
  const checks: Check[] = [
    { label: w.opening, gap: round(abs(sub(openingOf(assets), openingOf(liabilities)))) },
    same(book, w.balance, 'balance/total-assets', 'balance/total-liabilities'),
    {
      label: w.cash,
      gap: round(abs(sub(add(openingOf(closing), flow), inColumn(closing, months - 1)))),
    },
    same(book, w.financing, 'financing/financing-balance', 'cash/change'),
    {
      label: w.result,
      gap: round(
        abs(
          sub(
            sumOver(columnsOf(row(book, 'income/result'))),
            add(last('balance/carried-result'), last('balance/year-result')),
          ),
        ),
      ),
    },
  ]
  if (book.rows.has('income/total-in-kind-uses'))
    checks.push(same(book, w.inKind, 'income/total-in-kind-uses', 'income/total-in-kind-resources'))
  const grants = book.plan.assumptions.filter(isFunding)
  if (grants.length > 0) {
    const paid = (line: (typeof grants)[number]): Expr =>
      sumRun(line.instalments.map((_, k): Cell => input(book, line, `part-amount-${k}`)))
    const gaps = grants.map((line) => abs(sub(param(book, line, 'amount'), paid(line))))
    checks.push({ label: w.instalments, gap: round(add(...gaps)) })
  }
  const priced = book.plan.assumptions.filter((line) => line.type === 'revenue' && line.segments)
  if (priced.length > 0) {
    const shares = (line: (typeof priced)[number]): Expr =>
      sumRun(
        [...book.inputs.get(line.id)!].flatMap(([key, cell]) => (key.startsWith('segment-') ? [cell] : [])),
      )
    // Shares are typed: a third is 33.33 %, and three of them are near enough.
    const gaps = priced.map((line) => abs(sub(shares(line), num(1))))
    checks.push({ label: w.segments, gap: round(add(...gaps), 3) })
  }
  if (book.tooShort.length > 0)
    checks.push({ label: w.schedules, gap: when(or(...book.tooShort), num(1), num(0)) })
  return checks
}

const HEAD = 5

/** What must be true of any plan, each an amount that should be zero and a word. */
export function writeChecks(book: Book): void {
  const w = book.t.workbook
  const sheet = plainSheet(book, w.sheets.checks)
  putText(sheet, HEAD, 0, w.checks.name, 'head')
  putText(sheet, HEAD, 1, w.checks.gap, 'head')
  putText(sheet, HEAD, 2, w.checks.verdict, 'head')
  for (const [i, check] of checksOf(book).entries()) {
    const at = HEAD + 1 + i
    putText(sheet, at, 0, check.label, 'label')
    const found = figure(putFormula(sheet, at, 1, check.gap, 'number'))
    const verdict = when(is(found, '=', num(0)), word('OK'), word(w.checks.look))
    book.verdicts.push(putFormula(sheet, at, 2, verdict, 'check'))
  }
  sheet.widths.set(0, 70)
  sheet.widths.set(1, 18)
  sheet.widths.set(2, 14)
}
