import type { Job, Matrix, Problem } from '#modules/rounds/rules/problem.ts'
import { Random } from '#modules/rounds/rules/solver/random.ts'
import { job, problemOf, van } from '#modules/rounds/rules/solver/sample.ts'

/**
 * Instances made by the rules of Solomon (1987) and Gehring & Homberger (1999), so that the solver is
 * measured on others than the public ones: places in clusters (C), at random (R) or half and half (RC), a short horizon
 * (1) or a long one (2), windows for a share of the stops.
 */
export type Family = 'C1' | 'C2' | 'R1' | 'R2' | 'RC1' | 'RC2'
export type Size = 100 | 200 | 400 | 1000

/** Side of the square, horizon of R and RC by length, horizon of C by length, vehicles: as in the public ones. */
const SCALE: Record<Size, { side: number; open: [number, number]; clustered: [number, number] }> = {
  100: { side: 80, open: [235, 980], clustered: [1236, 3390] },
  200: { side: 140, open: [634, 2535], clustered: [1351, 3700] },
  400: { side: 200, open: [821, 3213], clustered: [1501, 3900] },
  1000: { side: 500, open: [1821, 7284], clustered: [1824, 4800] },
}

/** Share of stops with a window, and half its mean width, drawn in turn by the seed: few windows and wide ones are the hardest. */
const WINDOWS = [
  [1, 10],
  [1, 30],
  [0.75, 10],
  [0.5, 30],
  [0.25, 5],
  [1, 60],
] as const

type Point = readonly [x: number, y: number]

/** @returns times and distances in tenths, cut off after the first decimal, as of the public instances */
export function instance(family: Family, size: Size, seed: number): Problem {
  const random = new Random(1000 * seed + size + 7 * family.charCodeAt(family.length - 2) + family.length)
  const { side, open, clustered } = SCALE[size]
  const long = family.endsWith('2')
  const isClustered = family.startsWith('C')
  const horizon = (isClustered ? clustered : open)[long ? 1 : 0]
  const depot: Point = [Math.round(side / 2), Math.round(side / 2)]
  const points: Point[] = [depot, ...placesOf(family, size, side, random)]
  const service = isClustered ? 90 : 10
  const [share, half] = WINDOWS[seed % WINDOWS.length]!
  const widen = (long ? 4 : 1) * (isClustered ? 2 : 1)
  const jobs = points.slice(1).map(([x, y], at): Job => {
    const away = Math.hypot(x - depot[0], y - depot[1])
    const [from, to] = [Math.ceil(away), Math.floor(horizon - away - service)]
    const centre = from + random.unit() * (to - from)
    const wide = half * widen * (0.75 + 0.5 * random.unit())
    const bound = random.unit() < share
    const window = bound
      ? { from: Math.max(from, Math.round(centre - wide)), to: Math.min(to, Math.round(centre + wide)) }
      : { from: 0, to }
    return job(at + 1, {
      at: {
        windows: [{ from: 10 * window.from, to: 10 * Math.max(window.from, window.to) }],
        service: 10 * service,
      },
      delivery: [1 + random.below(isClustered ? 40 : 35)],
    })
  })
  const vehicles = Array.from({ length: size / 4 }, () =>
    van({
      capacity: [long ? (isClustered ? 700 : 1000) : 200],
      window: { from: 0, to: 10 * horizon },
      costs: { fixed: 0, perHour: 0, perKm: 1000, perDutyHour: 0 },
    }),
  )
  return problemOf(planeOf(points), vehicles, jobs)
}

function placesOf(family: Family, count: number, side: number, random: Random): Point[] {
  const somewhere = (): Point => [random.below(side + 1), random.below(side + 1)]
  const seeds = Array.from({ length: Math.max(6, Math.round(count / 12)) }, somewhere)
  return Array.from({ length: count }, (_, at) => {
    if (family.startsWith('R') && (family.length === 2 || at % 2 === 0)) return somewhere()
    const [x, y] = seeds[random.below(seeds.length)]!
    const near = (from: number) =>
      Math.min(side, Math.max(0, Math.round(from + (side / 16) * (random.unit() + random.unit() - 1))))
    return [near(x), near(y)] as const
  })
}

function planeOf(points: readonly Point[]): Matrix {
  const size = points.length
  const durations = new Int32Array(size * size)
  points.forEach(([x, y], i) => {
    points.forEach(([u, v], j) => {
      durations[i * size + j] = Math.floor(10 * Math.hypot(x - u, y - v) + 1e-7)
    })
  })
  return { size, durations, distances: durations }
}
