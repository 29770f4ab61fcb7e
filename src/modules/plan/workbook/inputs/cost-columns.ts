import type { FixedCost, Salary, StepCost, VariableCost } from '#modules/plan/rules/plan.ts'
import type { Book } from '../build.ts'
import { delay, index, life, lifeRanks, named, note, PERIOD, purchaseTax } from './shared-columns.ts'
import { type Column, count, euros, period, share, text, yes } from './table.ts'

export function fixedColumns(book: Book): Column<FixedCost>[] {
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

export function variableColumns(book: Book): Column<VariableCost>[] {
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

export function stepColumns(book: Book): Column<StepCost>[] {
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

export function salaryColumns(book: Book): Column<Salary>[] {
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
