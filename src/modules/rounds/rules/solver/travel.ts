import type { Matrix, Problem, Vehicle } from '../problem.ts'

/**
 * Times, distances and costs of every leg, one block of size² per sort of vehicle that moves and costs alike. `…To` are
 * the same, turned: the legs into one place lie side by side there, as those out of it do here.
 */
export type Travel = {
  size: number
  /** Where the block of a vehicle begins. */
  base: Int32Array
  time: Int32Array
  timeTo: Int32Array
  cost: Int32Array
  costTo: Int32Array
  distance: Int32Array
  /** Units of cost per cent. */
  scale: number
  /** No leg costs more units. */
  most: number
  /** The place of the problem at each row. */
  given: Int32Array
  /** A place without legs, for vehicles that start or end anywhere; -1 when all have their places. */
  nowhere: number
}

type Sort = { matrix: Matrix; speed: number; perHour: number; perKm: number }

/** Costs are whole numbers below this, so that sums stay exact. */
const MOST = 2 ** 29

export function travelOf(problem: Problem): Travel {
  const sorts: Sort[] = []
  const known = new Map<string, number>()
  const block = new Int32Array(problem.vehicles.length)
  problem.vehicles.forEach((vehicle, v) => {
    const key = [vehicle.profile, vehicle.speed, vehicle.costs.perHour, vehicle.costs.perKm].join('/')
    let at = known.get(key)
    if (at === undefined) {
      at = sorts.length
      known.set(key, at)
      sorts.push(sortOf(problem, vehicle))
    }
    block[v] = at
  })
  const given = chain(problem.matrices[0]!)
  const without = problem.vehicles.some((v) => v.start === null || v.end === null)
  const size = given.length + (without ? 1 : 0)
  const gather = (of: (sort: Sort) => Int32Array): Int32Array => join(sorts.map(of), given, size)
  const { scale, most } = scaleOf(sorts)
  const times = gather(timesOf)
  const costs = gather((sort) => costsOf(sort, scale))
  const distances = gather((sort) => sort.matrix.distances)
  const time = times
  const distance = same(distances, time) ? time : distances
  const cost = same(costs, time) ? time : same(costs, distance) ? distance : costs
  const timeTo = turned(time, size, sorts.length)
  const costTo = cost === time ? timeTo : turned(cost, size, sorts.length)
  const base = block.map((at) => at * size * size)
  const nowhere = without ? given.length : -1
  return { size, base, time, timeTo, cost, costTo, distance, scale, most, given, nowhere }
}

/** Above so many places they stay in the order in which they were given: to move the matrix would take too long. */
const MOVABLE = 3000

/** The places in an order in which near ones mostly follow each other, so that what is read together lies together. */
function chain({ size, durations }: Matrix): Int32Array {
  const order = Int32Array.from({ length: size }, (_, place) => place)
  if (size > MOVABLE) return order
  for (let at = 1; at < size - 1; at++) {
    const row = order[at - 1]! * size
    let best = at
    for (let other = at + 1; other < size; other++)
      if (durations[row + order[other]!]! < durations[row + order[best]!]!) best = other
    const next = order[best]!
    order[best] = order[at]!
    order[at] = next
  }
  return order
}

function sortOf(problem: Problem, vehicle: Vehicle): Sort {
  const { perHour, perKm } = vehicle.costs
  return { matrix: problem.matrices[vehicle.profile]!, speed: vehicle.speed, perHour, perKm }
}

const timesOf = ({ matrix, speed }: Sort): Int32Array =>
  speed === 1 ? matrix.durations : matrix.durations.map((seconds) => Math.round(seconds / speed))

/** Units in which every leg costs what it takes of metres, or of seconds: 0 when no such unit is the same for all. */
function plainScale([first, ...others]: readonly Sort[]): number {
  if (!first || first.matrix.costs || first.speed !== 1) return 0
  const { perHour, perKm } = first
  const alike = others.every((o) => !o.matrix.costs && o.perHour === perHour && o.perKm === perKm)
  if (!alike || others.some(({ speed }) => speed !== 1)) return 0
  if (perHour === 0 && perKm > 0) return 1000 / perKm
  return perKm === 0 && perHour > 0 ? 3600 / perHour : 0
}

/** Metres or seconds where nothing else costs, so that no matrix of costs is needed; else thousandths of a cent. */
function scaleOf(sorts: readonly Sort[]): Pick<Travel, 'scale' | 'most'> {
  const plain = plainScale(sorts)
  if (plain > 0) {
    const of = ({ matrix, perKm }: Sort): number => largest(perKm > 0 ? matrix.distances : matrix.durations)
    const most = sorts.reduce((longest, sort) => Math.max(longest, of(sort)), 1)
    if (most < MOST) return { scale: plain, most: most + 1 }
  }
  let most = 1
  let whole = true
  for (const { matrix, perHour, perKm, speed } of sorts) {
    if (matrix.costs) most = Math.max(most, largest(matrix.costs))
    else
      most = Math.max(
        most,
        (perHour / 3600 / speed) * largest(matrix.durations) + (perKm / 1000) * largest(matrix.distances),
      )
    whole &&= !!matrix.costs || (speed === 1 && perHour % 3600 === 0 && perKm % 1000 === 0)
  }
  const scale = Math.min(whole ? 1 : 1000, MOST / most)
  return { scale, most: Math.ceil(scale * most) + 1 }
}

function costsOf(sort: Sort, scale: number): Int32Array {
  const { durations, distances, costs } = sort.matrix
  if (costs) return scale === 1 ? costs : costs.map((cents) => Math.round(cents * scale))
  const perSecond = (scale * sort.perHour) / 3600
  const perMetre = (scale * sort.perKm) / 1000
  if (perSecond === 0 && isOne(perMetre)) return distances
  if (perMetre === 0 && isOne(perSecond) && sort.speed === 1) return durations
  const times = timesOf(sort)
  const made = new Int32Array(times.length)
  for (let i = 0; i < made.length; i++) made[i] = Math.round(perSecond * times[i]! + perMetre * distances[i]!)
  return made
}

const isOne = (value: number): boolean => Math.abs(value - 1) < 1e-12

function largest(values: Int32Array): number {
  let most = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!
  return most
}

/** One array of all blocks, in the order of the chain; the only block itself when nothing changes. */
function join(blocks: readonly Int32Array[], given: Int32Array, size: number): Int32Array {
  const places = given.length
  if (blocks.length === 1 && places === size && places > MOVABLE) return blocks[0]!
  const all = new Int32Array(blocks.length * size * size)
  blocks.forEach((block, at) => {
    for (let i = 0; i < places; i++) {
      const from = given[i]! * places
      const to = (at * size + i) * size
      for (let j = 0; j < places; j++) all[to + j] = block[from + given[j]!]!
    }
  })
  return all
}

const same = (a: Int32Array, b: Int32Array): boolean => {
  if (a === b) return true
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Side of the squares in which a matrix is turned: two of them fit into the nearest cache. */
const SQUARE = 32

/** Every block turned over its diagonal; the array itself when that changes nothing. */
function turned(matrix: Int32Array, size: number, blocks: number): Int32Array {
  if (isSymmetric(matrix, size, blocks)) return matrix
  const made = new Int32Array(matrix.length)
  for (let base = 0; base < matrix.length; base += size * size)
    for (let top = 0; top < size; top += SQUARE)
      for (let left = 0; left < size; left += SQUARE)
        for (let i = top; i < Math.min(size, top + SQUARE); i++)
          for (let j = left; j < Math.min(size, left + SQUARE); j++)
            made[base + j * size + i] = matrix[base + i * size + j]!
  return made
}

function isSymmetric(matrix: Int32Array, size: number, blocks: number): boolean {
  for (let base = 0; base < blocks * size * size; base += size * size)
    for (let top = 0; top < size; top += SQUARE)
      for (let left = top; left < size; left += SQUARE)
        for (let i = top; i < Math.min(size, top + SQUARE); i++)
          for (let j = left; j < Math.min(size, left + SQUARE); j++)
            if (matrix[base + i * size + j] !== matrix[base + j * size + i]) return false
  return true
}
