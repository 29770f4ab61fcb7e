/** The four pillars of the model (seed 000). */
export const PILLARS = ['activities', 'public', 'citizens', 'private'] as const
export type Pillar = (typeof PILLARS)[number]

/** Who pays, often not who is served. */
const PAYERS = [
  'inhabitant',
  'employee',
  'company',
  'landlord',
  'local-authority',
  'ccas',
  'state-region',
  'foundation',
  'la-poste',
  'other',
] as const
export type Payer = (typeof PAYERS)[number]

/** Means that any form may offer without knowing more of the payer. */
export const COUNTER_MEANS = ['cash', 'card', 'cheque', 'transfer'] as const
/**
 * Every means of payment. A direct debit needs a mandate, CESU (chèque emploi service universel) a home service, `prepaid` and `allowance` a wallet
 * that holds enough: what was paid ahead, and what was granted.
 */
export const MEANS = [...COUNTER_MEANS, 'direct-debit', 'cesu', 'prepaid', 'allowance'] as const
export type Means = (typeof MEANS)[number]

/** What a payment is filed under. */
export type PaymentSubject =
  | 'request'
  | 'membership'
  | 'sale'
  | 'contract'
  | 'subscription'
  | 'wallet'
  | 'voucher'
  | 'charges'
  | 'other'
