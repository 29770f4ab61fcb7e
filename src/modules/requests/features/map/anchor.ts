/** Where a street's list stands on the page. */
export const anchor = (town: number, street: number): string => `lieu-${town}-${street}`
