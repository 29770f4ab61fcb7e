import { readFile } from 'node:fs/promises'
import { cents } from '#kit/money.ts'
import { type Forecast, forecast } from '#modules/plan/rules/forecast.ts'
import { monthRows } from '#modules/plan/rules/rows.ts'
import { readPlan } from '#modules/plan/rules/schema.ts'
import type { Command, Given } from '#platform/cli/command.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'

const euros = (amount: number) => formatEuros(cents(amount), 'en', { round: true })
const share = (value: number | null) => (value === null ? '-' : formatPercent(value, 'en'))

/** `palier forecast FILE.json`: no database, no hub; the same engine as the pages. */
export const forecastCommand: Command = {
  name: 'forecast',
  usage: 'FILE',
  summary: 'forecast the plan of a JSON file, month by month',
  options: { scenario: { type: 'string', summary: 'id of a scenario of the plan (default: the base)' } },
  async run(given) {
    const [file, ...more] = given.positionals
    if (!file || more.length > 0)
      return wrong(given, 'give one plan file, for instance docs/examples/rural.json')
    let text: string
    try {
      // Some editors put a mark before the first letter, which JSON does not know.
      text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '')
    } catch (error) {
      return wrong(given, `cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`)
    }
    const parsed = readPlan(text)
    if (!parsed.ok) {
      const [first] = parsed.problems
      if (first?.code === 'not_json') return wrong(given, `${file} is not JSON (${first.got})`)
      given.err(`palier forecast: ${file} is not a plan`)
      for (const { path, expected, got } of parsed.problems)
        given.err(`  ${path || '(document)'}: expected ${expected}, got ${got}`)
      return 2
    }
    const { scenario } = given.values
    const made = forecast(parsed.value, typeof scenario === 'string' ? scenario : undefined)
    if (!made.ok) {
      const known = parsed.value.scenarios.map((s) => s.id).join(', ') || 'none'
      return wrong(
        given,
        made.code === 'unknown_scenario'
          ? `no scenario '${scenario}' in ${file} (there is: ${known})`
          : `${file} cannot be forecast (${made.code}${made.field ? ` at ${made.field}` : ''})`,
      )
    }
    if (given.json) given.out(JSON.stringify(answerOf(made.value), null, 2))
    else for (const line of table(made.value)) given.out(line)
    return 0
  },
}

function wrong(given: Given, sentence: string): number {
  given.err(`palier forecast: ${sentence}`)
  return 2
}

/** What `--json` prints: amounts are whole cents, shares from 0 to 1. */
const answerOf = (f: Forecast) => ({
  plan: f.plan,
  scenario: f.scenario,
  months: monthRows(f),
  indicators: f.indicators,
  balancedSince: f.balancedSince,
  years: f.years,
})

function* table(f: Forecast): Generator<string> {
  yield f.scenario ? `${f.plan}: ${f.scenario.name}` : f.plan
  yield ''
  const row = (cells: readonly string[]) => cells.map((cell) => cell.padStart(12)).join('')
  yield row(['month', 'products', 'charges', 'result', 'receipts', 'payments', 'cash'])
  for (const m of monthRows(f))
    yield row([m.month, ...[m.products, m.charges, m.result, m.receipts, m.payments, m.cash].map(euros)])
  yield ''
  yield row(['year', 'products', 'charges', 'result', 'earned', 'grants', '1st funder'])
  for (const { year, indicators: i } of f.years)
    yield row([
      String(year),
      ...[i.products, i.charges, i.result].map(euros),
      ...[i.earnedShare, i.grantShare, i.firstFunderShare].map(share),
    ])
  yield ''
  const { lowestCash, firstNegativeMonth } = f.indicators
  yield `lowest cash: ${euros(lowestCash.amount)} in ${lowestCash.month}`
  yield `first month below zero: ${firstNegativeMonth ?? 'none'}`
  yield `twelve months without loss: ${f.balancedSince ? `since ${f.balancedSince}` : 'not within the plan'}`
}
