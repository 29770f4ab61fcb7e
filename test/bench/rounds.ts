import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOf } from '#modules/rounds/rules/check-plan.ts'
import type { Job, Plan, Problem, Shipment, Stop } from '#modules/rounds/rules/problem.ts'
import { hubDay, job, problemOf, shipment, van } from '#modules/rounds/rules/solver/sample.ts'
import { solve } from '#modules/rounds/rules/solver/solve.ts'
import { type Family, instance } from './families.ts'
import { round } from './pages.ts'

/**
 * `npm run bench -- --only rounds`: the solver of rounds on the public instances (Solomon 1987, Gehring & Homberger 1999,
 * Li & Lim 2001), read from PALIER_ROUNDS or from `../shared/bench/rounds`, on others made by the same rules with three
 * seeds each, and on a hub's day. Seven minutes of processor time; every solution is checked by `faultsOf`. Distances of the first families are tenths, cut off after the first
 * decimal; of Li & Lim thousandths, rounded, with the fleet of the best known solution.
 */
const FOLDER = process.env.PALIER_ROUNDS ?? join(process.cwd(), '..', 'shared', 'bench', 'rounds')

type Known = { name: string; seconds: number; best: number; vroom: string; fleet?: number }

/** Best known values, and VROOM 1.15 with -x 5 (gap in hundredths, processor seconds), as measured for the issue. */
const KNOWN: Known[] = [
  { name: 'C101', seconds: 5, best: 827.3, vroom: '0 % in 0.6 s' },
  { name: 'R101', seconds: 5, best: 1637.7, vroom: '0.40 % in 4.6 s' },
  { name: 'R104', seconds: 5, best: 971.5, vroom: '1.38 % in 5.8 s' },
  { name: 'RC108', seconds: 5, best: 1114.2, vroom: '0.43 % in 5.3 s' },
  { name: 'R201', seconds: 5, best: 1143.2, vroom: '2.63 % in 4.3 s' },
  { name: 'RC201', seconds: 5, best: 1261.8, vroom: '4.63 % in 5.9 s' },
  { name: 'R1_2_1', seconds: 5, best: 4667.2, vroom: '1.29 % in 21 s' },
  { name: 'RC2_2_1', seconds: 5, best: 2797.4, vroom: '4.38 % in 18 s' },
  { name: 'C1_4_2', seconds: 20, best: 7113.3, vroom: '0 % in 62 s' },
  { name: 'R2_4_1', seconds: 20, best: 7520.7, vroom: '13.8 % in 76 s' },
  { name: 'RC1_10_5', seconds: 20, best: 45028.1, vroom: '8.83 % in 57 s, cut off' },
  { name: 'lc101', seconds: 5, fleet: 10, best: 828.937, vroom: 'best known' },
  { name: 'lr112', seconds: 5, fleet: 9, best: 1003.767, vroom: 'best known' },
  { name: 'lrc105', seconds: 5, fleet: 13, best: 1637.624, vroom: '2 tasks unserved' },
  { name: 'LRC1_2_5', seconds: 5, fleet: 16, best: 3715.809, vroom: '6 tasks unserved' },
  { name: 'LR1_4_1', seconds: 20, fleet: 40, best: 10639.754, vroom: '3.3 % in 12 s' },
  { name: 'LRC1_4_5', seconds: 20, fleet: 32, best: 8847.401, vroom: '14 tasks unserved' },
]

/** What the means of each size are held against; of 100 stops also 1 % each. */
const GOALS = [
  { of: '100 stops in 5 s', most: '0.3 % (1 % each)' },
  { of: '200 stops in 5 s', most: '0.7 %' },
  { of: '400 stops in 20 s', most: '1.2 %' },
  { of: '1000 stops in 20 s', most: '2.3 %' },
  { of: 'pairs in 5 s', most: '0.3 %' },
  { of: 'pairs in 20 s', most: 'all served' },
]

/** By the name: R1_4_2 has 400 stops, R104 has 100. */
function sizeOf({ name, seconds, fleet }: Known): string {
  if (fleet) return `pairs in ${seconds} s`
  return `${100 * Number(/_(\d+)_/.exec(name)?.[1] ?? 1)} stops in ${seconds} s`
}

export type RoundsResults = {
  instances: Record<string, { gap: number; unserved: number; seconds: number; setup: number; faults: number }>
  setup: { milliseconds: number; megabytes: number }
  day: { firstMs: number; gap: number; faults: number }
  made: { gap: number; most: number; unserved: number; faults: number }
}

type Row = readonly number[]
/** number, x, y, demand, opens, closes, service, and of Li & Lim pickup and delivery. */
const numbers = (text: string): Row[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((row) => row.length > 1 && row.every((value) => !Number.isNaN(value)))

const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function readInstance({ name, fleet }: Known): Problem {
  const file = join(FOLDER, fleet ? 'pdptw' : 'vrptw', `${name}.txt`)
  const [head, ...rows] = numbers(readFileSync(file, 'utf8'))
  return fleet ? pairsOf(rows, fleet, head![1]!) : jobsOf(rows, head![0]!, head![1]!)
}

function matrixOf(rows: readonly Row[], scale: number, up: number) {
  const size = rows.length
  const durations = new Int32Array(size * size)
  rows.forEach(([, x, y], i) => {
    rows.forEach(([, u, v], j) => {
      durations[i * size + j] = Math.floor(scale * Math.hypot(x! - u!, y! - v!) + up)
    })
  })
  return { size, durations, distances: durations }
}

const stopOf = (rows: readonly Row[], at: number, scale: number): Stop => ({
  place: at,
  windows: [{ from: rows[at]![4]! * scale, to: rows[at]![5]! * scale }],
  setup: 0,
  service: rows[at]![6]! * scale,
})

const fleetOf = ([depot]: readonly Row[], count: number, capacity: number, scale: number) =>
  Array.from({ length: count }, () =>
    van({
      capacity: [capacity],
      window: { from: depot![4]! * scale, to: depot![5]! * scale },
      costs: { fixed: 0, perHour: 0, perKm: 1000, perDutyHour: 0 },
    }),
  )

function jobsOf(rows: readonly Row[], count: number, capacity: number): Problem {
  const jobs = rows
    .slice(1)
    .map((row, i): Job => job(i + 1, { at: stopOf(rows, i + 1, 10), delivery: [row[3]!] }))
  return problemOf(matrixOf(rows, 10, 1e-7), fleetOf(rows, count, capacity, 10), jobs)
}

function pairsOf(rows: readonly Row[], count: number, capacity: number): Problem {
  const pairs = rows.flatMap((row, at): Shipment[] => {
    if (at === 0 || row[3]! <= 0) return []
    const [pickup, delivery] = [stopOf(rows, at, 1000), stopOf(rows, row[8]!, 1000)]
    return [shipment(at, row[8]!, { pickup, delivery, amount: [row[3]!] })]
  })
  return problemOf(matrixOf(rows, 1000, 0.5), fleetOf(rows, count, capacity, 1000), pairs)
}

function measureInstance(known: Known) {
  const problem = readInstance(known)
  const from = spent()
  let setup = 0
  const { plan } = solve(problem, {
    seconds: known.seconds,
    now: spent,
    onPlan: () => {
      setup ||= spent() - from
    },
    everySeconds: Number.POSITIVE_INFINITY,
  })
  const seconds = round(spent() - from)
  const length = plan.total.distance / (known.fleet ? 1000 : 10)
  const faults = faultsOf(problem, plan).length
  return {
    gap: round((length / known.best - 1) * 100),
    unserved: plan.unserved.length,
    seconds,
    setup: round(setup),
    faults,
  }
}

/** From the problem to the first plan, and what that takes of memory, for 1,000 stops. */
function measureSetup(): RoundsResults['setup'] {
  const known = KNOWN.find(({ name }) => name === 'RC1_10_5')!
  const problem = readInstance(known)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const from = spent()
  let first = 0
  let most = 0
  solve(problem, {
    seconds: 2,
    now: spent,
    onPlan: () => {
      first ||= spent() - from
    },
    onProgress: () => {
      most = Math.max(most, process.memoryUsage().rss)
    },
  })
  return { milliseconds: round(first * 1000), megabytes: round((most - before) / 1e6) }
}

const FAMILIES: Family[] = ['C1', 'C2', 'R1', 'R2', 'RC1', 'RC2']
const SEEDS = [1, 2, 3]

/** 200 stops of each family in 2 seconds: how far three seeds lie from the best of them. */
function measureMade(): RoundsResults['made'] {
  const all = { gap: 0, most: 0, unserved: 0, faults: 0 }
  for (const [at, family] of FAMILIES.entries()) {
    const problem = instance(family, 200, at)
    const plans = SEEDS.map((seed) => solve(problem, { seconds: 2, seed, now: spent }).plan)
    const best = Math.min(...plans.map(({ total }) => total.distance))
    for (const plan of plans) {
      const gap = (plan.total.distance / best - 1) * 100
      all.gap += gap / (plans.length * FAMILIES.length)
      all.most = Math.max(all.most, gap)
      all.unserved += plan.unserved.length
      all.faults += faultsOf(problem, plan).length
    }
  }
  return { ...all, gap: round(all.gap), most: round(all.most) }
}

const marginOf = ({ total }: Plan): number => total.revenue - total.cost

/** Days of a hub with everything in them: the first plan, and 2 seconds against 60. */
function measureDays(): RoundsResults['day'] {
  let [firstMs, gap, faults] = [0, 0, 0]
  const seeds = [1, 2, 3]
  for (const seed of seeds) {
    const problem = hubDay(60, seed)
    const from = spent()
    let first = 0
    const plans = [2, 60].map((seconds) => {
      const { plan } = solve(problem, {
        seconds,
        now: spent,
        onPlan: () => {
          first ||= spent() - from
        },
      })
      faults += faultsOf(problem, plan).length
      return plan
    })
    firstMs = Math.max(firstMs, first * 1000)
    gap += ((1 - marginOf(plans[0]!) / marginOf(plans[1]!)) * 100) / seeds.length
  }
  return { firstMs: round(firstMs), gap: round(gap), faults }
}

export function measureRounds(say: (line?: string) => void): RoundsResults | undefined {
  if (!existsSync(join(FOLDER, 'vrptw'))) {
    say(`rounds: no instances in ${FOLDER} (PALIER_ROUNDS)`)
    return undefined
  }
  const setup = measureSetup()
  const day = measureDays()
  say(`\nRounds${' '.repeat(8)}gap   unserved   CPU s   first plan s   faults   VROOM 1.15 -x 5`)
  const instances: RoundsResults['instances'] = {}
  for (const known of KNOWN) {
    const measured = measureInstance(known)
    instances[known.name] = measured
    const { gap, unserved, seconds, setup: first, faults } = measured
    say(
      `${known.name.padEnd(10)}${`${gap.toFixed(2)} %`.padStart(8)}${String(unserved).padStart(9)}${seconds.toFixed(1).padStart(10)}${first.toFixed(2).padStart(12)}${String(faults).padStart(11)}      ${known.vroom}`,
    )
  }
  for (const goal of GOALS) {
    const of = KNOWN.filter((known) => sizeOf(known) === goal.of).map(({ name }) => instances[name]!)
    const mean = round(of.reduce((sum, { gap }) => sum + gap, 0) / of.length)
    const most = Math.max(...of.map(({ gap }) => gap))
    const unserved = of.reduce((sum, one) => sum + one.unserved, 0)
    say(`${goal.of}: mean ${mean} %, most ${most} %, ${unserved} unserved; goal ${goal.most}, none unserved`)
  }
  say(`1,000 stops: first plan after ${setup.milliseconds} ms, goal 500; ${setup.megabytes} MB, goal 150`)
  say(
    `a hub's day: first plan after ${day.firstMs} ms, goal 50; 2 s within ${day.gap} % of 60 s, goal 0.5; ${day.faults} faults`,
  )
  const made = measureMade()
  say(
    `200 stops made by the same rules, six families, three seeds of 2 s: ${made.gap} % from the best seed on average, ${made.most} % at most, ${made.unserved} unserved, ${made.faults} faults`,
  )
  return { instances, setup, day, made }
}
