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

/** Means of payment at the counter. */
export const MEANS = ['cash', 'card', 'cheque', 'transfer'] as const
export type Means = (typeof MEANS)[number]
