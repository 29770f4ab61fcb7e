import type { WalletRefusal } from './rules/refusals.ts'

/** What a wallet that pays may answer, wherever it is chosen. */
export const walletErrorsEn = {
  wallet_unknown: 'This person has no wallet. Top one up, or choose other means.',
  wallet_too_low: 'The wallet does not hold enough. Take a part of it, or other means.',
  wallet_not_in_euros: 'This wallet counts hours or visits: it does not pay in euros.',
  quantity_wrong: 'Write a whole number above zero.',
} as const satisfies Record<WalletRefusal, string>
