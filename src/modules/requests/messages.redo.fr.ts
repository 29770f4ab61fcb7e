/** Why a price is zero, kept with the request that does a job again. */
export const redoFr = { why: (number: string) => `À refaire, ${number}` } as const
