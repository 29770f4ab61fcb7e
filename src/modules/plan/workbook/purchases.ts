import type { FixedCost, Revenue, Salary, StepCost, VariableCost } from '../rules/plan.ts'
import { chargeAccount } from '../rules/statements/chart.ts'
import type { ChargeFamily } from '../rules/vocabulary.ts'
import { addLine, type Book, param, setting } from './build.ts'
import { add, sub } from './formula/arithmetic.ts'
import { now } from './formula/cells.ts'
import type { Expr, Line, Section, Sheet } from './grid.ts'
import { part } from './money.ts'

export type Charges = {
  readonly sheet: Sheet
  readonly charges: Section
  readonly goods: Section
  readonly pay: Section
  readonly tax: Section
  readonly payments: Section
}
type Cost = FixedCost | VariableCost | StepCost | Revenue | Salary

export function chargeKeys(
  book: Book,
  line: Cost,
  family: ChargeFamily,
  variable: boolean,
  employer = false,
) {
  const sold = book.plan.assumptions.find(({ id }) => id === ('of' in line ? line.of : line.id))
  const kind = sold?.type === 'revenue' ? sold.kind : undefined
  const stream = {
    side: 'charge',
    amounts: new Float64Array(),
    via: 'suppliers',
    family,
    variable,
    ...(employer && { employer: true as const }),
  } as const
  return { account: `a${chargeAccount(line, stream, kind)}`, nature: variable ? 'variable' : 'fixed' }
}

/** Tax on a purchase: what is on top, what of it may be deducted, what stays a cost. */
export function taxed(
  book: Book,
  to: Charges,
  line: Cost,
  of: Line,
): { tax: Line; deducted: Line; kept: Line } | null {
  if (!book.frame.tax) return null
  const w = book.t.workbook.charges
  const one = (detail: string, expr: Expr): Line =>
    addLine(book, to.sheet, to.tax, { label: line.name, detail, expr })
  const tax = one(w.tax, part(of, param(book, line, 'taxRate')))
  const deducted = one(w.deducted, part(tax, setting(book, 'recovered')))
  return { tax, deducted, kept: one(w.kept, sub(now(tax), now(deducted))) }
}

export type Purchase = {
  readonly line: Cost
  readonly label: string
  readonly family: ChargeFamily
  readonly variable: boolean
  readonly use?: 'salaries' | 'costs'
}
/** The charge of what was bought, with the tax that stays a cost. */
export function charge(book: Book, to: Charges, p: Purchase, base: Line, kept: Line | null): Line {
  return addLine(book, to.sheet, to.charges, {
    label: p.label,
    detail: book.t.families[p.family],
    expr: kept ? add(now(base), now(kept)) : now(base),
    keys: chargeKeys(book, p.line, p.family, p.variable),
    id: `charge/${p.line.id}`,
  })
}
export const pay = (book: Book, to: Charges, p: Purchase, expr: Expr): Line =>
  addLine(book, to.sheet, to.payments, {
    label: p.label,
    detail: book.t.uses[p.use ?? 'costs'],
    expr,
    keys: { cash: `payment-${p.use ?? 'costs'}` },
    id: `paid/${p.line.id}`,
  })
