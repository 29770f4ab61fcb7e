import { type Cents, negate, zero } from '#kit/money.ts'

/** Debit less credit of an account, for one party where it is kept by party. */
export type Standing = {
  readonly account: string
  readonly partyKind: 'person' | 'organisation' | ''
  readonly partyId: string
  readonly amount: Cents
}

/** Where a year's result waits for the members' decision (ANC 2018-06): a surplus in 120, a deficit in 129. */
export const resultAccount = (result: Cents): '120' | '129' => (result >= zero ? '120' : '129')

/**
 * What a year begins with: classes 1 to 5 as they stood, and the results of the years before that nobody has assigned
 * yet. Classes 6 to 8 begin at zero.
 * @param results products less costs of each year before, cents.
 */
export function openings(standings: readonly Standing[], results: readonly Cents[]): Standing[] {
  const sums = new Map<string, Standing>()
  const put = (row: Standing) => {
    const key = `${row.account} ${row.partyKind} ${row.partyId}`
    const before = sums.get(key)?.amount ?? zero
    sums.set(key, { ...row, amount: (before + row.amount) as Cents })
  }
  for (const row of standings) if (row.account < '6') put(row)
  for (const result of results)
    put({ account: resultAccount(result), partyKind: '', partyId: '', amount: negate(result) })
  return [...sums.values()].filter((row) => row.amount !== zero).sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
const key = (row: Standing) => `${row.account} ${row.partyKind} ${row.partyId}`
