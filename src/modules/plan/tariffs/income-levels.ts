/** Largest file of incomes, in bytes: the national file of communes is 5 MB, and the front door stops at 8. */
export const LARGEST_INCOME_FILE = 7_000_000

export const areaLevels = ['iris', 'commune', 'epci', 'country', 'other'] as const
export type AreaLevel = (typeof areaLevels)[number]
/** Disposable income (after benefits and direct taxes) or declared income. */
export const incomeBases = ['DISP', 'DEC'] as const
export type IncomeBase = (typeof incomeBases)[number]
