import type { FixedCost, Revenue, Salary, StepCost, VariableCost } from '../rules/plan.ts'
import { chargeAccount } from '../rules/statements/chart.ts'
import type { ChargeFamily } from '../rules/vocabulary.ts'
import { addLine, addTotal, type Book, input, monthSheet, param, row, section, setting } from './build.ts'
import {
  add,
  and,
  before,
  beyond,
  calendarMonth,
  div,
  earlier,
  floor,
  is,
  later,
  max,
  min,
  minus,
  mod,
  mul,
  now,
  num,
  or,
  pow,
  rank,
  round,
  sub,
  sumAhead,
  when,
} from './formula.ts'
import type { Expr, Line, Section, Sheet } from './grid.ts'
import { once } from './income.ts'
import { delayed, indexed, part } from './money.ts'
import { alive } from './volumes.ts'

type Charges = {
  readonly sheet: Sheet
  readonly charges: Section
  readonly goods: Section
  readonly pay: Section
  readonly tax: Section
  readonly payments: Section
}
type Cost = FixedCost | VariableCost | StepCost | Revenue | Salary

function chargeKeys(book: Book, line: Cost, family: ChargeFamily, variable: boolean, employer = false) {
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

/** A volume that should be a whole multiple may miss it by the last bit of a double. */
const HAIR = 1e-9

/** Tax on a purchase: what is on top, what of it may be deducted, what stays a cost. */
function taxed(
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

type Purchase = {
  readonly line: Cost
  readonly label: string
  readonly family: ChargeFamily
  readonly variable: boolean
  readonly use?: 'salaries' | 'costs'
}
/** The charge of what was bought, with the tax that stays a cost. */
function charge(book: Book, to: Charges, p: Purchase, base: Line, kept: Line | null): Line {
  return addLine(book, to.sheet, to.charges, {
    label: p.label,
    detail: book.t.families[p.family],
    expr: kept ? add(now(base), now(kept)) : now(base),
    keys: chargeKeys(book, p.line, p.family, p.variable),
    id: `charge/${p.line.id}`,
  })
}
const pay = (book: Book, to: Charges, p: Purchase, expr: Expr): Line =>
  addLine(book, to.sheet, to.payments, {
    label: p.label,
    detail: book.t.uses[p.use ?? 'costs'],
    expr,
    keys: { cash: `payment-${p.use ?? 'costs'}` },
    id: `paid/${p.line.id}`,
  })

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

function variableBase(book: Book, line: VariableCost): Expr {
  const value = (name: string) => param(book, line, name)
  const { basis } = line
  if (basis.type === 'share-of-sales') return mul(now(row(book, `earned/${line.of}`)), value('percent'))
  if (basis.type === 'margin') return mul(now(row(book, `earned/${line.of}`)), sub(num(1), value('percent')))
  const units = now(row(book, `served/${line.of}`))
  const usual = mul(value('amount'), units)
  const tiers = basis.tiers?.map((_, k) => k) ?? []
  const cells = (name: string) => tiers.map((k) => input(book, line, `${name}-${k}`))
  const all = tiers.length === 0 ? usual : add(usual, beyond(units, cells('above'), cells('step')))
  return mul(all, indexed(value('index')))
}

/** Goods: bought so that the stock at a month's end is some days of its consumption, and none when the line ends. */
function stocked(book: Book, to: Charges, line: VariableCost, used: Line): { bought: Line; stock: Line } {
  const w = book.t.workbook.charges
  const label = line.name
  const days = param(book, line, 'stockDays')
  const wanted = when(
    is(rank, '>=', param(book, line, 'last')),
    num(0),
    round(div(mul(now(used), days), num(30))),
  )
  const bought: Line = addLine(book, to.sheet, to.goods, {
    label,
    detail: w.bought,
    expr: round(
      max(
        num(0),
        sub(
          add(now(used), wanted),
          later(() => before(stock)),
        ),
      ),
    ),
  })
  const stock: Line = addLine(book, to.sheet, to.goods, {
    label,
    detail: w.stock,
    expr: round(
      sub(
        add(
          later(() => before(stock)),
          now(bought),
        ),
        now(used),
      ),
    ),
    yearly: 'end',
  })
  return { bought, stock }
}

function variableCost(book: Book, to: Charges, line: VariableCost): void {
  const w = book.t.workbook.charges
  const label = line.name
  const p: Purchase = { line, label, family: line.family, variable: true }
  const expr = when(alive(book, line), round(variableBase(book, line)), num(0))
  const held = line.stockDays !== undefined
  const tax = Boolean(book.frame.tax)
  const base =
    held || tax
      ? addLine(book, to.sheet, held ? to.goods : to.tax, {
          label,
          detail: held ? w.used : w.withoutTax,
          expr,
        })
      : addLine(book, to.sheet, to.charges, {
          label,
          detail: book.t.families[line.family],
          expr,
          keys: chargeKeys(book, line, line.family, true),
          id: `charge/${line.id}`,
        })
  const goods = held ? stocked(book, to, line, base) : null
  const bought = goods?.bought ?? base
  const taxes = taxed(book, to, line, bought)
  const out: Line[] = []
  if (goods) {
    const { nature } = chargeKeys(book, line, line.family, true)
    // Bought in 607; what went in or out of the shelf in 6037.
    addLine(book, to.sheet, to.charges, {
      label,
      detail: w.goodsBought,
      expr: now(bought),
      keys: { account: 'a607', nature },
      id: `charge/${line.id}`,
    })
    addLine(book, to.sheet, to.charges, {
      label,
      detail: w.stockChange,
      expr: sub(now(base), now(bought)),
      keys: { account: 'a6037', nature },
      id: `charge-stock/${line.id}`,
    })
    if (taxes)
      addLine(book, to.sheet, to.charges, {
        label,
        detail: w.kept,
        expr: now(taxes.kept),
        keys: chargeKeys(book, line, line.family, true),
        id: `charge-kept/${line.id}`,
      })
    book.balances.push({ label, plus: [bought], minus: [base], had: 'stock', owed: 'suppliers' })
    out.push(bought)
    if (taxes) out.push(taxes.kept)
  } else if (tax) out.push(charge(book, to, p, base, taxes?.kept ?? null))
  else out.push(base)
  if (!taxes) {
    const paid = pay(book, to, p, delayed(book, line, bought))
    book.balances.push({ label, plus: [paid], minus: out, had: 'advances-paid', owed: 'suppliers' })
    return
  }
  const due = addLine(book, to.sheet, to.tax, {
    label,
    detail: w.withTax,
    expr: add(now(bought), now(taxes.tax)),
  })
  const paid = pay(book, to, p, delayed(book, line, due))
  const deductible = addLine(book, to.sheet, to.tax, {
    label,
    detail: w.deductible,
    expr: delayed(book, line, taxes.deducted),
  })
  book.taxMoves.push({ label, of: deductible, sign: 1 })
  out.push(taxes.deducted)
  book.balances.push({ label, plus: [paid], minus: out, had: 'advances-paid', owed: 'suppliers' })
  book.balances.push({
    label,
    plus: [taxes.deducted],
    minus: [deductible],
    had: 'tax-credit',
    owed: 'sales-tax',
  })
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

/** Above three minimum wages nothing is reduced. */
const CEILING = 3

/** Coefficient of the general reduction for one full-time month, to four decimals. */
function reduction(book: Book, line: Salary, each: Line): Expr {
  const wage = mul(setting(book, 'minimumWage'), indexed(setting(book, 'wages')))
  const [lowest, slope] = [setting(book, 'lowest'), setting(book, 'slope')]
  const distance = div(sub(div(mul(num(CEILING), wage), now(each)), num(1)), num(2))
  const rate = add(lowest, mul(slope, pow(distance, setting(book, 'power'))))
  const none = or(
    is(param(book, line, 'reduced'), '=', num(0)),
    is(now(each), '<=', num(0)),
    is(now(each), '>=', mul(num(CEILING), wage)),
  )
  return when(none, num(0), round(min(rate, add(lowest, slope)), 4))
}

function salary(book: Book, to: Charges, line: Salary): void {
  const w = book.t.workbook.charges
  const value = (name: string) => param(book, line, name)
  const one = (detail: string, expr: Expr, style: Line['style'] = 'euro'): Line =>
    addLine(book, to.sheet, to.pay, {
      label: line.name,
      detail,
      expr,
      style,
      yearly: style === 'euro' ? 'sum' : 'none',
    })
  const each = one(
    w.fullTimeGross,
    when(alive(book, line), mul(value('gross'), indexed(value('index'))), num(0)),
  )
  const keys = (employer: boolean) => chargeKeys(book, line, 'salaries', false, employer)
  const gross = addLine(book, to.sheet, to.charges, {
    label: line.name,
    detail: w.gross,
    expr: round(mul(now(each), value('fullTime'))),
    keys: keys(false),
    id: `charge/${line.id}`,
  })
  const rate = one(w.reduction, reduction(book, line, each), 'share')
  const employer = addLine(book, to.sheet, to.charges, {
    label: line.name,
    detail: w.employer,
    expr: max(num(0), round(sub(part(gross, value('chargeRate')), part(gross, now(rate))))),
    keys: keys(true),
    id: `charge-employer/${line.id}`,
  })
  const withheld = one(w.withheld, part(gross, value('withheld')))
  const due = one(w.due, add(now(employer), now(withheld)))
  const cash = { cash: 'payment-salaries' } as const
  const net = addLine(book, to.sheet, to.payments, {
    label: line.name,
    detail: w.net,
    expr: sub(now(gross), now(withheld)),
    keys: cash,
    id: `paid/${line.id}`,
  })
  // The month after, or the month after each calendar quarter.
  const opensQuarter = is(mod(calendarMonth(setting(book, 'start')), num(3)), '=', num(0))
  const quarter = add(earlier(due, 1), earlier(due, 2), earlier(due, 3))
  const paid = addLine(book, to.sheet, to.payments, {
    label: line.name,
    detail: w.chargesPaid,
    expr: when(is(value('period'), '=', num(1)), earlier(due, 1), when(opensQuarter, quarter, num(0))),
    keys: cash,
    id: `paid-charges/${line.id}`,
  })
  book.balances.push({
    label: line.name,
    plus: [net, paid],
    minus: [gross, employer],
    had: 'advances-paid',
    owed: 'social',
  })
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
