import type { Assumption, LineType } from '../plan.ts'

/** What a line is compared on: money coming in, money going out, or what is given without money (classes 86 and 87). */
export const sides = ['income', 'cost', 'in-kind'] as const
export type Side = (typeof sides)[number]

/** What an account moved in a month; `month` counts from the start of the plan, amounts in cents. */
export type Moved = {
  readonly account: string
  readonly month: number
  readonly debit: number
  readonly credit: number
}

const isIncomeType = (type: LineType): boolean =>
  type === 'revenue' ||
  type === 'grant' ||
  type === 'patronage' ||
  type === 'crowdfunding' ||
  type === 'seed-fund'

/** Money that comes and goes back: both directions are told, where other accounts are netted of their reversals. */
const bothWays = (account: string, type?: LineType): boolean =>
  account.startsWith('16') || type === 'loan' || type === 'deposit'

/**
 * The sides that an account can speak of (plan comptable associatif, ANC 2018-06): 7 earns, 6 and 2 cost, 1 brings in,
 * loans and deposits do both, 86 and 87 are in kind, 4 goes with the line that names it. Class 5 is cash itself.
 */
export function sidesOfAccount(account: string, type?: LineType): readonly Side[] {
  if (account.startsWith('8')) return ['in-kind']
  switch (account[0]) {
    case '1':
    case '2':
      if (bothWays(account, type)) return ['income', 'cost']
      return account[0] === '1' ? ['income'] : ['cost']
    case '4':
      return type === undefined ? [] : [isIncomeType(type) ? 'income' : 'cost']
    case '6':
      return ['cost']
    case '7':
      return ['income']
    default:
      return []
  }
}

/** Cents that a month of an account puts on a side, above zero as a reader expects it. */
export function amountOn(
  side: Side,
  { account, debit, credit }: Omit<Moved, 'month'>,
  type?: LineType,
): number {
  if (side === 'in-kind') return account.startsWith('86') ? debit - credit : credit - debit
  if (bothWays(account, type)) return side === 'income' ? credit : debit
  return side === 'income' ? credit - debit : debit - credit
}

/**
 * Left out of what the plan should cover: cash itself, third parties (what is due is no income yet), results and
 * openings brought forward, and 86, which only mirrors 87.
 */
export const isOutsideAnyPlan = (account: string): boolean => /^(?:5|4|11|12|86|88|89)/.test(account)

/** 86 mirrors 87: a line that names both is counted once. */
export const isMirror = (line: Pick<Assumption, 'accounts'>, account: string): boolean =>
  account.startsWith('86') && (line.accounts ?? []).some((prefix) => prefix.startsWith('87'))
