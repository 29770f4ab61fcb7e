import type {
  Assumption,
  Deposit,
  FixedCost,
  Funding,
  InKind,
  Investment,
  Loan,
  Plan,
  Revenue,
  Salary,
  StepCost,
  VariableCost,
} from '../rules/plan.ts'
import { isFunding } from '../rules/plan.ts'
import { type Book, input, param, plainSheet, putText, setting } from './build.ts'
import {
  add,
  div,
  exp,
  figure,
  floor,
  is,
  later,
  max,
  minus,
  mod,
  monthsFrom,
  mul,
  num,
  orElse,
  pow,
  ref,
  round,
  sub,
  sumProduct,
  sumRun,
  when,
  word,
} from './formula.ts'
import type { Cell, Expr, Sheet } from './grid.ts'
import {
  type Column,
  type Cursor,
  calc,
  count,
  date,
  euros,
  period,
  place,
  type Shown,
  share,
  table,
  text,
  yes,
} from './inputs.ts'

/** A line without a last month lives beyond any plan. */
const FOREVER = 9999
const PERIOD = { monthly: 1, quarterly: 3, yearly: 12 } as const

const blank = (cell: Cell) => is(ref(cell), '=', word(''))
type Own = (key: string) => Cell

/** Figures of the plan as a whole: one label, one cell. */
function settings(book: Book, sheet: Sheet, at: Cursor): void {
  const { plan, t, frame } = book
  const w = t.workbook.settings
  const { opening, payroll, inflation, tax } = frame
  const put = (key: keyof typeof w.names, shown: Shown) => {
    putText(sheet, at.row, 0, w.names[key], 'label')
    const cell = place(sheet, at.row, 1, shown)
    if (cell) book.settings.set(key, cell)
    at.row += 1
  }
  putText(sheet, at.row, 0, w.title, 'section')
  putText(sheet, at.row, 1, '', 'section')
  at.row += 1
  put('start', date(plan.start))
  put('months', text(String(plan.months)))
  put('openingCash', { input: plan.openingCash / 100, as: 'number' })
  put('receivables', euros(opening.receivables ?? 0))
  put('payables', euros(opening.payables ?? 0))
  put('taxAndSocial', euros(opening.taxAndSocial ?? 0))
  put('deferred', euros(opening.deferred ?? 0))
  put('prices', share(inflation.prices ?? 0))
  put('costs', share(inflation.costs ?? 0))
  put('wages', share(inflation.wages ?? 0))
  if (tax) {
    put('taxRate', share(tax.rate))
    put('recovered', share(tax.recovered ?? 100))
    put('taxEvery', period(tax.every === 'month' ? 1 : 3))
  }
  if (plan.assumptions.some((line) => line.type === 'salary')) {
    put('minimumWage', euros(payroll.minimumWage))
    put('lowest', share(payroll.lowest * 100))
    put('slope', share(payroll.slope * 100))
    put('power', count(payroll.power))
    put('monthlyHours', count(payroll.monthlyHours))
  }
  if (plan.assumptions.some((line) => line.type === 'revenue' && line.volume.growth.type === 's-curve')) {
    // The curve is a logistic scaled to run from 0 to 1: these are its ends before it is scaled.
    const end = (x: number) => div(num(1), add(num(1), exp(num(x))))
    put('curveLow', calc(end(5), 'number'))
    put('curveHigh', calc(end(-5), 'number'))
  }
  at.row += 1
}

/** Rank of a month from the start of the plan. */
const rankOf = (book: Book, cell: Cell): Expr => monthsFrom(setting(book, 'start'), figure(cell))

const life = <L extends Pick<Assumption, 'from' | 'to'>>(book: Book): Column<L>[] => {
  const c = book.t.workbook.columns
  return [
    { key: 'from', label: c.from, of: (l) => date(l.from) },
    { key: 'to', label: c.to, of: (l) => date(l.to) },
  ]
}
const lifeRanks = <L>(book: Book): Column<L>[] => {
  const c = book.t.workbook.columns
  return [
    {
      key: 'first',
      label: c.first,
      of: (_, cells) =>
        calc(when(blank(cells('from')), num(0), max(num(0), rankOf(book, cells('from')))), 'whole'),
    },
    {
      key: 'last',
      label: c.last,
      of: (_, cells) => calc(when(blank(cells('to')), num(FOREVER), rankOf(book, cells('to'))), 'whole'),
    },
  ]
}
const named = <L extends { name: string }>(book: Book): Column<L> => ({
  key: 'name',
  label: book.t.workbook.columns.name,
  of: (l) => ({ text: l.name }),
})
const note = <L extends { note?: string | undefined }>(book: Book): Column<L> => ({
  key: 'note',
  label: book.t.workbook.columns.note,
  of: (l) => text(l.note),
})
/** The rise that a line states, or that of the plan. */
const index = <L extends { yearlyIndex?: number | undefined }>(
  book: Book,
  usual: 'prices' | 'costs' | 'wages',
): { typed: Column<L>; used: Column<L> } => {
  const c = book.t.workbook.columns
  return {
    typed: { key: 'yearlyIndex', label: c.yearlyIndex, of: (l) => share(l.yearlyIndex) },
    used: {
      key: 'index',
      label: c.index,
      of: (_, cells) => calc(orElse(cells('yearlyIndex'), setting(book, usual)), 'share'),
    },
  }
}
/** Days of delay as whole months and the part paid one month later (30 days to a month). */
const delay = <L extends { paymentDelayDays?: number | undefined }>(
  book: Book,
): { typed: Column<L>; used: Column<L>[] } => {
  const c = book.t.workbook.columns
  const days = (cells: Own) => figure(cells('paymentDelayDays'))
  return {
    typed: {
      key: 'paymentDelayDays',
      label: c.paymentDelayDays,
      of: (l) => count(l.paymentDelayDays ?? 0, 'whole'),
    },
    used: [
      { key: 'wait', label: c.wait, of: (_, cells) => calc(floor(div(days(cells), num(30))), 'whole') },
      {
        key: 'later',
        label: c.later,
        of: (_, cells) => calc(div(mod(days(cells), num(30)), num(30)), 'share'),
      },
    ],
  }
}
const purchaseTax = <L extends { taxRate?: number | undefined }>(book: Book): Column<L>[] =>
  book.frame.tax
    ? [{ key: 'taxRate', label: book.t.workbook.columns.taxRate, of: (l) => share(l.taxRate ?? 0) }]
    : []

/** Prices by segment and costs by tier stand in tables of their own; their line reads them. */
type Runs = { readonly segments: Map<string, { shares: Cell[]; prices: Cell[] }> }

function revenueColumns(book: Book, runs: Runs): Column<Revenue>[] {
  const { t, frame } = book
  const c = t.workbook.columns
  const rise = index<Revenue>(book, 'prices')
  const wait = delay<Revenue>(book)
  const growth = (l: Revenue) => l.volume.growth
  return [
    named(book),
    { key: 'kind', label: c.kind, of: (l) => ({ text: t.productKinds[l.kind] }) },
    { key: 'payer', label: c.payer, of: (l) => ({ text: t.payers[l.payer] }) },
    { key: 'account', label: c.account, of: (l) => ({ text: t.accounts[l.account] }) },
    { key: 'status', label: c.status, of: (l) => text(l.status && t.statuses[l.status]) },
    { key: 'unit', label: c.unit, of: (l) => text(l.unit) },
    {
      key: 'unitPrice',
      label: c.unitPrice,
      of: (l) => {
        if (!l.segments) return euros(l.unitPrice)
        const run = () => runs.segments.get(l.id)!
        return calc(
          later(() => div(sumProduct(run().shares, run().prices), sumRun(run().shares))),
          'euro',
        )
      },
    },
    {
      key: 'headcount',
      label: c.headcount,
      of: (l) => (l.headcount === undefined ? undefined : count(l.headcount)),
    },
    { key: 'start', label: c.start, of: (l) => count(l.volume.start) },
    { key: 'growth', label: c.growth, of: (l) => ({ text: t.growths[growth(l).type] }) },
    {
      key: 'perMonth',
      label: c.perMonth,
      of: (l) => {
        const g = growth(l)
        return g.type === 'linear' ? count(g.perMonth) : undefined
      },
    },
    {
      key: 'target',
      label: c.target,
      of: (l) => {
        const g = growth(l)
        return g.type === 's-curve' ? count(g.target) : undefined
      },
    },
    {
      key: 'by',
      label: c.by,
      of: (l) => {
        const g = growth(l)
        return g.type === 's-curve' ? date(g.by) : undefined
      },
    },
    {
      key: 'follows',
      label: c.follows,
      of: (l) => {
        const g = growth(l)
        return g.type === 'follows'
          ? text(book.plan.assumptions.find(({ id }) => id === g.line)?.name)
          : undefined
      },
    },
    {
      key: 'ratio',
      label: c.ratio,
      of: (l) => {
        const g = growth(l)
        return g.type === 'follows' ? count(g.ratio) : undefined
      },
    },
    {
      key: 'churn',
      label: c.churn,
      of: (l) => (growth(l).type === 'follows' ? undefined : share(l.volume.churn ?? 0)),
    },
    {
      key: 'billing',
      label: c.billing,
      of: (l) => ({ text: l.billing === 'yearly' ? c.yearly : c.monthly }),
    },
    {
      key: 'earnedOver',
      label: c.earnedOver,
      of: (l) => (l.earnedOver === undefined ? undefined : count(l.earnedOver, 'whole')),
    },
    wait.typed,
    ...(frame.tax
      ? [
          {
            key: 'taxRate',
            label: c.taxRate,
            of: (l: Revenue) => (l.account === '70' || l.taxRate !== undefined ? share(l.taxRate) : share(0)),
          },
        ]
      : []),
    rise.typed,
    {
      key: 'unitCost',
      label: c.unitCost,
      of: (l) => (l.unitCost === undefined ? undefined : euros(l.unitCost)),
    },
    {
      key: 'unitMinutes',
      label: c.unitMinutes,
      of: (l) => (l.unitMinutes === undefined ? undefined : count(l.unitMinutes)),
    },
    ...life<Revenue>(book),
    note(book),
    {
      key: 'price',
      label: c.price,
      of: (l, cells) => {
        const each = figure(cells('unitPrice'))
        return calc(l.headcount === undefined ? each : mul(each, figure(cells('headcount'))), 'number')
      },
    },
    ...lifeRanks<Revenue>(book),
    {
      key: 'span',
      label: c.span,
      of: (l, cells) =>
        growth(l).type === 's-curve'
          ? calc(sub(rankOf(book, cells('by')), figure(cells('first'))), 'whole')
          : undefined,
    },
    ...wait.used,
    rise.used,
    {
      key: 'costIndex',
      label: c.costIndex,
      of: (l, cells) =>
        l.unitCost === undefined
          ? undefined
          : calc(orElse(cells('yearlyIndex'), setting(book, 'costs')), 'share'),
    },
    ...(frame.tax
      ? [
          {
            key: 'tax',
            label: c.taxUsed,
            of: (_: Revenue, cells: Own) => calc(orElse(cells('taxRate'), setting(book, 'taxRate')), 'share'),
          },
        ]
      : []),
  ]
}

function fundingColumns(book: Book): Column<Funding>[] {
  const { t } = book
  const c = t.workbook.columns
  return [
    named(book),
    { key: 'type', label: c.kind, of: (l) => ({ text: t.types[l.type] }) },
    { key: 'funder', label: c.funder, of: (l) => ({ text: l.funder }) },
    { key: 'account', label: c.account, of: (l) => ({ text: t.accounts[l.account] }) },
    { key: 'status', label: c.status, of: (l) => text(l.status && t.statuses[l.status]) },
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'award', label: c.award, of: (l) => date(l.award) },
    ...life<Funding>(book),
    note(book),
    { key: 'awarded', label: c.awarded, of: (_, cells) => calc(rankOf(book, cells('award')), 'whole') },
    {
      key: 'begins',
      label: c.begins,
      of: (_, cells) =>
        calc(when(blank(cells('from')), figure(cells('awarded')), rankOf(book, cells('from'))), 'whole'),
    },
    {
      key: 'first',
      label: c.first,
      of: (_, cells) => calc(max(figure(cells('awarded')), figure(cells('begins'))), 'whole'),
    },
    {
      key: 'covered',
      label: c.covered,
      of: (_, cells) => {
        const to = when(blank(cells('to')), add(figure(cells('begins')), num(11)), rankOf(book, cells('to')))
        return calc(max(num(1), add(sub(to, figure(cells('first'))), num(1))), 'whole')
      },
    },
  ]
}

type Part = { readonly line: Funding; readonly k: number }
/** Instalments keep their weights: a grant cut by a third pays each a third less, and they always sum to it. */
function instalments(book: Book, sheet: Sheet, at: Cursor): void {
  const { t, plan } = book
  const c = t.workbook.columns
  const parts = plan.assumptions
    .filter(isFunding)
    .flatMap((line) => line.instalments.map((_, k): Part => ({ line, k })))
  const weights = new Map<string, Cell[]>()
  const rows = table<Part>(sheet, at, {
    title: t.workbook.tables.instalments,
    items: parts,
    columns: [
      { key: 'name', label: c.name, of: ({ line }) => ({ text: line.name }) },
      { key: 'month', label: c.month, of: ({ line, k }) => date(line.instalments[k]!.month) },
      { key: 'weight', label: c.weight, of: ({ line, k }) => euros(line.instalments[k]!.amount) },
      {
        key: 'amount',
        label: c.paid,
        of: ({ line, k }, cells) => {
          const run = weights.get(line.id) ?? []
          run.push(cells('weight'))
          weights.set(line.id, run)
          const whole = (n: number) => (n === 0 ? num(0) : later(() => sumRun(run.slice(0, n))))
          const all = later(() => sumRun(run))
          const reached = (n: number) => round(div(mul(param(book, line, 'amount'), whole(n)), all))
          return calc(
            when(is(all, '=', num(0)), num(0), k === 0 ? reached(1) : sub(reached(k + 1), reached(k))),
            'euro',
          )
        },
      },
      { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    ],
  })
  for (const [i, { line, k }] of parts.entries()) {
    const row = book.inputs.get(line.id)!
    for (const key of ['month', 'weight', 'amount', 'rank'] as const) {
      const cell = rows[i]!.get(key)
      if (cell) row.set(`part-${key}-${k}`, cell)
    }
  }
}

function segments(book: Book, sheet: Sheet, at: Cursor, runs: Runs): void {
  const c = book.t.workbook.columns
  const items = book.plan.assumptions.flatMap((line) =>
    line.type === 'revenue' ? (line.segments ?? []).map((segment) => ({ line, segment })) : [],
  )
  const rows = table(sheet, at, {
    title: book.t.workbook.tables.segments,
    items,
    columns: [
      { key: 'name', label: c.name, of: ({ line }) => ({ text: line.name }) },
      { key: 'segment', label: c.segment, of: ({ segment }) => ({ text: segment.name }) },
      { key: 'share', label: c.share, of: ({ segment }) => share(segment.share) },
      { key: 'price', label: c.unitPrice, of: ({ segment }) => euros(segment.unitPrice) },
    ],
  })
  for (const [i, { line }] of items.entries()) {
    const run = runs.segments.get(line.id) ?? { shares: [], prices: [] }
    run.shares.push(rows[i]!.get('share')!)
    run.prices.push(rows[i]!.get('price')!)
    runs.segments.set(line.id, run)
  }
}

function seasons(book: Book, sheet: Sheet, at: Cursor): void {
  const w = book.t.workbook
  const items = book.plan.assumptions.filter(
    (line): line is Revenue => line.type === 'revenue' && line.volume.seasonality !== undefined,
  )
  const rows = table(sheet, at, {
    title: w.tables.seasons,
    items,
    columns: [
      { key: 'name', label: w.columns.name, of: ({ name }) => ({ text: name }) },
      ...w.months.map((label, i) => ({
        key: `season-${i}`,
        label,
        of: ({ volume }: Revenue) => count(volume.seasonality?.[i] ?? 1),
      })),
    ],
  })
  for (const [i, line] of items.entries())
    for (const [key, cell] of rows[i]!) if (key !== 'name') book.inputs.get(line.id)!.set(key, cell)
}

function tiers(book: Book, sheet: Sheet, at: Cursor): void {
  const c = book.t.workbook.columns
  const items = book.plan.assumptions.flatMap((line) =>
    line.type === 'variable-cost' && line.basis.type === 'per-unit'
      ? (line.basis.tiers ?? []).map((tier, k) => ({ line, tier, k }))
      : [],
  )
  const before = new Map<string, Cell>()
  const rows = table(sheet, at, {
    title: book.t.workbook.tables.tiers,
    items,
    columns: [
      { key: 'name', label: c.name, of: ({ line }) => ({ text: line.name }) },
      { key: 'above', label: c.above, of: ({ tier }) => count(tier.above) },
      { key: 'amount', label: c.beyond, of: ({ tier }) => euros(tier.amount) },
      {
        key: 'step',
        label: c.step,
        of: ({ line }, cells) => {
          const last = before.get(line.id) ?? input(book, line, 'amount')
          before.set(line.id, cells('amount'))
          return calc(sub(figure(cells('amount')), figure(last)), 'euro')
        },
      },
    ],
  })
  for (const [i, { line, k }] of items.entries())
    for (const key of ['above', 'step'] as const)
      book.inputs.get(line.id)!.set(`${key}-${k}`, rows[i]!.get(key)!)
}

function fixedColumns(book: Book): Column<FixedCost>[] {
  const { t } = book
  const c = t.workbook.columns
  const rise = index<FixedCost>(book, 'costs')
  return [
    named(book),
    { key: 'family', label: c.family, of: (l) => ({ text: t.families[l.family] }) },
    { key: 'amount', label: c.monthlyAmount, of: (l) => euros(l.amount) },
    { key: 'period', label: c.period, of: (l) => period(PERIOD[l.paid ?? 'monthly']) },
    ...purchaseTax<FixedCost>(book),
    rise.typed,
    ...life<FixedCost>(book),
    note(book),
    ...lifeRanks<FixedCost>(book),
    rise.used,
  ]
}

function variableColumns(book: Book): Column<VariableCost>[] {
  const { t } = book
  const c = t.workbook.columns
  const rise = index<VariableCost>(book, 'costs')
  const wait = delay<VariableCost>(book)
  return [
    named(book),
    { key: 'family', label: c.family, of: (l) => ({ text: t.families[l.family] }) },
    {
      key: 'of',
      label: c.follows,
      of: (l) => text(book.plan.assumptions.find(({ id }) => id === l.of)?.name),
    },
    { key: 'basis', label: c.basis, of: (l) => ({ text: t.line.basis[l.basis.type] }) },
    {
      key: 'percent',
      label: c.percent,
      of: (l) => (l.basis.type === 'per-unit' ? undefined : share(l.basis.percent)),
    },
    {
      key: 'amount',
      label: c.unitAmount,
      of: (l) => (l.basis.type === 'per-unit' ? euros(l.basis.amount) : undefined),
    },
    {
      key: 'stockDays',
      label: c.stockDays,
      of: (l) => (l.stockDays === undefined ? undefined : count(l.stockDays, 'whole')),
    },
    wait.typed,
    ...purchaseTax<VariableCost>(book),
    rise.typed,
    ...life<VariableCost>(book),
    note(book),
    ...lifeRanks<VariableCost>(book),
    ...wait.used,
    rise.used,
  ]
}

function stepColumns(book: Book): Column<StepCost>[] {
  const { t } = book
  const c = t.workbook.columns
  const rise = index<StepCost>(book, 'costs')
  return [
    named(book),
    { key: 'family', label: c.family, of: (l) => ({ text: t.families[l.family] }) },
    {
      key: 'of',
      label: c.follows,
      of: (l) => text(book.plan.assumptions.find(({ id }) => id === l.of)?.name),
    },
    { key: 'every', label: c.every, of: (l) => count(l.every) },
    { key: 'amount', label: c.stepAmount, of: (l) => euros(l.amount) },
    ...purchaseTax<StepCost>(book),
    rise.typed,
    ...life<StepCost>(book),
    note(book),
    ...lifeRanks<StepCost>(book),
    rise.used,
  ]
}

function salaryColumns(book: Book): Column<Salary>[] {
  const c = book.t.workbook.columns
  const rise = index<Salary>(book, 'wages')
  return [
    named(book),
    { key: 'gross', label: c.gross, of: (l) => euros(l.gross) },
    { key: 'fullTime', label: c.fullTime, of: (l) => count(l.fullTime) },
    { key: 'chargeRate', label: c.chargeRate, of: (l) => share(l.chargeRate) },
    { key: 'reduced', label: c.reduced, of: (l) => yes(l.lowWageReduction === true) },
    { key: 'withheld', label: c.withheld, of: (l) => share(l.withheld ?? 0) },
    {
      key: 'period',
      label: c.chargesPeriod,
      of: (l) => ({ input: l.chargesPaid === 'quarterly' ? 3 : 1, as: 'period' }),
    },
    { key: 'serving', label: c.serving, of: (l) => share(l.serving ?? 100) },
    { key: 'aid', label: c.aid, of: (l) => (l.aid ? euros(l.aid.amount) : undefined) },
    { key: 'aidMonths', label: c.aidMonths, of: (l) => (l.aid ? count(l.aid.months, 'whole') : undefined) },
    rise.typed,
    ...life<Salary>(book),
    note(book),
    ...lifeRanks<Salary>(book),
    rise.used,
  ]
}

function investmentColumns(book: Book): Column<Investment>[] {
  const c = book.t.workbook.columns
  const taxed = Boolean(book.frame.tax)
  const tax = (cells: Own): Expr => (taxed ? figure(cells('tax')) : num(0))
  const deducted = (cells: Own): Expr => (taxed ? figure(cells('deducted')) : num(0))
  return [
    named(book),
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'month', label: c.month, of: (l) => date(l.month) },
    { key: 'life', label: c.life, of: (l) => count(l.depreciationMonths, 'whole') },
    ...purchaseTax<Investment>(book),
    note(book),
    { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    ...(taxed
      ? [
          {
            key: 'tax',
            label: c.taxPaid,
            of: (_: Investment, cells: Own) =>
              calc(round(mul(figure(cells('amount')), figure(cells('taxRate')))), 'euro'),
          },
          {
            key: 'deducted',
            label: c.taxDeducted,
            of: (_: Investment, cells: Own) =>
              calc(round(mul(figure(cells('tax')), setting(book, 'recovered'))), 'euro'),
          },
        ]
      : []),
    {
      key: 'cost',
      label: c.cost,
      of: (_, cells) =>
        calc(
          taxed ? sub(add(figure(cells('amount')), tax(cells)), deducted(cells)) : figure(cells('amount')),
          'euro',
        ),
    },
  ]
}

function loanColumns(book: Book): Column<Loan>[] {
  const c = book.t.workbook.columns
  return [
    named(book),
    { key: 'lender', label: c.lender, of: (l) => text(l.lender) },
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'month', label: c.month, of: (l) => date(l.month) },
    { key: 'rate', label: c.rate, of: (l) => share(l.rate) },
    { key: 'months', label: c.instalments, of: (l) => count(l.months, 'whole') },
    { key: 'deferral', label: c.deferral, of: (l) => count(l.deferral ?? 0, 'whole') },
    note(book),
    { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    {
      key: 'monthly',
      label: c.monthlyRate,
      of: (_, cells) => calc(div(figure(cells('rate')), num(12)), 'share'),
    },
    {
      key: 'payment',
      label: c.payment,
      of: (_, cells) => {
        const [amount, i] = [figure(cells('amount')), figure(cells('monthly'))]
        const n = sub(figure(cells('months')), figure(cells('deferral')))
        const even = div(amount, n)
        const constant = div(mul(amount, i), sub(num(1), pow(add(num(1), i), minus(n))))
        return calc(round(when(is(i, '=', num(0)), even, constant)), 'euro')
      },
    },
  ]
}

function inKindColumns(book: Book): Column<InKind>[] {
  const { t } = book
  const c = t.workbook.columns
  return [
    named(book),
    { key: 'kind', label: c.kind, of: (l) => ({ text: t.inKind[l.kind] }) },
    {
      key: 'hours',
      label: c.hours,
      of: (l) => (l.value.type === 'hours' ? count(l.value.hours) : undefined),
    },
    {
      key: 'hourly',
      label: c.hourly,
      of: (l) => (l.value.type === 'hours' ? euros(l.value.hourly) : undefined),
    },
    {
      key: 'amount',
      label: c.value,
      of: (l) => (l.value.type === 'amount' ? euros(l.value.amount) : undefined),
    },
    {
      key: 'serving',
      label: c.serving,
      of: (l) =>
        l.kind === 'volunteering' && l.value.type === 'hours' ? share(l.serving ?? 100) : undefined,
    },
    ...life<InKind>(book),
    note(book),
    ...lifeRanks<InKind>(book),
    {
      key: 'value',
      label: c.valueUsed,
      of: (l, cells) =>
        calc(
          l.value.type === 'amount'
            ? figure(cells('amount'))
            : round(mul(figure(cells('hours')), figure(cells('hourly')))),
          'euro',
        ),
    },
  ]
}

function depositColumns(book: Book): Column<Deposit>[] {
  const { t } = book
  const c = t.workbook.columns
  return [
    named(book),
    { key: 'direction', label: c.kind, of: (l) => ({ text: t.line.directions[l.direction] }) },
    { key: 'amount', label: c.amount, of: (l) => euros(l.amount) },
    { key: 'month', label: c.month, of: (l) => date(l.month) },
    { key: 'back', label: c.back, of: (l) => date(l.back) },
    note(book),
    { key: 'rank', label: c.rank, of: (_, cells) => calc(rankOf(book, cells('month')), 'whole') },
    {
      key: 'backRank',
      label: c.backRank,
      of: (_, cells) => calc(when(blank(cells('back')), num(FOREVER), rankOf(book, cells('back'))), 'whole'),
    },
  ]
}

/** The sheet of assumptions: everything a treasurer may change is there, in blue, and nowhere else. */
export function writeAssumptions(book: Book): void {
  const w = book.t.workbook
  const sheet = plainSheet(book, w.sheets.assumptions, { row: 3, col: 1 })
  const at: Cursor = { row: 5 }
  const plan: Plan = book.plan
  const runs: Runs = { segments: new Map() }
  settings(book, sheet, at)
  const lines = <L extends Assumption>(title: string, items: readonly L[], columns: readonly Column<L>[]) => {
    const rows = table<L>(sheet, at, { title, items, columns })
    for (const [i, line] of items.entries()) book.inputs.set(line.id, rows[i]!)
  }
  const of = <K extends Assumption['type']>(type: K) =>
    plan.assumptions.filter((line): line is Extract<Assumption, { type: K }> => line.type === type)
  lines(w.tables.revenue, of('revenue'), revenueColumns(book, runs))
  segments(book, sheet, at, runs)
  seasons(book, sheet, at)
  lines(w.tables.funding, plan.assumptions.filter(isFunding), fundingColumns(book))
  instalments(book, sheet, at)
  lines(w.tables.fixed, of('fixed-cost'), fixedColumns(book))
  lines(w.tables.salary, of('salary'), salaryColumns(book))
  lines(w.tables.variable, of('variable-cost'), variableColumns(book))
  tiers(book, sheet, at)
  lines(w.tables.step, of('step-cost'), stepColumns(book))
  lines(w.tables.investment, of('investment'), investmentColumns(book))
  lines(w.tables.loan, of('loan'), loanColumns(book))
  lines(w.tables.deposit, of('deposit'), depositColumns(book))
  lines(w.tables.inKind, of('in-kind'), inKindColumns(book))
  sheet.widths.set(0, 44)
  for (let col = 1; col < 45; col++) sheet.widths.set(col, 16)
}
