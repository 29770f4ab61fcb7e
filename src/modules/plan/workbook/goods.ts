import type { VariableCost } from '../rules/plan.ts'
import { addLine, type Book, input, param, row } from './build.ts'
import { add, div, is, max, mul, num, round, sub, when } from './formula/arithmetic.ts'
import { before, later, now, rank } from './formula/cells.ts'
import { beyond } from './formula/tables.ts'
import type { Expr, Line } from './grid.ts'
import { delayed, indexed } from './money.ts'
import { type Charges, charge, chargeKeys, type Purchase, pay, taxed } from './purchases.ts'
import { alive } from './volumes.ts'

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

export function variableCost(book: Book, to: Charges, line: VariableCost): void {
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
