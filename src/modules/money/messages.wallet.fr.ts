import type { WalletRefusal } from './rules/refusals.ts'
import type { WalletUnit } from './rules/wallet.ts'

/** Words of wallets that the books and the histories keep. */
const TOP_UPS: Record<WalletUnit, string> = {
  euros: 'Recharge du porte-monnaie',
  hours: 'Carte d’heures',
  visits: 'Carte de passages',
}

export const walletFr = {
  topUp: (unit: WalletUnit) => TOP_UPS[unit],
  granted: 'Crédit accordé',
  grantTo: (name: string) => `Crédit accordé à ${name}`,
  takenBack: 'Crédit repris',
  withdrawnFrom: (name: string) => `Crédit repris à ${name}`,
  givenBack: 'Rendu : le paiement a été annulé',
  lapsed: 'Crédit arrivé à son terme',
  lapsedOf: (name: string) => `Crédit arrivé à son terme, ${name}`,
  refunded: 'Solde rendu',
  refundOf: (name: string) => `Solde du porte-monnaie rendu à ${name}`,
  usedBack: (number: string) => `Annulation de l’écriture ${number} : rendu au porte-monnaie`,
  used: (label: string) => `Porte-monnaie : ${label}`,
  voucher: (code: string) => `Bon cadeau ${code}`,
  voucherSold: (code: string) => `Bon cadeau ${code}`,
  voucherUsed: (code: string) => `Bon cadeau ${code} utilisé`,
  voucherLapsed: (code: string) => `Bon cadeau ${code} arrivé à son terme`,
} as const

/** What a wallet that pays may answer, wherever it is chosen. */
export const walletErrorsFr = {
  wallet_unknown: 'Cette personne n’a pas de porte-monnaie. Rechargez-en un, ou choisissez un autre moyen.',
  wallet_too_low: 'Le porte-monnaie ne contient pas assez. Prenez une partie, ou un autre moyen.',
  wallet_not_in_euros: 'Ce porte-monnaie compte des heures ou des passages : il ne paie pas en euros.',
  quantity_wrong: 'Écrivez un nombre entier au-dessus de zéro.',
} as const satisfies Record<WalletRefusal, string>
