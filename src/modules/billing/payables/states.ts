export const PAYABLE_STATES = ['to-book', 'to-pay', 'done', 'refused'] as const
/** Where a supplier’s invoice stands. */
export type PayableState = (typeof PAYABLE_STATES)[number]
