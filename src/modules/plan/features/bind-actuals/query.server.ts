import type { Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { Locale } from '#kit/words.ts'
import { MEASURES } from '#modules/measures/index.server.ts'
import { type Account, chartOf } from '#modules/money/index.server.ts'
import { type Actuals, readActuals, type Volume } from '#modules/plan/actuals/actuals.server.ts'
import type { Compared } from '#modules/plan/rules/actuals/assign.ts'
import { suggestAccounts } from '#modules/plan/rules/actuals/suggest.ts'
import type { AssumptionRow } from '#modules/plan/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** An account that may be ticked. */
export type AccountChoice = {
  /** A whole number or its beginning. */
  readonly code: string
  readonly name: string
  readonly bound: boolean
  readonly suggested: boolean
  /** Other lines that name it. */
  readonly takenBy: readonly string[]
}
export type LineActuals = {
  readonly row: Pick<AssumptionRow, 'id' | 'version' | 'name'> &
    Pick<AssumptionRow['body'], 'type' | 'measure'>
  readonly months: readonly Month[]
  readonly finished: number
  readonly sides: readonly Compared[]
  readonly volume: Volume | null
  /** Real accounts behind the prefixes of the line, for the way to their rows. */
  readonly accounts: readonly Account[]
  readonly choices: readonly AccountChoice[]
  readonly opened: boolean
  readonly measures: readonly { readonly value: string; readonly label: string }[]
}

/** Words searched that are shown at most; a longer list is no choice. */
const FOUND = 12

function choicesFor(
  read: Actuals,
  row: AssumptionRow,
  chart: readonly Account[],
  words: string,
): AccountChoice[] {
  const bound = row.body.accounts ?? []
  const usual = suggestAccounts(
    row.body,
    chart.map(({ code }) => code),
  )
  const asked = fold(words).split(/\s+/).filter(Boolean)
  const found =
    asked.length === 0
      ? []
      : chart
          .filter(({ code, name }) => {
            const text = fold(`${code} ${name}`)
            return !code.startsWith('5') && asked.every((word) => text.includes(word))
          })
          .slice(0, FOUND)
          .map(({ code }) => code)
  const nameOf = (prefix: string) => {
    const under = chart.filter(({ code }) => code.startsWith(prefix))
    return (
      chart.find(({ code }) => code === prefix)?.name ??
      under
        .map(({ name }) => name)
        .slice(0, 3)
        .join(', ')
    )
  }
  return [...new Set([...bound, ...usual, ...found])].map((code) => ({
    code,
    name: nameOf(code),
    bound: bound.includes(code),
    suggested: usual.includes(code),
    takenBy: read.loaded.lines
      .filter((other) => other.id !== row.id && other.body.accounts?.includes(code))
      .map(({ name }) => name),
  }))
}

/** One line beside what really happened, and where that may be read. `q` searches the chart of accounts. */
export async function readLine(
  ctx: Ctx,
  id: Id<'Assumption'>,
  q: string,
  locale: Locale,
): Promise<LineActuals | null> {
  const made = await readActuals(ctx)
  if (!made?.ok) return null
  const read = made.value
  const row = read.loaded.lines.find((line) => line.id === id)
  if (!row) return null
  const chart = await chartOf(ctx)
  const { accounts = [], type, measure } = row.body
  return {
    row: { id: row.id, version: row.version, name: row.name, type, measure },
    months: read.forecast.months,
    finished: read.finished,
    sides: read.lines.filter((one) => one.line === row.key),
    volume: read.volumes.find((one) => one.line === row.key) ?? null,
    accounts: chart.filter(({ code }) => accounts.some((prefix) => code.startsWith(prefix))),
    choices: choicesFor(read, row, chart, q),
    opened: chart.length > 0,
    measures: MEASURES.filter(({ unit }) => unit === 'count' || unit === 'cents').map((m) => ({
      value: m.id,
      label: m.words[locale].name,
    })),
  }
}
