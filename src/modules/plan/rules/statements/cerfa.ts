import type { Assumption } from '../plan.ts'
import type { Books } from './books.ts'
import type { Account } from './chart.ts'
import type { Flows } from './flow.ts'
import { lineOfFunder } from './funder-line.ts'
import { over, type Period } from './period.ts'

/**
 * Lines of the budget that the form CERFA 12156 (demande de subvention) asks for, in its order: a class, then its
 * sub-lines where the form prints some. `71`, `72` and `79` are left out: no line of a plan reaches them.
 */
export const chargeClasses = {
  '60': ['60-services', '60-goods', '60-other'],
  '61': ['61-rent', '61-upkeep', '61-insurance', '61-documents'],
  '62': ['62-fees', '62-publicity', '62-travel', '62-other'],
  '63': ['63-pay', '63-other'],
  '64': ['64-pay', '64-contributions', '64-other'],
  '65': [],
  '66': [],
  '67': [],
  '68': [],
  '69': [],
} as const
export const productClasses = {
  '70': [],
  '73': [],
  '74': [
    '74-state',
    '74-region',
    '74-department',
    '74-commune',
    '74-social',
    '74-europe',
    '74-employment',
    '74-public',
    '74-private',
  ],
  '75': ['75-dues', '75-gifts', '75-other'],
  '76': [],
  '77': [],
  '78': [],
  '79': [],
} as const
export const inKindUseLines = ['860', '861', '862', '864'] as const
export const inKindResourceLines = ['870', '871', '875'] as const

type ChargeClass = keyof typeof chargeClasses
type ProductClass = keyof typeof productClasses
export type BudgetKey =
  | ChargeClass
  | ProductClass
  | (typeof chargeClasses)[ChargeClass][number]
  | (typeof productClasses)[ProductClass][number]
  | (typeof inKindUseLines)[number]
  | (typeof inKindResourceLines)[number]

/** Where an account stands on the form. 74 is sorted by funder; 747 (former 777) stands with the unusual, as the form predates 2025. */
const CHARGES: Partial<Record<Account, BudgetKey>> = {
  '604': '60-services',
  '606': '60-goods',
  '607': '60-goods',
  '6037': '60-goods',
  '6061': '60-other',
  '613': '61-rent',
  '615': '61-upkeep',
  '616': '61-insurance',
  '622': '62-fees',
  '623': '62-publicity',
  '626': '62-other',
  '628': '62-other',
  '63': '63-other',
  '641': '64-pay',
  '645': '64-contributions',
  '648': '64-other',
  '65': '65',
  '661': '66',
  '67': '67',
  '681': '68',
}
const PRODUCTS: Partial<Record<Account, BudgetKey>> = {
  '706': '70',
  '707': '70',
  '708': '70',
  '73': '73',
  '747': '77',
  '754': '75-gifts',
  '755': '74-private',
  '756': '75-dues',
  '758': '75-other',
  '76': '76',
  '77': '77',
}

export type BudgetPart = { readonly line: string | null; readonly amount: number }
export type BudgetLine = {
  readonly key: BudgetKey
  readonly level: 'class' | 'line'
  /** Cents. */
  readonly amount: number
  /** Lines of the plan it counts; their amounts sum to it. */
  readonly parts: readonly BudgetPart[]
}
export type Budget = {
  readonly period: Period
  readonly charges: readonly BudgetLine[]
  readonly products: readonly BudgetLine[]
  readonly inKindUses: readonly BudgetLine[]
  readonly inKindResources: readonly BudgetLine[]
  readonly totalCharges: number
  readonly totalProducts: number
  readonly totalInKind: number
  /** Products − charges: an expected surplus is written among the charges, a shortfall among the products. */
  readonly gap: number
  /** The grant asked for in this request, when one is: its products of the period, and their share of all products. */
  readonly asked: { readonly line: string; readonly amount: number; readonly share: number | null } | null
}

type Filed = Map<BudgetKey, BudgetPart[]>

function file(
  into: Filed,
  flows: Flows<Account>,
  period: Period,
  keyOf: (account: Account, line: string | null) => BudgetKey | undefined,
): void {
  for (const [account, flow] of flows)
    for (const [line, amounts] of flow.parts) {
      const amount = over(amounts, period)
      const key = keyOf(account, line)
      if (amount === 0 || !key) continue
      const parts = into.get(key) ?? []
      const same = parts.findIndex((part) => part.line === line)
      if (same >= 0) parts[same] = { line, amount: parts[same]!.amount + amount }
      else parts.push({ line, amount })
      into.set(key, parts)
    }
}

const sumOf = (parts: readonly { amount: number }[]): number =>
  parts.reduce((all, part) => all + part.amount, 0)

function linesOf(filed: Filed, keys: readonly BudgetKey[], level: BudgetLine['level']): BudgetLine[] {
  return keys.map((key) => {
    const parts = filed.get(key) ?? []
    return { key, level, amount: sumOf(parts), parts }
  })
}

/** A class, whose amount is that of its sub-lines, then the sub-lines. */
function classesOf(filed: Filed, classes: Readonly<Record<string, readonly BudgetKey[]>>): BudgetLine[] {
  return Object.entries(classes).flatMap(([name, keys]) => {
    const lines = linesOf(filed, keys, 'line')
    const own = linesOf(filed, [name as BudgetKey], 'class')[0]!
    return [{ ...own, amount: own.amount + sumOf(lines) }, ...lines]
  })
}

const totalOf = (lines: readonly BudgetLine[]): number => sumOf(lines.filter((l) => l.level === 'class'))

/** The funding that a budget is most likely made for: one that is asked for, else the largest grant of the period. */
export function usualRequest(books: Books, period: Period): string | null {
  const parts = [...(books.products.get('74')?.parts ?? []), ...(books.products.get('73')?.parts ?? [])]
  const lines = new Map(books.projection.plan.assumptions.map((line) => [line.id, line]))
  let best: { id: string; rank: number } | null = null
  for (const [id, amounts] of parts) {
    const line = id === null ? undefined : lines.get(id)
    const amount = over(amounts, period)
    if (!line || amount <= 0 || !('award' in line)) continue
    const rank = amount + (line.status === 'asked' ? Number.MAX_SAFE_INTEGER / 2 : 0)
    if (!best || rank > best.rank) best = { id: line.id, rank }
  }
  return best?.id ?? null
}

/**
 * The budget of a plan year or civil year on the lines of the form, in cents. Its totals are those of the forecast.
 * @param request id of the funding asked for; none when it is not a funding of the plan
 */
export function cerfaBudget(books: Books, period: Period, request: string | null): Budget {
  const lines = new Map<string, Assumption>(books.projection.plan.assumptions.map((line) => [line.id, line]))
  const charges: Filed = new Map()
  const products: Filed = new Map()
  const inKind: Filed = new Map()
  file(charges, books.charges, period, (account) => CHARGES[account])
  file(products, books.products, period, (account, line) =>
    account === '74' ? lineOfFunder(line === null ? undefined : lines.get(line)) : PRODUCTS[account],
  )
  file(inKind, books.inKindUses, period, (account) => account as BudgetKey)
  file(inKind, books.inKindResources, period, (account) => account as BudgetKey)
  const made = {
    charges: classesOf(charges, chargeClasses),
    products: classesOf(products, productClasses),
    inKindUses: linesOf(inKind, inKindUseLines, 'line'),
    inKindResources: linesOf(inKind, inKindResourceLines, 'line'),
  }
  const totalCharges = totalOf(made.charges)
  const totalProducts = totalOf(made.products)
  const asked = request === null ? undefined : lines.get(request)
  const amount = sumOf([...products.values()].flat().filter((part) => part.line === request))
  return {
    period,
    ...made,
    totalCharges,
    totalProducts,
    totalInKind: sumOf(made.inKindUses),
    gap: totalProducts - totalCharges,
    asked:
      asked && 'award' in asked
        ? {
            line: asked.id,
            amount,
            share: totalProducts > 0 ? Math.round((amount / totalProducts) * 1e6) / 1e6 : null,
          }
        : null,
  }
}
