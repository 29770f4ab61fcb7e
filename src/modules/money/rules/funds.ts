/** Where money with a purpose is carried (ANC 2018-06, art. 132-1): grants, contributions, the public's gifts. */
export const FUND_ACCOUNTS = ['194', '195', '196', '191'] as const
export type FundAccount = (typeof FUND_ACCOUNTS)[number]
