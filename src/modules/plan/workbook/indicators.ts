import { type Pillar, pillars } from '../rules/vocabulary.ts'
import { type Book, plainSheet, putFormula, putText, row, setting } from './build.ts'
import type { Style } from './file/styles.ts'
import { add, div, is, max, mul, num, or, round, sub, when, word } from './formula/arithmetic.ts'
import {
  columnsOf,
  countNegative,
  firstNegative,
  inColumn,
  minOver,
  positionOf,
  sumOver,
} from './formula/cells.ts'
import { monthsLater } from './formula/dates.ts'
import { allSums, labelWhere, maxSum, summed, sumSquares } from './formula/gather.ts'
import type { Expr, Line, Sheet, Value } from './grid.ts'

/** One column of indicators: the whole plan, or one of its years. */
type Column = { readonly at: number; readonly from: number; readonly to: number }
type Facts = { readonly book: Book; readonly at: Column }

export const line = (book: Book, id: string): Line | null => book.rows.get(id) ?? null
export const over = ({ book, at }: Facts, ...ids: string[]): Expr =>
  add(...ids.flatMap((id) => (line(book, id) ? [summed(line(book, id)!, at.at)] : [])))

/** A quotient, or a dash without a divisor. */
const ratio = (part: Expr, whole: Expr): Expr<Value> =>
  when<Value>(is(whole, '=', num(0)), word('–'), div(part, whole))

const salesOf = (f: Facts) => over(f, 'income/706', 'income/707', 'income/708')
const earnedOf = (f: Facts) =>
  over(f, 'income/706', 'income/707', 'income/708', 'income/756', 'income/758', 'income/76')
const productsOf = (f: Facts) => over(f, 'income/total-products')
const fixedOf = (f: Facts) => sub(over(f, 'income/total-charges'), over(f, 'income/variable'))
const marginOf = (f: Facts) => sub(salesOf(f), over(f, 'income/variable'))
const salariesOf = (f: Facts) => over(f, 'income/641', 'income/645', 'income/648')

/** Fixed costs / margin rate; a dash when each sale loses money or nothing is sold. */
function breakEven(f: Facts, fixed: Expr, in_: 'euros' | 'days'): Expr<Value> {
  const [sales, margin] = [salesOf(f), marginOf(f)]
  const needed = div(max(num(0), fixed), div(margin, sales))
  const value = in_ === 'euros' ? round(needed) : round(mul(div(needed, sales), num(365)), 1)
  return when<Value>(or(is(sales, '<=', num(0)), is(margin, '<=', num(0))), word('–'), value)
}
const supported = (f: Facts) => sub(fixedOf(f), sub(productsOf(f), salesOf(f)))

export const funders = (book: Book): Line[] =>
  [...book.funders.values()].map((key) => row(book, `funder/${key}`))
const closingOf = ({ book, at }: Facts) => columnsOf(row(book, 'cash/closing'), at.from, at.to)
const dateAt = ({ book, at }: Facts, rank: Expr): Expr =>
  monthsLater(setting(book, 'start'), add(num(at.from), rank))

function monthsOfCash({ book, at }: Facts): Expr<Value> {
  const from = Math.max(0, at.to - 12)
  const uses = ['costs', 'salaries', 'interest'].flatMap((use) => {
    const paid = line(book, `cash/payment-${use}`)
    return paid ? [sumOver(columnsOf(paid, from, at.to))] : []
  })
  const held = mul(inColumn(row(book, 'cash/closing'), at.to - 1), num(at.to - from))
  return ratio(held, add(...uses))
}

type OwnNames = Book['t']['workbook']['indicators']['names']
type Shared = Book['t']['forecast']['names']
type Name = keyof OwnNames | keyof Shared | `pillar-${Pillar}`

function nameOf({ t }: Book, key: Name): string {
  const own = t.workbook.indicators.names
  if (key in own) return own[key as keyof OwnNames]
  if (key in t.forecast.names) return t.forecast.names[key as keyof Shared]
  return t.workbook.indicators.pillar(t.pillars[key.slice('pillar-'.length) as Pillar])
}

type Indicator = { readonly key: Name; readonly style: Style; readonly of: (f: Facts) => Expr<Value> | null }

const INDICATORS: readonly Indicator[] = [
  { key: 'products', style: 'euro', of: productsOf },
  { key: 'charges', style: 'euro', of: (f) => over(f, 'income/total-charges') },
  { key: 'result', style: 'euro', of: (f) => over(f, 'income/result') },
  { key: 'sales', style: 'euro', of: salesOf },
  { key: 'earned', style: 'euro', of: earnedOf },
  { key: 'grants', style: 'euro', of: (f) => over(f, 'income/74') },
  { key: 'variableCosts', style: 'euro', of: (f) => over(f, 'income/variable') },
  { key: 'fixedCosts', style: 'euro', of: fixedOf },
  { key: 'contributionMargin', style: 'euro', of: marginOf },
  { key: 'contributionRate', style: 'share', of: (f) => ratio(marginOf(f), salesOf(f)) },
  { key: 'breakEvenSales', style: 'euro', of: (f) => breakEven(f, fixedOf(f), 'euros') },
  { key: 'breakEvenDays', style: 'days', of: (f) => breakEven(f, fixedOf(f), 'days') },
  { key: 'supportedBreakEvenSales', style: 'euro', of: (f) => breakEven(f, supported(f), 'euros') },
  { key: 'supportedBreakEvenDays', style: 'days', of: (f) => breakEven(f, supported(f), 'days') },
  { key: 'earnedShare', style: 'share', of: (f) => ratio(earnedOf(f), productsOf(f)) },
  { key: 'grantShare', style: 'share', of: (f) => ratio(over(f, 'income/74'), productsOf(f)) },
  { key: 'contractedShare', style: 'share', of: (f) => ratio(over(f, 'income/contracted'), productsOf(f)) },
  ...pillars.map(
    (pillar): Indicator => ({
      key: `pillar-${pillar}`,
      style: 'share',
      of: (f) => ratio(over(f, `pillar/${pillar}`), productsOf(f)),
    }),
  ),
  {
    key: 'firstFunder',
    style: 'right',
    of: (f) => {
      const all = funders(f.book)
      if (all.length === 0) return null
      const first = maxSum(all, f.at.at)
      return when<Value>(is(first, '<=', num(0)), word('–'), labelWhere(all, f.at.at, first))
    },
  },
  {
    key: 'firstFunderShare',
    style: 'share',
    of: (f) => {
      const all = funders(f.book)
      return all.length === 0 ? null : ratio(max(num(0), maxSum(all, f.at.at)), productsOf(f))
    },
  },
  {
    key: 'concentration',
    style: 'number',
    of: (f) => {
      const all = funders(f.book)
      if (all.length === 0) return null
      const sum = allSums(all, f.at.at)
      return ratio(sumSquares(all, f.at.at), mul(sum, sum))
    },
  },
  { key: 'closingCash', style: 'euro', of: ({ book, at }) => inColumn(row(book, 'cash/closing'), at.to - 1) },
  { key: 'lowestCash', style: 'euro', of: (f) => minOver(closingOf(f)) },
  {
    key: 'lowestMonth',
    style: 'month',
    of: (f) => dateAt(f, positionOf(minOver(closingOf(f)), closingOf(f))),
  },
  {
    key: 'firstNegativeMonth',
    style: 'month',
    of: (f) =>
      when<Value>(
        is(countNegative(closingOf(f)), '=', num(0)),
        word(f.book.t.workbook.indicators.never),
        dateAt(f, firstNegative(closingOf(f))),
      ),
  },
  { key: 'monthsOfCash', style: 'days', of: monthsOfCash },
  {
    key: 'fullTime',
    style: 'number',
    of: ({ book, at }) => {
      const posts = line(book, 'full-time')
      return posts ? div(sumOver(columnsOf(posts, at.from, at.to)), num(at.to - at.from)) : null
    },
  },
  { key: 'salaries', style: 'euro', of: salariesOf },
  { key: 'salaryCover', style: 'share', of: (f) => ratio(earnedOf(f), salariesOf(f)) },
  { key: 'marginCover', style: 'share', of: (f) => ratio(marginOf(f), salariesOf(f)) },
  { key: 'hoursSold', style: 'number', of: (f) => over(f, 'hours/sold') },
  { key: 'hoursThere', style: 'number', of: (f) => over(f, 'hours/paid', 'hours/volunteered') },
  {
    key: 'load',
    style: 'share',
    of: (f) => ratio(over(f, 'hours/sold'), over(f, 'hours/paid', 'hours/volunteered')),
  },
]

const HEAD = 5

/** Indicators of the whole plan and of each year, each a formula over the statements. */
export function writeIndicators(book: Book): Sheet {
  const { t } = book
  const w = t.workbook
  const sheet = plainSheet(book, w.sheets.indicators, { row: HEAD, col: 1 })
  const sums = row(book, 'income/result').sheet.grid!.sums
  putText(sheet, HEAD, 0, w.indicators.name, 'head')
  for (const [i, { from }] of sums.entries())
    putText(sheet, HEAD, 1 + i, i === 0 ? w.head.whole : w.head.year(from / 12 + 1), 'head')
  putText(sheet, HEAD, 1 + sums.length, w.indicators.how, 'head')
  let at = HEAD + 1
  for (const { key, style, of } of INDICATORS) {
    const exprs = sums.map(({ from, to }, i) => of({ book, at: { at: i, from, to } }))
    if (exprs.every((expr) => expr === null)) continue
    putText(sheet, at, 0, nameOf(book, key), 'label')
    for (const [i, expr] of exprs.entries())
      if (expr) book.indicators.set(`${key}/${i}`, putFormula(sheet, at, 1 + i, expr, style))
    const how: string | undefined = w.indicators.formulas[key as keyof typeof w.indicators.formulas]
    if (how) putText(sheet, at, 1 + sums.length, how, 'how')
    at += 1
  }
  sheet.widths.set(0, 46)
  for (let col = 1; col <= sums.length; col++) sheet.widths.set(col, 17)
  sheet.widths.set(1 + sums.length, 70)
  return sheet
}
