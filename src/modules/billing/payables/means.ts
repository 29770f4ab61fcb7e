import type { Means } from '#modules/money/index.server.ts'

/** How a hub pays its suppliers, and the account that the money leaves from. */
export const PAY_FROM = {
  ...{ transfer: '512', card: '512', cheque: '512', 'direct-debit': '512', cash: '530' },
} as const satisfies Partial<Record<Means, string>>
export type PayMeans = keyof typeof PAY_FROM
export const PAY_MEANS = Object.keys(PAY_FROM) as PayMeans[]
