import { parseEuros } from '#kit/money.ts'
import { parseDecimal } from '#kit/text.ts'
import {
  type Bearer,
  bearers,
  type SolidarityRule,
  sharesHold,
} from '#modules/plan/rules/tariffs/solidarity.ts'

export const partName = (bearer: Bearer) => `part-${bearer}`

/** What the address asks: the rule when it holds, and what to show back with one code per wrong field. */
export type AskedRule = {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly lines: readonly string[]
  readonly rule: SolidarityRule | null
}

/** Where a hub begins: figures of ours. The ceiling is left to the page, which knows the area. */
const USUAL = {
  ...{ reduction: '50', plafond: 'income', demande: '60', soutien: '10' },
  ...{ 'part-support': '20', 'part-ccas': '50', 'part-company': '0', 'part-hub': '30' },
} as const

const NAMES = ['reduction', 'plafond', 'montant', 'demande', 'soutien', ...bearers.map(partName)]

/**
 * Reads `?reduction=50&plafond=income&montant=13 000&demande=60&soutien=10&part-ccas=50…&lignes=a&lignes=b`.
 * @param ceiling euros to begin with, as typed
 * @param known keys of the lines that people pay
 * @param usual those to begin with
 */
export function readRule(
  params: URLSearchParams | FormData,
  ceiling: string,
  known: readonly string[],
  usual: readonly string[] = known,
): AskedRule {
  const get = (name: string): string | null => {
    const value = params.get(name)
    return typeof value === 'string' ? value.trim() : null
  }
  const asked = get('reduction') !== null
  const values = Object.fromEntries(
    NAMES.map((name) => [
      name,
      get(name) ?? (name === 'montant' ? ceiling : (USUAL[name as keyof typeof USUAL] ?? '')),
    ]),
  )
  const named = params.getAll('lignes').flatMap((id) => (typeof id === 'string' ? [id] : []))
  const lines = asked ? known.filter((id) => named.includes(id)) : [...usual]
  const errors: Record<string, string> = {}
  const percent = (name: string): number => {
    const value = parseDecimal(values[name] ?? '')
    if (value !== null && value >= 0 && value <= 100) return value
    errors[name] = 'not_a_percent'
    return 0
  }
  const amount = parseEuros(values.montant ?? '')
  if (!amount.ok) errors.montant = amount.code
  else if (amount.value < 0n) errors.montant = 'too_small'
  const rule: SolidarityRule = {
    reduction: percent('reduction'),
    ceiling: {
      type: values.plafond === 'index' ? 'index' : 'income',
      amount: amount.ok ? Number(amount.value) : 0,
    },
    takeUp: percent('demande'),
    supporters: percent('soutien'),
    shares: Object.fromEntries(bearers.map((bearer) => [bearer, percent(partName(bearer))])) as Record<
      Bearer,
      number
    >,
  }
  if (bearers.every((bearer) => !errors[partName(bearer)]) && !sharesHold(rule.shares))
    errors[partName('support')] = 'shares_not_100'
  if (lines.length === 0 && known.length > 0) errors.lignes = 'no_lines'
  return { values, errors, lines, rule: Object.keys(errors).length === 0 ? rule : null }
}
