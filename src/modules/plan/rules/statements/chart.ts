import type { Stream } from '../frame.ts'
import type { Assumption } from '../plan.ts'
import type { ChargeFamily, InKindKind, ProductKind } from '../vocabulary.ts'

/**
 * Accounts of the association chart that a plan reaches: règlement ANC 2018-06, on the general chart as amended by
 * ANC 2022-06 (fiscal years opened since 1 January 2025: the part of an investment grant carried to the result is 747,
 * an operating product; 67 and 77 keep only what is major and unusual).
 */
export const accounts = [
  '604',
  '606',
  '6061',
  '607',
  '6037',
  '613',
  '615',
  '616',
  '622',
  '623',
  '626',
  '628',
  '63',
  '641',
  '645',
  '648',
  '65',
  '661',
  '67',
  '681',
  '706',
  '707',
  '708',
  '73',
  '74',
  '747',
  '754',
  '755',
  '756',
  '758',
  '76',
  '77',
  '860',
  '861',
  '862',
  '864',
  '870',
  '871',
  '875',
] as const
export type Account = (typeof accounts)[number]

const FAMILIES: Record<ChargeFamily, Account> = {
  purchases: '607',
  supplies: '606',
  fuel: '6061',
  rent: '613',
  maintenance: '615',
  vehicle: '615',
  insurance: '616',
  fees: '622',
  communication: '623',
  telecom: '626',
  running: '628',
  taxes: '63',
  salaries: '641',
  other: '65',
  interest: '661',
  depreciation: '681',
}

/** Sold over the counter; what is bought for it is 607, what is bought to serve anything else is 604. */
const goods: ReadonlySet<ProductKind> = new Set<ProductKind>(['shop-sales', 'shop-margin'])
/** Kept on what others sell, paid for a counter lent: 708, by-products of the activity. */
const sideline: ReadonlySet<ProductKind> = new Set<ProductKind>([
  'commission',
  'parcels',
  'recycling',
  'sponsoring',
  'other',
])

/** `sold` is the kind of the sale that a variable cost follows, or of the line itself. */
export function chargeAccount(
  line: Assumption | null,
  stream: Extract<Stream, { side: 'charge' }>,
  sold: ProductKind | undefined,
): Account {
  if (stream.family === 'salaries') {
    if (stream.employer) return '645'
    // A step is a whole cost: its gross and its charges are not told apart.
    return line?.type === 'salary' ? '641' : '648'
  }
  if (stream.family === 'purchases' && sold && !goods.has(sold)) return '604'
  return FAMILIES[stream.family]
}

export function productAccount(
  line: Assumption | null,
  stream: Extract<Stream, { side: 'product' }>,
): Account {
  if (line && 'account' in line && line.account === '13') return '747'
  if (stream.account === '75') return '758'
  if (stream.account !== '70') return stream.account
  if (goods.has(stream.kind)) return '707'
  return sideline.has(stream.kind) ? '708' : '706'
}

/** Contributions in kind: what was used (86) and where it came from (87). */
export const inKindAccounts: Record<InKindKind, { readonly use: Account; readonly resource: Account }> = {
  goods: { use: '860', resource: '870' },
  premises: { use: '861', resource: '871' },
  services: { use: '862', resource: '871' },
  volunteering: { use: '864', resource: '875' },
}

/** Accounts whose number begins with one of the prefixes and none of the exceptions, in the order of the chart. */
export const accountsUnder = (prefixes: readonly string[], except: readonly string[] = []): Account[] =>
  accounts.filter(
    (account) =>
      prefixes.some((prefix) => account.startsWith(prefix)) &&
      !except.some((prefix) => account.startsWith(prefix)),
  )
