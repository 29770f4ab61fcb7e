import type { MandateView } from '#modules/bank/sepa/mandate-store.server.ts'

/** Words of the address for the views of the list. */
export const VIEW_WORDS: Readonly<Record<string, MandateView>> = {
  'en-cours': 'alive',
  'a-revoir': 'suspended',
  perimes: 'lapsed',
  termines: 'over',
}
