import type { Locale, Words } from '#kit/words.ts'
import type { statements as fr } from '#modules/plan/messages.statements.fr.ts'
import type { Budget, BudgetLine, BudgetPart } from '#modules/plan/rules/statements/cerfa.ts'
import type { Period } from '#modules/plan/rules/statements/period.ts'
import { formatMonth } from '#ui/dates.ts'

type BudgetWords = Words<typeof fr>['budget']

/** A line of the printed form, the same in the page and in the file. Cents, whole euros. */
export type SideRow = {
  readonly key: string
  readonly label: string
  readonly level: BudgetLine['level'] | 'total' | 'balance'
  readonly amount: number
  readonly parts: readonly BudgetPart[]
}

/** Both sides of the form, each with what makes the totals equal and its total. */
export function sidesOf(budget: Budget, w: BudgetWords): { charges: SideRow[]; products: SideRow[] } {
  const rows = (lines: readonly BudgetLine[]): SideRow[] =>
    lines.map((line) => ({ ...line, label: w.lines[line.key] }))
  const { gap, totalCharges, totalProducts } = budget
  const row = (key: string, level: SideRow['level'], label: string, amount: number): SideRow => ({
    key,
    level,
    label,
    amount,
    parts: [],
  })
  const total = Math.max(totalCharges, totalProducts)
  return {
    charges: [
      ...rows(budget.charges),
      row('total', 'total', w.totalCharges, totalCharges),
      ...(gap > 0 ? [row('surplus', 'balance', w.surplus, gap)] : []),
      row('whole', 'total', w.total, total),
    ],
    products: [
      ...rows(budget.products),
      row('total', 'total', w.totalProducts, totalProducts),
      ...(gap < 0 ? [row('shortfall', 'balance', w.shortfall, -gap)] : []),
      row('whole', 'total', w.total, total),
    ],
  }
}

/** Contributions in kind, below the totals and never in them. */
export function inKindOf(budget: Budget, w: BudgetWords): { uses: SideRow[]; resources: SideRow[] } {
  const rows = (lines: readonly BudgetLine[], head: string): SideRow[] => [
    { key: head, label: head, level: 'class', amount: budget.totalInKind, parts: [] },
    ...lines.map((line) => ({ ...line, label: w.lines[line.key] })),
  ]
  return { uses: rows(budget.inKindUses, w.uses), resources: rows(budget.inKindResources, w.resources) }
}

/** `Année civile 2026 (de septembre 2026 à décembre 2026)`. */
export function yearName(
  { step, first, last, from, to, year }: Period,
  w: BudgetWords,
  locale: Locale,
): string {
  const span = [formatMonth(first, locale), formatMonth(last, locale)] as const
  if (step === 'year') return w.plan(year, ...span)
  return to - from === 12 ? w.civil(year) : w.part(year, ...span)
}
