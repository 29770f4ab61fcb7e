import { cents } from '#kit/money.ts'
import { planOfFile, whyNot } from '#modules/plan/plan-file.server.ts'
import { LEVELS, MAX_RUNS, type Simulation } from '#modules/plan/rules/uncertainty/simulation.ts'
import { simulate } from '#modules/plan/simulations/simulate.server.ts'
import { type Command, type Given, UsageError } from '#platform/cli/command.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'

const euros = (amount: number) => formatEuros(cents(amount), 'en', { round: true })
const share = (value: number) => formatPercent(value, 'en')

/** `palier simulate FILE.json`: no database, no hub; the same runs as the pages. */
export const simulateCommand: Command = {
  name: 'simulate',
  usage: 'FILE',
  summary: 'run the plan of a JSON file thousands of times: chances, spread of cash, what matters most',
  options: {
    runs: { type: 'string', summary: `number of runs, 1 to ${MAX_RUNS} (default 10000)` },
    seed: { type: 'string', summary: 'whole number; the same seed gives the same answer (default 1)' },
    threads: { type: 'string', summary: 'threads, 1 to 64 (default: processors, 4 at most)' },
    scenario: { type: 'string', summary: 'id of a scenario of the plan (default: the base)' },
  },
  async run(given) {
    const options = {
      runs: wholeOf(given, 'runs'),
      seed: wholeOf(given, 'seed'),
      threads: wholeOf(given, 'threads'),
      scenario: typeof given.values.scenario === 'string' ? given.values.scenario : undefined,
    }
    const plan = await planOfFile(given, 'simulate')
    if (!plan) return 2
    const simulated = await simulate(plan, options)
    if (!simulated.ok) {
      given.err(`palier simulate: ${reasons[simulated.code] ?? whyNot(plan, simulated)}`)
      return 2
    }
    if (given.json) given.out(JSON.stringify(simulated.value, null, 2))
    else for (const line of table(simulated.value)) given.out(line)
    return 0
  },
}

const reasons: Readonly<Record<string, string>> = {
  no_ranges:
    'nothing is uncertain in the plan: give `ranges` to a line, or a `chance` to a funding (docs/plan.md)',
  bad_runs: `--runs: expected a whole number from 1 to ${MAX_RUNS}`,
  bad_seed: '--seed: expected a whole number from 0 to 4294967295',
  bad_threads: '--threads: expected a whole number from 1 to 64',
}

function wholeOf(given: Given, name: 'runs' | 'seed' | 'threads'): number | undefined {
  const text = given.values[name]
  if (typeof text !== 'string') return undefined
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${name}: expected a whole number, got '${text}'`)
  return Number(text)
}

function* table(s: Simulation): Generator<string> {
  yield s.scenario ? `${s.plan}: ${s.scenario.name}` : s.plan
  yield `${s.runs} runs, seed ${s.seed}`
  yield ''
  const { neverNegative: p } = s
  yield `cash never below zero: ${share(p.share)} of the runs (95 % interval ${share(p.low)} to ${share(p.high)})`
  yield `twelve months in a row without loss by the end: ${share(s.balanced.at(-1) ?? 0)}`
  yield ''
  const row = (cells: readonly string[]) => cells.map((cell) => cell.padStart(12)).join('')
  const levels = LEVELS.map((level) => `${Math.round(level * 100)} %`)
  yield row(['cash', ...levels, 'not below 0'])
  for (const [m, month] of s.months.entries())
    yield row([month, ...s.cash.quantiles.map((amounts) => euros(amounts[m]!)), share(s.solvent[m]!)])
  yield ''
  yield row(['', 'mean', 'sd', ...levels])
  const spreads = [
    ['lowest cash', s.lowestCash],
    ['final cash', s.finalCash],
    ['result', s.result],
    ['last year', s.lastYear],
  ] as const
  for (const [name, of] of spreads) yield row([name, ...[of.mean, of.sd, ...of.quantiles].map(euros)])
  yield ''
  yield 'what matters most (rank correlation with the lowest cash, and with the result)'
  const number = (n: number) => n.toFixed(2).padStart(7)
  for (const input of s.inputs)
    yield `${number(input.onLowestCash)}${number(input.onResult)}  ${input.name} (${input.line}), ${input.field}`
}
