import type { Load, Way } from '../errands/errand.ts'

type Carried = { readonly way: Way; readonly load: Load }

const brings = (way: Way): boolean => way === 'bring' || way === 'swap'
const fetches = (way: Way): boolean => way === 'fetch' || way === 'swap'

/**
 * Those of `waiting`, in their order, that a vehicle can still take beside what it carries already: all that it brings in
 * as many loads as it may make, all that it fetches likewise. What is carried from door to door is on board for a while
 * only, and left out of the sum. One that does not fit is passed over, and a smaller one may follow.
 * @param loads how many times it is loaded: once, and once more at each return to the hub
 */
export function whatFits<One extends Carried>(
  most: Load,
  loads: number,
  own: readonly Carried[],
  waiting: readonly One[],
): One[] {
  const room = { kg: most.kg * loads, crates: most.crates * loads }
  const brought = { kg: 0, crates: 0 }
  const fetched = { kg: 0, crates: 0 }
  const put = ({ way, load }: Carried, sign: 1 | -1 = 1) => {
    for (const unit of ['kg', 'crates'] as const) {
      if (brings(way)) brought[unit] += sign * load[unit]
      if (fetches(way)) fetched[unit] += sign * load[unit]
    }
  }
  const within = (sum: Load) => sum.kg <= room.kg && sum.crates <= room.crates
  for (const one of own) put(one)
  return waiting.filter((one) => {
    put(one)
    if (within(brought) && within(fetched)) return true
    put(one, -1)
    return false
  })
}
