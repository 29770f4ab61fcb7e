/** Money that stays the hub's, and the account of the books on its other side (ANC 2018-06: 580, 53). */
export const OWN_KINDS = { 'own-transfer': '580', 'till-cash': '530' } as const
export type OwnKind = keyof typeof OWN_KINDS
export const isOwn = (kind: string): kind is OwnKind => kind in OWN_KINDS
