/** Below it, putting in order by insertion is quicker than cutting in two. */
const SMALL = 24

function insertionSort(a: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i <= to; i++) {
    const value = a[i]!
    let k = i - 1
    while (k >= from && a[k]! > value) {
      a[k + 1] = a[k]!
      k--
    }
    a[k + 1] = value
  }
}

/** The middle one of three values of a range, so that ordered data are no worst case. */
function pivotOf(a: Float64Array, from: number, to: number): number {
  const x = a[from]!
  const y = a[(from + to) >>> 1]!
  const z = a[to]!
  return x < y ? (y < z ? y : x < z ? z : x) : x < z ? x : y < z ? z : y
}

/**
 * Puts at each wanted place (rising) of `a` what would stand there if `a` were sorted, without sorting the rest: Hoare's
 * selection, going only into the parts where a place is wanted. Time grows with the length × log of the places.
 */
export function select(a: Float64Array, places: readonly number[]): void {
  const work: [number, number, number, number][] = [[0, a.length - 1, 0, places.length]]
  for (let part = work.pop(); part; part = work.pop()) {
    let [from, to] = part
    const [, , first, end] = part
    if (first === end) continue
    if (to - from < SMALL) {
      insertionSort(a, from, to)
      continue
    }
    const pivot = pivotOf(a, from, to)
    const low = from
    const high = to
    while (from <= to) {
      while (a[from]! < pivot) from++
      while (a[to]! > pivot) to--
      if (from <= to) {
        const held = a[from]!
        a[from] = a[to]!
        a[to] = held
        from++
        to--
      }
    }
    // Between the two parts all are equal to the pivot: what is wanted there is in its place.
    let left = first
    while (left < end && places[left]! <= to) left++
    let right = left
    while (right < end && places[right]! < from) right++
    work.push([low, to, first, left], [from, high, right, end])
  }
}

/**
 * Quantiles by the usual rule (linear between the two nearest runs, type 7 of Hyndman and Fan, what numpy does); `a` is
 * left partly ordered.
 */
export function quantiles(a: Float64Array, levels: readonly number[]): number[] {
  const last = a.length - 1
  const places = new Set<number>()
  for (const level of levels) {
    places.add(Math.floor(level * last))
    places.add(Math.ceil(level * last))
  }
  select(
    a,
    [...places].sort((x, y) => x - y),
  )
  return levels.map((level) => {
    const at = level * last
    const below = a[Math.floor(at)]!
    return below + (a[Math.ceil(at)]! - below) * (at - Math.floor(at))
  })
}
