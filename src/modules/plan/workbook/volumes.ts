import type { Revenue } from '../rules/plan.ts'
import { addLine, type Book, input, monthSheet, param, row, section, setting } from './build.ts'
import { add, and, div, exp, is, max, mul, num, pow, sub, when } from './formula/arithmetic.ts'
import { before, earlier, later, now, rank } from './formula/cells.ts'
import { calendarMonth } from './formula/dates.ts'
import { usedOver } from './formula/spread.ts'
import { nth } from './formula/tables.ts'
import type { Expr, Line, Section, Sheet } from './grid.ts'

/** Steepness of the S-curve, as in the engine. */
const STEEPNESS = 10
const SEASONS = 12

/** Whether a line lives in the column. */
export const alive = (book: Book, line: { id: string }): Expr =>
  and(is(rank, '>=', param(book, line, 'first')), is(rank, '<=', param(book, line, 'last')))

/** Costs that follow units served, or minutes sold, ask for them. */
function wantsServed(book: Book, line: Revenue): boolean {
  if (line.unitCost !== undefined || line.unitMinutes !== undefined) return true
  return book.plan.assumptions.some(
    (other) =>
      (other.type === 'step-cost' && other.of === line.id) ||
      (other.type === 'variable-cost' && other.of === line.id && other.basis.type === 'per-unit'),
  )
}

/** Units of the curve in the column, before anybody leaves. */
function curve(book: Book, line: Revenue, to: { sheet: Sheet; section: Section }): Expr {
  const { growth } = line.volume
  const start = param(book, line, 'start')
  const age = sub(rank, param(book, line, 'first'))
  switch (growth.type) {
    case 'none':
      return max(num(0), start)
    case 'linear':
      return max(num(0), add(start, mul(param(book, line, 'perMonth'), age)))
    case 'follows':
      return add(
        start,
        mul(
          param(book, line, 'ratio'),
          later(() => now(row(book, `units/${growth.line}`))),
        ),
      )
    case 's-curve': {
      const w = book.t.workbook.volumes
      const span = param(book, line, 'span')
      const progress = addLine(book, to.sheet, to.section, {
        label: line.name,
        detail: w.progress,
        expr: when(is(span, '<=', num(0)), num(1), div(age, span)),
        style: 'share',
        yearly: 'none',
      })
      const x = now(progress)
      const [low, high] = [setting(book, 'curveLow'), setting(book, 'curveHigh')]
      const logistic = div(num(1), add(num(1), exp(mul(num(-STEEPNESS), sub(x, num(0.5))))))
      const scaled = div(sub(logistic, low), sub(high, low))
      const way = when(is(x, '<=', num(0)), num(0), when(is(x, '>=', num(1)), num(1), scaled))
      return max(num(0), add(start, mul(sub(param(book, line, 'target'), start), way)))
    }
  }
}

function volumeRows(book: Book, sheet: Sheet, line: Revenue): void {
  const w = book.t.workbook.volumes
  const to = section(sheet, line.name)
  const add1 = (name: string, detail: string, expr: Expr, yearly: Line['yearly'] = 'end'): Line =>
    addLine(book, sheet, to, {
      label: line.name,
      detail,
      expr,
      style: 'number',
      yearly,
      id: `${name}/${line.id}`,
    })
  const lives = alive(book, line)
  const level = add1('level', w.curve, when(lives, curve(book, line, { sheet, section: to }), num(0)), 'none')
  const arrivals = sub(now(level), before(level))
  const follows = line.volume.growth.type === 'follows'
  const stay = follows ? num(1) : sub(num(1), param(book, line, 'churn'))
  let units: Line
  const present: Line = addLine(book, sheet, to, {
    label: line.name,
    detail: w.present,
    expr: when(
      lives,
      max(
        num(0),
        add(
          mul(
            later(() => before(present)),
            stay,
          ),
          arrivals,
        ),
      ),
      num(0),
    ),
    style: 'number',
    yearly: 'end',
    id: `present/${line.id}`,
  })
  if (line.volume.seasonality) {
    const run = Array.from({ length: SEASONS }, (_, i) => input(book, line, `season-${i}`))
    units = add1('units', w.units, mul(now(present), nth(run, calendarMonth(setting(book, 'start')))))
  } else {
    units = present
    book.rows.set(`units/${line.id}`, present)
  }
  if (line.billing === 'yearly') {
    const renewed = later(() => mul(earlier(billed, 12), pow(stay, num(12))))
    const due = when(is(sub(rank, num(12)), '>=', param(book, line, 'first')), renewed, num(0))
    const billed: Line = add1('billed', w.billed, when(lives, max(num(0), add(due, arrivals)), num(0)), 'sum')
  } else book.rows.set(`billed/${line.id}`, units)
  if (!wantsServed(book, line)) return
  if (line.billing === 'yearly' || line.earnedOver === undefined) book.rows.set(`served/${line.id}`, units)
  else add1('served', w.served, usedOver(units, param(book, line, 'earnedOver')), 'sum')
}

/** Volumes of every revenue line, month by month. */
export function writeVolumes(book: Book): void {
  const sheet = monthSheet(book, book.t.workbook.sheets.volumes)
  for (const line of book.plan.assumptions) if (line.type === 'revenue') volumeRows(book, sheet, line)
  writeHours(book, sheet)
}

/** Hours sold, and hours there to serve them. */
function writeHours(book: Book, sheet: Sheet): void {
  const w = book.t.workbook.volumes
  const hours = (kind: 'sold' | 'paid' | 'volunteered', rows: readonly [name: string, expr: Expr][]) => {
    if (rows.length === 0) return
    const to = section(sheet, w.hours[kind])
    for (const [label, expr] of rows)
      addLine(book, sheet, to, {
        label,
        detail: w.hoursUnit,
        expr,
        style: 'number',
        keys: { nature: `hours-${kind}` },
      })
  }
  const sold: [string, Expr][] = []
  const paid: [string, Expr][] = []
  const given: [string, Expr][] = []
  for (const line of book.plan.assumptions) {
    const lives = () => alive(book, line)
    if (line.type === 'revenue' && line.unitMinutes !== undefined)
      sold.push([
        line.name,
        div(mul(now(row(book, `served/${line.id}`)), param(book, line, 'unitMinutes')), num(60)),
      ])
    if (line.type === 'salary')
      paid.push([
        line.name,
        when(
          lives(),
          mul(param(book, line, 'fullTime'), setting(book, 'monthlyHours'), param(book, line, 'serving')),
          num(0),
        ),
      ])
    if (line.type === 'in-kind' && line.kind === 'volunteering' && line.value.type === 'hours')
      given.push([
        line.name,
        when(lives(), mul(param(book, line, 'hours'), param(book, line, 'serving')), num(0)),
      ])
  }
  hours('sold', sold)
  hours('paid', paid)
  hours('volunteered', given)
  const posts = book.plan.assumptions.filter((line) => line.type === 'salary')
  if (posts.length === 0) return
  const to = section(sheet, w.fullTime)
  for (const line of posts)
    addLine(book, sheet, to, {
      label: line.name,
      detail: w.fullTimeUnit,
      expr: when(alive(book, line), param(book, line, 'fullTime'), num(0)),
      style: 'number',
      yearly: 'none',
      keys: { nature: 'full-time' },
    })
}
