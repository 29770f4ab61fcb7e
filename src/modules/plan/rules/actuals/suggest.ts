import type { Assumption } from '../plan.ts'
import type { CostFamily } from '../vocabulary.ts'

const BY_FAMILY: Readonly<Record<CostFamily, readonly string[]>> = {
  purchases: ['607'],
  supplies: ['606'],
  fuel: ['6061', '625'],
  rent: ['613'],
  maintenance: ['615'],
  running: ['606'],
  telecom: ['626'],
  vehicle: ['625'],
  insurance: ['616'],
  communication: ['623'],
  fees: ['622', '627'],
  taxes: ['63'],
  other: ['628'],
}
const SALARIES = ['641', '645']

function forFunding(line: Extract<Assumption, { funder: string; award: string }>): readonly string[] {
  switch (line.account) {
    case '754':
      return line.type === 'crowdfunding' ? ['7543'] : line.payer === 'foundation' ? ['755'] : ['7542']
    case '74':
      return line.payer === 'state' ? ['73'] : line.payer === 'foundation' ? ['755'] : ['74']
    default:
      return [line.account]
  }
}

function forRevenue(line: Extract<Assumption, { type: 'revenue' }>): readonly string[] {
  if (line.account !== '70') return [line.account]
  switch (line.kind) {
    case 'shop-sales':
    case 'shop-margin':
    case 'recycling':
      return ['707']
    case 'commission':
    case 'sponsoring':
      return ['708']
    default:
      return ['706']
  }
}

/** Accounts where a line of this sort is usually booked (plan comptable associatif), as prefixes. */
function usualAccounts(line: Assumption): readonly string[] {
  switch (line.type) {
    case 'revenue':
      return forRevenue(line)
    case 'grant':
    case 'patronage':
    case 'crowdfunding':
    case 'seed-fund':
      return forFunding(line)
    case 'fixed-cost':
    case 'variable-cost':
      return BY_FAMILY[line.family]
    case 'step-cost':
      return line.family === 'salaries' ? SALARIES : BY_FAMILY[line.family]
    case 'salary':
      return line.aid ? [...SALARIES, '73'] : SALARIES
    case 'investment':
      return ['20', '21']
    case 'loan':
      return ['164', '661']
    case 'deposit':
      return [line.direction === 'given' ? '275' : '165']
    case 'in-kind':
      return line.kind === 'volunteering'
        ? ['864', '875']
        : line.kind === 'premises'
          ? ['861', '871']
          : line.kind === 'goods'
            ? ['860', '870']
            : ['862', '871']
  }
}

/** The usual accounts that the hub's chart really has: a prefix that no account begins with is left out. */
export const suggestAccounts = (line: Assumption, chart: readonly string[]): string[] =>
  usualAccounts(line).filter((prefix) => chart.some((account) => account.startsWith(prefix)))
