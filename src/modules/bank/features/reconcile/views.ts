/** The sides of a reconciliation, by the words of its address. */
export const VIEWS = ['sures', 'verifier', 'sans', 'comptes', 'pointees'] as const
export type View = (typeof VIEWS)[number]
