import type { Salary } from '../rules/plan.ts'
import { addLine, type Book, param, setting } from './build.ts'
import { add, div, is, max, min, mod, mul, num, or, pow, round, sub, when } from './formula/arithmetic.ts'
import { earlier, now } from './formula/cells.ts'
import { calendarMonth } from './formula/dates.ts'
import type { Expr, Line } from './grid.ts'
import { indexed, part } from './money.ts'
import { type Charges, chargeKeys } from './purchases.ts'
import { alive } from './volumes.ts'

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

export function salary(book: Book, to: Charges, line: Salary): void {
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
