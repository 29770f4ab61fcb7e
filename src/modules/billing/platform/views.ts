import type { LifeState } from '../rules/lifecycle.ts'

/** Views of the list by what one comes to do, and the states of each. */
export const EINVOICE_VIEWS = {
  'a-deposer': ['to-send'],
  'a-regarder': ['failed', 'disputed', 'suspended', 'refused', 'rejected'],
  'en-chemin': ['deposited', 'issued', 'received', 'available', 'taken', 'partly-approved', 'completed'],
  acceptees: ['approved', 'payment-sent', 'cashed'],
} as const satisfies Record<string, readonly LifeState[]>
export type EInvoiceView = keyof typeof EINVOICE_VIEWS
export const VIEW_WORDS = Object.keys(EINVOICE_VIEWS) as EInvoiceView[]
