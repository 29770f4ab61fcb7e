import type { Budget, BudgetLine } from './cerfa.ts'

/**
 * Amounts in cents rounded to whole euros so that they still sum to their rounded total: each is cut, and the euros
 * left go to the largest cents, ties to the first.
 */
export function inWholeEuros(amounts: readonly number[]): number[] {
  const total = Math.round(amounts.reduce((all, amount) => all + amount, 0) / 100)
  const cut = amounts.map((amount) => Math.floor(amount / 100))
  const left = total - cut.reduce((all, euros) => all + euros, 0)
  const order = amounts
    .map((amount, i) => ({ i, rest: amount - cut[i]! * 100 }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order.slice(0, left)) cut[i]!++
  return cut.map((euros) => euros * 100 + 0)
}

/** Lines that carry an amount of their own: sub-lines, and classes that have none. */
function roundLines(lines: readonly BudgetLine[]): BudgetLine[] {
  const group = (i: number) => {
    let to = i + 1
    while (lines[to]?.level === 'line') to++
    return lines.slice(i + 1, to)
  }
  const own = (line: BudgetLine, i: number) => {
    if (line.level === 'line') return line.amount
    return line.amount - group(i).reduce((all, { amount }) => all + amount, 0)
  }
  const rounded = inWholeEuros(lines.map(own))
  return lines.map((line, i) => {
    if (line.level === 'line') return { ...line, amount: rounded[i]! }
    const below = group(i).reduce((all, _, k) => all + rounded[i + 1 + k]!, 0)
    return { ...line, amount: rounded[i]! + below }
  })
}

/** The form wants no cents: every line in whole euros, classes and totals still adding up. */
export function wholeBudget(budget: Budget): Budget {
  const total = (lines: readonly BudgetLine[], level: BudgetLine['level']) =>
    lines.reduce((all, line) => (line.level === level ? all + line.amount : all), 0)
  const charges = roundLines(budget.charges)
  const products = roundLines(budget.products)
  const inKindUses = roundLines(budget.inKindUses)
  const totalCharges = total(charges, 'class')
  const totalProducts = total(products, 'class')
  return {
    ...budget,
    charges,
    products,
    inKindUses,
    inKindResources: roundLines(budget.inKindResources),
    totalCharges,
    totalProducts,
    totalInKind: total(inKindUses, 'line'),
    gap: totalProducts - totalCharges,
    asked: budget.asked && { ...budget.asked, amount: Math.round(budget.asked.amount / 100) * 100 },
  }
}
