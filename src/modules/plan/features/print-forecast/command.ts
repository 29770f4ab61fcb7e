import { writeFile } from 'node:fs/promises'
import { cents } from '#kit/money.ts'
import { planOfFile, whyNot } from '#modules/plan/plan-file.server.ts'
import { type Forecast, forecastOf } from '#modules/plan/rules/forecast.ts'
import type { Plan } from '#modules/plan/rules/plan.ts'
import { project } from '#modules/plan/rules/projection.ts'
import { monthRows } from '#modules/plan/rules/rows.ts'
import { type Step, steps } from '#modules/plan/rules/statements/period.ts'
import type { StatementTable } from '#modules/plan/rules/statements/table.ts'
import { workbookOf } from '#modules/plan/workbook/workbook.server.ts'
import type { Command, Given } from '#platform/cli/command.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { printed, answerOf as statementsAnswer, statementsOf } from './statements.ts'

const euros = (amount: number) => formatEuros(cents(amount), 'en', { round: true })
const share = (value: number | null) => (value === null ? '-' : formatPercent(value, 'en'))

/** `palier forecast FILE.json`: no database, no hub; the same engine as the pages. */
export const forecastCommand: Command = {
  name: 'forecast',
  usage: 'FILE',
  summary: 'forecast the plan of a JSON file, month by month',
  options: {
    scenario: { type: 'string', summary: 'id of a scenario of the plan (default: the base)' },
    xlsx: { type: 'string', summary: 'write it into this file instead, as a workbook with live formulas' },
    lang: { type: 'string', summary: 'language of the workbook, fr or en (default: fr)' },
    by: { type: 'string', summary: 'cut the statements by month, quarter, year or calendar (default: year)' },
  },
  async run(given) {
    const plan = await planOfFile(given, 'forecast')
    if (!plan) return 2
    const { scenario, by = 'year' } = given.values
    const step = steps.find((word) => word === by)
    if (!step) {
      given.err(`palier forecast: --by takes ${steps.join(', ')}, not '${by}'`)
      return 2
    }
    const made = project(plan, typeof scenario === 'string' ? scenario : undefined)
    if (!made.ok) {
      given.err(`palier forecast: ${whyNot(plan, made)}`)
      return 2
    }
    const { xlsx } = given.values
    if (typeof xlsx === 'string') return writeWorkbookFile(given, plan, xlsx)
    const f = forecastOf(made.value)
    const statements = statementsOf(made.value, step)
    if (given.json) given.out(JSON.stringify(answerOf(f, step, statements), null, 2))
    else {
      for (const line of table(f)) given.out(line)
      for (const line of printed(statements)) given.out(line)
    }
    return 0
  },
}

/** `--xlsx OUT`: nothing is printed but where the file is. */
async function writeWorkbookFile(given: Given, plan: Plan, path: string): Promise<number> {
  const { scenario, lang = 'fr' } = given.values
  if (lang !== 'fr' && lang !== 'en') {
    given.err(`palier forecast: --lang takes fr or en, not '${lang}'`)
    return 2
  }
  const made = await workbookOf(plan, lang, typeof scenario === 'string' ? scenario : undefined)
  if (!made.ok) {
    given.err(`palier forecast: ${whyNot(plan, made)}`)
    return 2
  }
  try {
    await writeFile(path, made.value)
  } catch (error) {
    given.err(`palier forecast: cannot write ${path} (${(error as NodeJS.ErrnoException).code ?? 'refused'})`)
    return 1
  }
  given.out(given.json ? JSON.stringify({ file: path, bytes: made.value.length }) : path)
  return 0
}

/** What `--json` prints: amounts are whole cents, shares from 0 to 1. */
const answerOf = (f: Forecast, step: Step, statements: readonly StatementTable[]) => ({
  plan: f.plan,
  scenario: f.scenario,
  months: monthRows(f),
  indicators: f.indicators,
  balancedSince: f.balancedSince,
  years: f.years,
  statements: { by: step, ...statementsAnswer(statements) },
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
