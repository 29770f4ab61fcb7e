import { type Funding, type InKind, isFunding, pillarOf, type Revenue, type Salary } from '../rules/plan.ts'
import { productAccount } from '../rules/statements/chart.ts'
import type { LiabilityPosition } from '../rules/statements/positions.ts'
import type { ProductAccount, ProductKind } from '../rules/vocabulary.ts'
import { addLine, addTotal, type Book, input, monthSheet, param, row, section, setting } from './build.ts'
import { add, and, div, is, mul, num, round, sub, when } from './formula/arithmetic.ts'
import { now, rank } from './formula/cells.ts'
import { spreadOver } from './formula/spread.ts'
import { sumWhere } from './formula/tables.ts'
import type { Expr, Keys, Section, Sheet } from './grid.ts'
import { delayed, indexed, part } from './money.ts'
import { alive } from './volumes.ts'

type Income = {
  readonly sheet: Sheet
  readonly invoiced: Section
  readonly products: Section
  readonly awarded: Section
  readonly tax: Section
  readonly receipts: Section
  readonly given: Section
}

/** Part of `amount` earned in the column when it is spread over `months` from rank `first`, in whole cents. */
export function spreadFrom(amount: Expr, first: Expr, months: Expr): Expr {
  const k = sub(rank, first)
  const reached = (n: Expr) => round(div(mul(amount, n), months))
  return when(and(is(k, '>=', num(0)), is(k, '<', months)), sub(reached(add(k, num(1))), reached(k)), num(0))
}
/** An amount in one column, named by its rank. */
export const once = (amount: Expr, at: Expr): Expr => when(is(rank, '=', at), amount, num(0))

/** Number of a funder among those of the plan: names are text of people, formulas know numbers. */
export function funderKey(book: Book, name: string): string {
  const known = book.funders.get(name)
  if (known) return known
  const key = `f${book.funders.size + 1}`
  book.funders.set(name, key)
  return key
}

type Product = {
  readonly account: ProductAccount
  readonly kind: ProductKind
  readonly pillar: string
  readonly funder: string | null
  readonly signed: boolean
}
function productKeys(book: Book, line: Revenue | Funding | Salary | null, p: Product): Keys {
  const via = { amounts: new Float64Array(), via: 'customers', payer: 'other', pillar: 'public' } as const
  const stream = { side: 'product', ...via, account: p.account, kind: p.kind, funder: null } as const
  return {
    account: `a${productAccount(line, stream)}`,
    pillar: p.pillar,
    ...(p.funder && { funder: funderKey(book, p.funder) }),
    ...(p.signed && { nature: 'signed' }),
  }
}

/** A sale: invoiced, earned, taxed and received. */
function sell(book: Book, to: Income, line: Revenue): void {
  const w = book.t.workbook.income
  const { sheet } = to
  const label = line.name
  const rise = param(book, line, 'index')
  const price = mul(param(book, line, 'price'), indexed(rise), now(row(book, `billed/${line.id}`)))
  const keys = productKeys(book, line, {
    account: line.account,
    kind: line.kind,
    pillar: pillarOf(line),
    funder: line.funder ?? null,
    signed: line.status === 'signed',
  })
  const earnedLater = line.earnedOver !== undefined
  const id = `sold/${line.id}`
  const sold = earnedLater
    ? addLine(book, sheet, to.invoiced, { label, detail: w.invoiced, expr: round(price), id })
    : addLine(book, sheet, to.products, { label, detail: w.earned, expr: round(price), keys, id })
  let earned = sold
  if (earnedLater)
    earned = addLine(book, sheet, to.products, {
      label,
      detail: w.earned,
      expr: spreadOver(sold, param(book, line, 'earnedOver')),
      keys,
    })
  book.rows.set(`earned/${line.id}`, earned)
  const received = addLine(book, sheet, to.receipts, {
    label,
    detail: w.received,
    expr: delayed(book, line, sold),
    keys: { cash: 'receipt-sales' },
    id: `received/${line.id}`,
  })
  const due = { plus: [sold], minus: [received] }
  if (book.frame.tax) {
    const tax = addLine(book, sheet, to.tax, {
      label,
      detail: w.taxInvoiced,
      expr: part(sold, param(book, line, 'tax')),
    })
    const taxIn = addLine(book, sheet, to.receipts, {
      label,
      detail: w.taxReceived,
      expr: delayed(book, line, tax),
      keys: { cash: 'receipt-sales' },
      id: `tax-received/${line.id}`,
    })
    due.plus.push(tax)
    due.minus.push(taxIn)
    book.taxMoves.push({ label, of: taxIn, sign: -1 })
    book.balances.push({ label, plus: [taxIn], minus: [tax], had: 'tax-credit', owed: 'sales-tax' })
  }
  book.balances.push({ label, ...due, had: 'customers', owed: 'advances-received' })
  if (earnedLater)
    book.balances.push({ label, plus: [earned], minus: [sold], had: 'grants-due', owed: 'prepaid-sales' })
}

/** Where a funding not earned yet waits. */
function waiting(line: Funding): LiabilityPosition {
  if (line.account === '13') return 'investment-grants'
  return line.account === '754' || line.account === '755' ? 'dedicated-funds' : 'deferred-grants'
}

function fund(book: Book, to: Income, line: Funding): void {
  const w = book.t.workbook.income
  const { sheet } = to
  const label = line.name
  const parts = line.instalments.map((_, k) => k)
  const cells = (name: string) => parts.map((k) => input(book, line, `part-${name}-${k}`))
  const { account } = line
  const received = addLine(book, sheet, to.receipts, {
    label,
    detail: w.instalments,
    expr: sumWhere(cells('rank'), rank, cells('amount')),
    keys:
      account === '102'
        ? { cash: 'receipt-own-funds', lasting: 'resource-own-funds' }
        : { cash: 'receipt-funding' },
    id: `received/${line.id}`,
  })
  if (account === '102') {
    book.balances.push({ label, plus: [], minus: [received], owed: 'own-funds' })
    return
  }
  const amount = param(book, line, 'amount')
  const product = addLine(book, sheet, to.products, {
    label,
    detail: w.earned,
    expr: spreadFrom(amount, param(book, line, 'first'), param(book, line, 'covered')),
    keys: productKeys(book, line, {
      account: account === '13' ? '77' : account,
      kind: line.type,
      pillar: pillarOf(line),
      // Crowdfunding has many givers under one name.
      funder: line.type === 'crowdfunding' ? null : line.funder,
      signed: line.status === 'signed',
    }),
    id: `earned/${line.id}`,
  })
  const awarded = addLine(book, sheet, to.awarded, {
    label,
    detail: w.awarded,
    expr: once(amount, param(book, line, 'awarded')),
    ...(line.account === '13' && { keys: { lasting: 'resource-investment-grants' } }),
  })
  const at = waiting(line)
  book.balances.push({
    label,
    plus: [awarded],
    minus: [received],
    had: 'grants-due',
    owed: 'advances-received',
  })
  book.balances.push({
    label,
    plus: [product],
    minus: [awarded],
    ...(at !== 'investment-grants' && { had: 'grants-due' }),
    owed: at,
  })
}

/** The aid of an integration contract comes in its month. */
export function aid(book: Book, to: Income, line: Salary): void {
  if (!line.aid) return
  const w = book.t.workbook.income
  const age = sub(rank, param(book, line, 'first'))
  const during = and(alive(book, line), is(age, '<', param(book, line, 'aidMonths')))
  const product = addLine(book, to.sheet, to.products, {
    label: line.name,
    detail: w.aid,
    expr: when(during, param(book, line, 'aid'), num(0)),
    keys: productKeys(book, line, {
      account: '74',
      kind: 'employment-aid',
      pillar: line.pillar ?? 'public',
      funder: line.aid.funder ?? null,
      signed: false,
    }),
    id: `aid/${line.id}`,
  })
  addLine(book, to.sheet, to.receipts, {
    label: line.name,
    detail: w.aid,
    expr: now(product),
    keys: { cash: 'receipt-funding' },
    id: `aid-received/${line.id}`,
  })
}

/** What was due at the start comes in the first month; what was received before is earned in twelve. */
export function opening(book: Book, to: Income): void {
  const w = book.t.workbook.income
  const due = setting(book, 'receivables')
  const received = addLine(book, to.sheet, to.receipts, {
    label: w.opening,
    detail: w.openingDue,
    expr: once(due, num(0)),
    keys: { cash: 'receipt-opening' },
  })
  book.balances.push({
    label: w.opening,
    plus: [],
    minus: [received],
    opening: due,
    had: 'opening-due',
    owed: 'opening-owed',
  })
  const deferred = setting(book, 'deferred')
  const product = addLine(book, to.sheet, to.products, {
    label: w.opening,
    detail: w.openingDeferred,
    expr: spreadFrom(deferred, num(0), num(12)),
    keys: productKeys(book, null, {
      account: '74',
      kind: 'grant',
      pillar: 'public',
      funder: null,
      signed: false,
    }),
  })
  book.balances.push({
    label: w.opening,
    plus: [product],
    minus: [],
    opening: sub(num(0), deferred),
    had: 'grants-due',
    owed: 'deferred-grants',
  })
}

function give(book: Book, to: Income, line: InKind): void {
  addLine(book, to.sheet, to.given, {
    label: line.name,
    detail: book.t.inKind[line.kind],
    expr: when(alive(book, line), param(book, line, 'value'), num(0)),
    keys: { nature: `in-kind-${line.kind}` },
    id: `in-kind/${line.id}`,
  })
}

/** Income of every line: invoiced, earned, taxed, received; gifts in kind apart. */
export function writeIncome(book: Book): Sheet {
  const w = book.t.workbook.income
  const sheet = monthSheet(book, book.t.workbook.sheets.income)
  const to: Income = {
    sheet,
    products: section(sheet, w.sections.products),
    invoiced: section(sheet, w.sections.invoiced),
    awarded: section(sheet, w.sections.awarded),
    tax: section(sheet, w.sections.tax),
    receipts: section(sheet, w.sections.receipts),
    given: section(sheet, w.sections.given),
  }
  for (const line of book.plan.assumptions) {
    if (line.type === 'revenue') sell(book, to, line)
    else if (isFunding(line)) fund(book, to, line)
    else if (line.type === 'salary') aid(book, to, line)
    else if (line.type === 'in-kind') give(book, to, line)
  }
  opening(book, to)
  addTotal(book, sheet, to.products, w.totals.products)
  addTotal(book, sheet, to.receipts, w.totals.receipts)
  addTotal(book, sheet, to.given, w.totals.given)
  return sheet
}
