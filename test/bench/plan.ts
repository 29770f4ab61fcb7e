import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { must } from '#kit/result.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import type { Plan } from '#modules/plan/rules/plan.ts'
import { randomPlan } from '#modules/plan/rules/sample.ts'
import { compile } from '#modules/plan/rules/uncertainty/compile.ts'
import { outcomeBytes, outcomesIn, Runner } from '#modules/plan/rules/uncertainty/run.ts'
import type { Simulation } from '#modules/plan/rules/uncertainty/simulation.ts'
import { summarise } from '#modules/plan/rules/uncertainty/summary.ts'
import { round, type Timing, time } from './pages.ts'
import { benchPlan } from './uncertain.ts'

/** `npm run bench -- --only plan`: the engine of the plan, by itself. Half a minute. */
const MONTHS = 60
const LINES = 40
const RUNS = 10_000
/** Rounds of the pair: the quickest of each is kept, since another program's work only ever adds to a time. */
const ROUNDS = 7

type Growth = Record<string, number>
type Pair = { ms: number; numpyMs: number; numpyRankMs: number; ratio: number }
export type PlanResults = {
  forecastMs: Timing
  forecastLargeMs: Timing
  simulationMs: { first: number; best: number; compiling: number; running: number; summing: number }
  growth: { runs: Growth; months: Growth; lines: Growth }
  numpy: Pair | null
}

const say = (line = ''): void => void process.stdout.write(`${line}\n`)

async function timeForecast(lines: number): Promise<Timing> {
  const plans = Array.from({ length: 20 }, (_, seed) => randomPlan(seed, lines, MONTHS))
  for (let i = 0; i < 200; i++) forecast(plans[i % plans.length]!)
  let n = 0
  return await time(400, () => void forecast(plans[n++ % plans.length]!))
}

/** Processor time of this program in ms, its helpers included: another program's work then counts for little. */
function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** One whole simulation on this thread: from the plan to the summary. */
function simulateHere(plan: Plan, runs: number): { simulation: Simulation; at: number[] } {
  const at = [spent()]
  const program = must(compile(plan))
  at.push(spent())
  const out = outcomesIn(new ArrayBuffer(outcomeBytes(runs, program)), runs, program)
  new Runner(program).run(1, 0, runs, out)
  at.push(spent())
  const simulation = summarise(program, 1, out)
  at.push(spent())
  return { simulation, at }
}

const whole = (at: number[]): number => at.at(-1)! - at[0]!

function bestOf(plan: Plan, runs: number, rounds: number): number[] {
  let best: number[] | undefined
  for (let i = 0; i < rounds; i++) {
    const { at } = simulateHere(plan, runs)
    if (!best || whole(at) < whole(best)) best = at
  }
  return best!
}

/** Times for each size over that of the first; a straight line doubles when the size does. */
function growthOf(sizes: readonly number[], timeOf: (size: number) => number): Growth {
  const first = timeOf(sizes[0]!)
  return Object.fromEntries(
    sizes.slice(1).map((size) => [`${size / sizes[0]!}`, round(timeOf(size) / first)]),
  )
}

type Answer = { ms: number; rankMs: number; safe: number; mean: number; sd: number; median: number }

/** The same plan by numpy and by us in turn, each on one processor; null where numpy is absent. */
async function pair(plan: Plan): Promise<Pair | null> {
  if (spawnSync('python3', ['-c', 'import numpy']).status !== 0) return null
  const script = new URL('montecarlo_numpy.py', import.meta.url).pathname
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
  const python = spawn('python3', [script], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  const order = `${JSON.stringify({ plan, runs: RUNS, seed: 1 })}\n`
  let ours = Number.POSITIVE_INFINITY
  let theirs: Answer | undefined
  let simulation: Simulation | undefined
  for (let i = 0; i < ROUNDS; i++) {
    python.stdin.write(order)
    const line = await lines.next()
    if (line.done) throw new Error('the numpy twin ended')
    const answer: Answer = JSON.parse(line.value)
    if (!theirs || answer.ms < theirs.ms) theirs = answer
    const here = simulateHere(plan, RUNS)
    ours = Math.min(ours, whole(here.at))
    simulation = here.simulation
  }
  python.stdin.end()
  sayAgreement(simulation!, theirs!)
  return {
    ms: round(ours),
    numpyMs: round(theirs!.ms),
    numpyRankMs: round(theirs!.rankMs),
    ratio: round(theirs!.ms / ours),
  }
}

/** The two draw other numbers: they agree as two simulations do. */
function sayAgreement(s: Simulation, numpy: Answer): void {
  const euros = (cents: number) => Math.round(cents / 100).toLocaleString('en')
  say(`  never negative: ${round(s.neverNegative.share)} here, ${round(numpy.safe)} numpy`)
  say(
    `  final cash, mean / sd / median in €: ${[s.finalCash.mean, s.finalCash.sd, s.finalCash.quantiles[3]!].map(euros).join(' / ')} here, ` +
      `${[numpy.mean, numpy.sd, numpy.median].map(euros).join(' / ')} numpy`,
  )
}

/** Measures the forecast and the simulation of a plan, and prints as it goes. */
export async function measurePlan(): Promise<PlanResults> {
  const plan = benchPlan(LINES, MONTHS)
  const first = whole(simulateHere(plan, RUNS).at)
  const best = bestOf(plan, RUNS, ROUNDS)
  const [compiling, running, summing] = [1, 2, 3].map((i) => round(best[i]! - best[i - 1]!))
  const simulationMs = {
    first: round(first),
    best: round(whole(best)),
    compiling: compiling!,
    running: running!,
    summing: summing!,
  }
  say(
    `simulation of ${RUNS} runs × ${MONTHS} months × ${LINES} lines on one thread: ${simulationMs.best} ms of processor`,
  )
  say(
    `  ${first.toFixed(0)} ms the first time; compiling ${compiling}, running ${running}, summing ${summing}; goal 500 ms`,
  )
  const growth = {
    runs: growthOf([2500, 5000, 10_000, 40_000], (runs) => whole(bestOf(plan, runs, 3))),
    months: growthOf([20, 40, 80], (months) => whole(bestOf(benchPlan(LINES, months), RUNS, 3))),
    lines: growthOf([16, 32, 64], (lines) => whole(bestOf(benchPlan(lines, MONTHS), RUNS, 3))),
  }
  for (const [what, ratios] of Object.entries(growth))
    say(
      `  growth with ${what}: ${Object.entries(ratios)
        .map(([times, ratio]) => `× ${times} takes × ${ratio}`)
        .join(', ')}`,
    )
  const numpy = await pair(plan)
  if (numpy)
    say(
      `  numpy on the same plan: ${numpy.numpyMs} ms (ranks for the tornado ${numpy.numpyRankMs}), here ${numpy.ms} ms: ` +
        `numpy takes × ${numpy.ratio}; goal 1 at least`,
    )
  else say('  numpy is not here (python3-numpy): its twin was skipped')
  const forecastMs = await timeForecast(40)
  const forecastLargeMs = await timeForecast(100)
  say(`forecast of 60 months × 40 lines: ${forecastMs.p50} ms (p95 ${forecastMs.p95}); goal 2 ms`)
  say(`forecast of 60 months × 100 lines: ${forecastLargeMs.p50} ms (p95 ${forecastLargeMs.p95}); goal 3 ms`)
  return { forecastMs, forecastLargeMs, simulationMs, growth, numpy }
}
