/** Steps of a search for a sum before it gives up: a line is never worth more than a few milliseconds. */
const STEPS = 20_000

/** The only run of neighbours, two or more, that makes a sum; null when none or several do. Amounts of one sign. */
export function runOf(amounts: readonly bigint[], wanted: bigint): { from: number; to: number } | null {
  const starts = new Map<bigint, number>([[0n, 0]])
  let sum = 0n
  let found: { from: number; to: number } | null = null
  for (let i = 0; i < amounts.length; i++) {
    sum += amounts[i]!
    const from = starts.get(sum - wanted)
    if (from !== undefined && i - from >= 1) {
      if (found) return null
      found = { from, to: i + 1 }
    }
    starts.set(sum, i + 1)
  }
  return found
}

/**
 * Places of amounts of one sign (above zero) that make a sum: all of them, their first ones, a run, then any. Null when
 * nothing does or the search grew too long; `several` when another set does too, so that a person must choose.
 */
export function subsetOf(
  amounts: readonly bigint[],
  wanted: bigint,
): { at: number[]; several: boolean } | null {
  if (wanted <= 0n || amounts.length === 0) return null
  const sets: number[][] = []
  let steps = 0
  const order = amounts
    .map((amount, at) => ({ amount, at }))
    .sort((a, b) => (a.amount === b.amount ? a.at - b.at : a.amount > b.amount ? -1 : 1))
  const left = order.map((_, i) => order.slice(i).reduce((sum, one) => sum + one.amount, 0n))
  const chosen: number[] = []
  const search = (i: number, rest: bigint): boolean => {
    if (++steps > STEPS) return true
    if (rest === 0n) {
      sets.push([...chosen].sort((a, b) => a - b))
      return sets.length > 1
    }
    if (i === order.length || left[i]! < rest) return false
    const one = order[i]!
    if (one.amount <= rest) {
      chosen.push(one.at)
      if (search(i + 1, rest - one.amount)) return true
      chosen.pop()
    }
    // Amounts equal to the one left out would give the same set again.
    let next = i + 1
    while (next < order.length && order[next]!.amount === one.amount) next++
    return search(next, rest)
  }
  const stopped = search(0, wanted)
  const usual = usualSet(amounts, wanted)
  const at = usual ?? sets[0]
  if (!at) return null
  return { at, several: !usual && (sets.length > 1 || (stopped && sets.length < 2)) }
}

/** How people hand things over: everything that waits, or everything up to some day. */
function usualSet(amounts: readonly bigint[], wanted: bigint): number[] | null {
  let sum = 0n
  for (let i = 0; i < amounts.length; i++) {
    sum += amounts[i]!
    if (sum === wanted) return Array.from({ length: i + 1 }, (_, at) => at)
    if (sum > wanted) return null
  }
  return null
}
