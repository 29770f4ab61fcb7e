import type { FixedCost, Revenue, StepCost } from '../rules/plan.ts'
import { addLine, addTotal, type Book, monthSheet, param, row, section, setting } from './build.ts'
import {
  add,
  and,
  div,
  floor,
  is,
  minus,
  mod,
  mul,
  num,
  pow,
  round,
  sub,
  when,
} from './formula/arithmetic.ts'
import { now, rank } from './formula/cells.ts'
import { sumAhead } from './formula/spread.ts'
import { variableCost } from './goods.ts'
import type { Expr } from './grid.ts'
import { once } from './income.ts'
import { indexed } from './money.ts'
import { type Charges, charge, chargeKeys, type Purchase, pay, taxed } from './purchases.ts'
import { salary } from './salaries.ts'
import { alive } from './volumes.ts'

/** A volume that should be a whole multiple may miss it by the last bit of a double. */
const HAIR = 1e-9

/** Paid at the start of each period for its months, the last one whole even when the plan ends within it. */
function fixedCost(book: Book, to: Charges, line: FixedCost): void {
  const w = book.t.workbook.charges
  const p: Purchase = { line, label: line.name, family: line.family, variable: false }
  const value = (name: string) => param(book, line, name)
  const monthly = (k: Expr) =>
    round(mul(value('amount'), pow(add(num(1), value('index')), floor(div(add(rank, k), num(12))))))
  const amountNow = when(alive(book, line), round(mul(value('amount'), indexed(value('index')))), num(0))
  const tax = Boolean(book.frame.tax)
  const base = tax
    ? addLine(book, to.sheet, to.tax, { label: line.name, detail: w.withoutTax, expr: amountNow })
    : null
  const taxes = base ? taxed(book, to, line, base) : null
  const charged = base
    ? charge(book, to, p, base, taxes?.kept ?? null)
    : addLine(book, to.sheet, to.charges, {
        label: line.name,
        detail: book.t.families[line.family],
        expr: amountNow,
        keys: chargeKeys(book, line, line.family, false),
        id: `charge/${line.id}`,
      })
  const opens = and(alive(book, line), is(mod(sub(rank, value('first')), value('period')), '=', num(0)))
  /** What of the months of the period: conditions multiply, for they run over a list. */
  const ahead = (of: (k: Expr) => Expr): Expr =>
    when(
      opens,
      sumAhead((k) => mul(is(k, '<', value('period')), is(add(rank, k), '<=', value('last')), of(k))),
      num(0),
    )
  const taxOf = (k: Expr) => round(mul(monthly(k), value('taxRate')))
  const paid = pay(
    book,
    to,
    p,
    ahead((k) => (tax ? add(monthly(k), taxOf(k)) : monthly(k))),
  )
  const out = [charged]
  if (tax) {
    const deductible = addLine(book, to.sheet, to.tax, {
      label: line.name,
      detail: w.deductible,
      expr: ahead((k) => round(mul(taxOf(k), setting(book, 'recovered')))),
    })
    out.push(deductible)
    book.taxMoves.push({ label: line.name, of: deductible, sign: 1 })
  }
  book.balances.push({ label: line.name, plus: [paid], minus: out, had: 'prepaid', owed: 'suppliers' })
}

/** One more for each full `every` units served; paid in its month. */
function stepCost(book: Book, to: Charges, line: StepCost): void {
  const w = book.t.workbook.charges
  const value = (name: string) => param(book, line, name)
  const use = line.family === 'salaries' ? 'salaries' : 'costs'
  const p: Purchase = { line, label: line.name, family: line.family, variable: false, use }
  const steps = floor(add(div(now(row(book, `served/${line.of}`)), value('every')), num(HAIR)))
  const expr = when(alive(book, line), round(mul(steps, value('amount'), indexed(value('index')))), num(0))
  if (!book.frame.tax) {
    const charged = addLine(book, to.sheet, to.charges, {
      label: line.name,
      detail: book.t.families[line.family],
      expr,
      keys: chargeKeys(book, line, line.family, false),
      id: `charge/${line.id}`,
    })
    pay(book, to, p, now(charged))
    return
  }
  const base = addLine(book, to.sheet, to.tax, { label: line.name, detail: w.withoutTax, expr })
  const taxes = taxed(book, to, line, base)!
  charge(book, to, p, base, taxes.kept)
  pay(book, to, p, add(now(base), now(taxes.tax)))
  book.taxMoves.push({ label: line.name, of: taxes.deducted, sign: 1 })
}

/** Direct cost of the units that a sale serves. */
function servingCost(book: Book, to: Charges, line: Revenue): void {
  if (line.unitCost === undefined) return
  const p: Purchase = { line, label: line.name, family: 'purchases', variable: true }
  const cost = mul(
    param(book, line, 'unitCost'),
    indexed(param(book, line, 'costIndex')),
    now(row(book, `served/${line.id}`)),
  )
  const charged = addLine(book, to.sheet, to.charges, {
    label: line.name,
    detail: book.t.families.purchases,
    expr: round(cost),
    keys: chargeKeys(book, line, 'purchases', true),
    id: `charge/${line.id}`,
  })
  pay(book, to, p, now(charged))
}

/** What was owed at the start is paid in the first month. */
function opening(book: Book, to: Charges): void {
  const w = book.t.workbook.charges
  const owed = add(setting(book, 'payables'), setting(book, 'taxAndSocial'))
  const paid = addLine(book, to.sheet, to.payments, {
    label: w.opening,
    detail: w.openingOwed,
    expr: once(owed, num(0)),
    keys: { cash: 'payment-opening' },
  })
  book.balances.push({
    label: w.opening,
    plus: [paid],
    minus: [],
    opening: minus(owed),
    had: 'opening-due',
    owed: 'opening-owed',
  })
}

/** Charges of every line: due, taxed, paid; stocks and pay in detail. */
export function writeCharges(book: Book): void {
  const w = book.t.workbook.charges
  const sheet = monthSheet(book, book.t.workbook.sheets.charges)
  const to: Charges = {
    sheet,
    charges: section(sheet, w.sections.charges),
    payments: section(sheet, w.sections.payments),
    pay: section(sheet, w.sections.pay),
    goods: section(sheet, w.sections.goods),
    tax: section(sheet, w.sections.tax),
  }
  for (const line of book.plan.assumptions) {
    if (line.type === 'fixed-cost') fixedCost(book, to, line)
    else if (line.type === 'variable-cost') variableCost(book, to, line)
    else if (line.type === 'step-cost') stepCost(book, to, line)
    else if (line.type === 'salary') salary(book, to, line)
    else if (line.type === 'revenue') servingCost(book, to, line)
  }
  opening(book, to)
  addTotal(book, sheet, to.charges, w.totals.charges)
  addTotal(book, sheet, to.payments, w.totals.payments)
}
