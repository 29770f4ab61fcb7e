import type { RuleDirection } from './rule.ts'

/** Money that stays the hub's, and the account of the books on its other side (ANC 2018-06: 580, 53). */
export const OWN_KINDS = { 'own-transfer': '580', 'till-cash': '530' } as const
export type OwnKind = keyof typeof OWN_KINDS
export const isOwn = (kind: string): kind is OwnKind => kind in OWN_KINDS

/** What a line of the bank may be noted as, by its direction: kinds of operation of the books, the usual ones first. */
export const NOTED = {
  in: [
    ...[
      'grant',
      'public-aid',
      'company-contract',
      'services',
      'shop-sales',
      'postal-counter',
      'commission',
      'recycling',
    ],
    ...['membership', 'gift', 'crowdfunding', 'patronage', 'foundation', 'sponsoring', 'other-income'],
    ...['seed-fund', 'equipment-grant', 'loan', 'own-transfer', 'till-cash'],
  ],
  out: [
    ...[
      'bank-fees',
      'running',
      'rent',
      'telecom',
      'insurance',
      'salaries',
      'social-charges',
      'staff-costs',
      'vehicle',
      'purchases',
    ],
    ...[
      'providers',
      'maintenance',
      'fees',
      'communication',
      'equipment',
      'deposit-paid',
      'loan-repayment',
      'other-expense',
    ],
    ...['own-transfer', 'till-cash'],
  ],
} as const satisfies Record<RuleDirection, readonly string[]>
export type NotedKind = (typeof NOTED)[RuleDirection][number]
export const NOTED_KINDS: readonly NotedKind[] = [...new Set([...NOTED.in, ...NOTED.out])]
