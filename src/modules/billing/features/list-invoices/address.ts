import type { BuyerKind } from '#modules/billing/rules/document.ts'

/** What the list may be narrowed to. */
export type StateFilter = 'open' | 'late' | 'paid' | 'credit-note'

/** The words of the address. */
export const STATE_WORDS: Readonly<Record<StateFilter, string>> = {
  open: 'a-encaisser',
  late: 'en-retard',
  paid: 'reglees',
  'credit-note': 'avoirs',
}
export const CLIENT_WORDS: Readonly<Record<BuyerKind, string>> = {
  person: 'particuliers',
  business: 'entreprises',
  public: 'public',
}
