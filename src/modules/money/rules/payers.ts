import type { Payer } from './axes.ts'

const PAYER_OF: Readonly<Record<string, Payer>> = {
  company: 'company',
  shop: 'company',
  landlord: 'landlord',
  'building-manager': 'landlord',
  'estate-agency': 'landlord',
  'local-authority': 'local-authority',
  ccas: 'ccas',
  foundation: 'foundation',
  'la-poste': 'la-poste',
}

/** Which purse pays when an organisation of this kind pays. */
export const payerOfKind = (kind: string): Payer => PAYER_OF[kind] ?? 'other'
