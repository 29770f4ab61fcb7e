import type { WalletUnit } from '#modules/money/rules/wallet.ts'

/** Words of the address: `unite=euros|heures|passages`, `etat=bas|a-terme|vides`. */
export const UNIT_WORDS: Readonly<Record<WalletUnit, string>> = {
  euros: 'euros',
  hours: 'heures',
  visits: 'passages',
}
export const STATE_WORDS = { low: 'bas', soon: 'a-terme', empty: 'vides' } as const
