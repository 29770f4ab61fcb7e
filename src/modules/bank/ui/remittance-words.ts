import type { RemittanceKind } from '../rules/remittance.ts'

/** The words of addresses. */
export const REMITTANCE_WORDS: Record<RemittanceKind, string> = {
  cheques: 'cheques',
  cash: 'especes',
  cards: 'cartes',
  'direct-debits': 'prelevements',
  cesu: 'cesu',
}
