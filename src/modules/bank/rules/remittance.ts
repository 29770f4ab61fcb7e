/** What waits between the counter and the bank, in the order in which a page shows it. */
export const REMITTANCE_KINDS = ['cheques', 'cash', 'cards', 'direct-debits', 'cesu'] as const
export type RemittanceKind = (typeof REMITTANCE_KINDS)[number]

/** Means of payment of the payments that it holds; cash is counted, not listed. */
export const MEANS_OF = {
  cheques: 'cheque',
  cash: 'cash',
  cards: 'card',
  'direct-debits': 'direct-debit',
  cesu: 'cesu',
} as const satisfies Record<RemittanceKind, string>

/** Where it waits in the ledger (ANC 2018-06, comptes 511 and 53). */
export const WAITS_ON = {
  cheques: '5112',
  cash: '530',
  cards: '5115',
  'direct-debits': '5116',
  cesu: '5117',
} as const satisfies Record<RemittanceKind, string>

/** Notes and coins of the euro, in cents, the largest first. */
export const DENOMINATIONS = [
  50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
] as const

/** What so many notes and coins are worth, in cents. */
export const worthOf = (cash: Readonly<Record<string, number>>): bigint =>
  DENOMINATIONS.reduce((sum, value) => sum + BigInt(value) * BigInt(cash[value] ?? 0), 0n)
