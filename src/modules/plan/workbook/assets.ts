import { monthsBetween } from '#kit/day.ts'
import type { Deposit, Investment, Loan } from '../rules/plan.ts'
import { addLine, type Book, countedSheet, monthSheet, param, section } from './build.ts'
import { add, and, div, is, max, min, minus, mul, num, round, sub, when } from './formula/arithmetic.ts'
import { before, later, now, pick, rank } from './formula/cells.ts'
import type { Expr, Line, Section, Sheet } from './grid.ts'
import { once, spreadFrom } from './income.ts'
import type { line } from './indicators.ts'

type Assets = {
  readonly sheet: Sheet
  readonly equipment: Section
  readonly loans: Section
  readonly deposits: Section
}

/** Months passed since a date when the plan starts; zero when it is yet to come. */
const ageOf = (at: Expr): Expr => max(num(0), minus(at))

/** Paid in its month, worn evenly over its life; what was bought before the plan opens the balance sheet. */
function invest(book: Book, to: Assets, line: Investment): void {
  const w = book.t.workbook.assets
  const label = line.name
  const value = (name: string) => param(book, line, name)
  const taxed = Boolean(book.frame.tax)
  const price = taxed ? add(value('amount'), value('tax')) : value('amount')
  const one = (facts: Omit<Parameters<typeof addLine>[3], 'label'>): Line =>
    addLine(book, to.sheet, to.equipment, { label, ...facts })
  const paid = one({
    detail: w.bought,
    expr: once(price, value('rank')),
    keys: { cash: 'payment-investments', ...(!taxed && { lasting: 'need-investments' }) },
    id: `paid/${line.id}`,
  })
  const back: Line[] = []
  if (taxed) {
    const deducted = one({ detail: w.deducted, expr: once(value('deducted'), value('rank')) })
    book.taxMoves.push({ label, of: deducted, sign: 1 })
    back.push(deducted)
    one({ detail: w.net, expr: sub(now(paid), now(deducted)), keys: { lasting: 'need-investments' } })
  }
  const worn = one({
    detail: w.worn,
    expr: spreadFrom(value('cost'), value('rank'), value('life')),
    keys: { account: 'a681', nature: 'fixed' },
    id: `charge/${line.id}`,
  })
  const before = is(value('rank'), '<', num(0))
  const gone = round(div(mul(value('cost'), min(ageOf(value('rank')), value('life'))), value('life')))
  book.balances.push({
    label,
    plus: [paid],
    minus: back,
    opening: when(before, value('cost'), num(0)),
    had: 'fixed-assets',
  })
  book.balances.push({ label, plus: [], minus: [worn], opening: minus(gone), had: 'depreciation' })
}

type Schedule = { readonly interest: Line; readonly principal: Line; readonly left: Line }

/** Constant payments after the deferral; the last instalment takes what rounding left. */
function schedule(book: Book, sheet: Sheet, line: Loan): Schedule {
  const w = book.t.workbook.assets
  const to = section(sheet, line.name)
  const value = (name: string) => param(book, line, name)
  const one = (detail: string, expr: Expr, opening: Expr | null = null): Line =>
    addLine(book, sheet, to, { label: line.name, detail, expr, opening, yearly: 'none' })
  const owed = later(() => before(left))
  const interest = one(
    w.interest,
    when(is(rank, '<', value('months')), round(mul(owed, value('monthly'))), num(0)),
  )
  const last = is(rank, '=', sub(value('months'), num(1)))
  const usual = min(owed, max(num(0), sub(value('payment'), now(interest))))
  const principal = one(
    w.principal,
    when(
      is(rank, '>=', value('months')),
      num(0),
      when(last, owed, when(is(rank, '<', value('deferral')), num(0), usual)),
    ),
  )
  const left: Line = one(w.left, round(sub(owed, now(principal))), value('amount'))
  return { interest, principal, left }
}

function borrow(book: Book, to: Assets, line: Loan, of: Schedule): void {
  const w = book.t.workbook.assets
  const label = line.name
  const at = param(book, line, 'rank')
  const amount = param(book, line, 'amount')
  const instalment = sub(sub(rank, at), num(1))
  const one = (facts: Omit<Parameters<typeof addLine>[3], 'label'>): Line =>
    addLine(book, to.sheet, to.loans, { label, ...facts })
  const received = one({
    detail: w.borrowed,
    expr: once(amount, at),
    keys: { cash: 'receipt-loans', lasting: 'resource-loans' },
    id: `received/${line.id}`,
  })
  const principal = one({
    detail: w.principal,
    expr: pick(of.principal, instalment),
    keys: { cash: 'payment-loan-principal', lasting: 'need-loan-principal' },
    id: `paid/${line.id}`,
  })
  const interest = one({
    detail: w.interest,
    expr: pick(of.interest, instalment),
    keys: { cash: 'payment-interest', account: 'a661', nature: 'fixed' },
    id: `charge/${line.id}`,
  })
  book.rows.set(`paid-interest/${line.id}`, interest)
  // The first instalment is due the month after the loan.
  const past = sub(ageOf(at), num(1))
  const left = when(is(past, '<=', num(0)), amount, pick(of.left, sub(past, num(1))))
  book.balances.push({
    label,
    plus: [principal],
    minus: [received],
    opening: when(is(at, '<', num(0)), minus(left), num(0)),
    owed: 'loans',
  })
}

/** Out or in at its month, the other way at its return. */
function deposit(book: Book, to: Assets, line: Deposit): void {
  const w = book.t.workbook.assets
  const label = line.name
  const value = (name: string) => param(book, line, name)
  const given = line.direction === 'given'
  const first = once(value('amount'), value('rank'))
  const back = once(value('amount'), value('backRank'))
  const one = (facts: Omit<Parameters<typeof addLine>[3], 'label'>): Line =>
    addLine(book, to.sheet, to.deposits, { label, ...facts })
  const paid = one({
    detail: given ? w.deposited : w.returned,
    expr: given ? first : back,
    keys: { cash: 'payment-deposits', lasting: 'need-deposits' },
    id: `paid/${line.id}`,
  })
  const received = one({
    detail: given ? w.returned : w.deposited,
    expr: given ? back : first,
    keys: { cash: 'receipt-deposits', lasting: 'resource-deposits' },
    id: `received/${line.id}`,
  })
  const standing = and(is(value('rank'), '<', num(0)), is(value('backRank'), '>=', num(0)))
  const amount = given ? value('amount') : minus(value('amount'))
  book.balances.push({
    label,
    plus: [paid],
    minus: [received],
    opening: when(standing, amount, num(0)),
    ...(given ? { had: 'deposits-given' as const } : { owed: 'deposits-received' as const }),
  })
}

/** Instalments that fall in the plan, for loans that begin before it too. */
function longest(book: Book, loans: readonly Loan[]): number {
  const { start, months } = book.plan
  return Math.max(months - 1, ...loans.map((line) => months - 1 - monthsBetween(start, line.month)))
}

/** Equipment, loans and deposits by month, and the schedules of loans by instalment. */
export function writeAssets(book: Book): void {
  const w = book.t.workbook
  const of = <K extends 'investment' | 'loan' | 'deposit'>(type: K) =>
    book.plan.assumptions.filter((line): line is Extract<typeof line, { type: K }> => line.type === type)
  const [investments, loans, deposits] = [of('investment'), of('loan'), of('deposit')]
  if (investments.length + loans.length + deposits.length === 0) return
  const sheet = monthSheet(book, w.sheets.assets)
  const to: Assets = {
    sheet,
    equipment: section(sheet, w.assets.sections.equipment),
    loans: section(sheet, w.assets.sections.loans),
    deposits: section(sheet, w.assets.sections.deposits),
  }
  for (const line of investments) invest(book, to, line)
  for (const line of deposits) deposit(book, to, line)
  if (loans.length === 0) return
  const columns = longest(book, loans)
  const schedules = countedSheet(book, w.sheets.schedules, columns)
  for (const line of loans) {
    borrow(book, to, line, schedule(book, schedules, line))
    book.tooShort.push(is(sub(num(book.plan.months - 1), param(book, line, 'rank')), '>', num(columns)))
  }
}
