import type { Month } from '#kit/day.ts'
import { ok, type Result } from '#kit/result.ts'
import { type Actuals, readActuals } from '#modules/plan/actuals/actuals.server.ts'
import { choicesOfRebase, choicesSeen } from '#modules/plan/actuals/store.server.ts'
import { over } from '#modules/plan/rules/actuals/period.ts'
import {
  type Choice,
  delayOf,
  paceOf,
  type Rolled,
  rebase,
  rollCash,
} from '#modules/plan/rules/actuals/rebase.ts'
import { changesFor } from '#modules/plan/rules/actuals/report-changes.ts'
import type { Side } from '#modules/plan/rules/actuals/sides.ts'
import { type ActualStatus, judge, onCash } from '#modules/plan/rules/actuals/variance.ts'
import type { ForecastRefusal } from '#modules/plan/rules/forecast.ts'
import type { Change } from '#modules/plan/rules/plan.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type RolledLine = {
  readonly key: string
  readonly name: string
  readonly side: Side
  readonly status: ActualStatus
  readonly choice: Choice
  /** Real over planned; null when it is too early to tell. */
  readonly pace: number | null
  readonly delay: number
  /** Cents of the months to come: as the plan has them, and as they are believed now. */
  readonly foreseen: number
  readonly rebased: number
}
export type RolledForecast = {
  readonly plan: string
  readonly months: readonly Month[]
  readonly finished: number
  readonly planned: readonly number[]
  readonly real: readonly number[]
  readonly rolled: Rolled
  /** Lowest point of the plan itself over the same months to come. */
  readonly plannedLowest: number
  readonly lines: readonly RolledLine[]
  readonly changes: readonly Change[]
  readonly changed: number
  /** Names the choices read. */
  readonly seen: string
}

const usual: Choice = { method: 'as-planned', months: 0 }

type Moves = { lines: RolledLine[]; moves: number[] }

/** What each line brings and costs from now on. What the plan moves outside its lines stays as planned. */
function movesOf(read: Actuals, choices: ReadonlyMap<string, Choice>): Moves {
  const { forecast: f, finished } = read
  const to = f.months.length - 1
  const moves = f.cash.receipts.map((received, m) => received - f.cash.payments[m]!)
  const lines = read.lines.map(({ line, name, side, planned, actual }): RolledLine => {
    const choice = (actual && choices.get(line)) || usual
    const next = rebase(planned, actual, finished, choice)
    if (side !== 'in-kind')
      for (let m = finished; m <= to; m++) moves[m]! += onCash(side, next[m]! - planned[m]!)
    return {
      key: line,
      name,
      side,
      status: judge(side, planned, actual, finished - 1, read.tolerances).status,
      choice,
      pace: paceOf(planned, actual, finished),
      delay: delayOf(planned, actual, finished),
      foreseen: over(planned, { from: finished, to }),
      rebased: over(next, { from: finished, to }),
    }
  })
  return { lines, moves }
}

/** The side that a line is mostly about: its pace is that of the whole line when it goes into the plan. */
const mainOf = (lines: readonly RolledLine[], key: string): RolledLine | undefined =>
  lines.filter((one) => one.key === key).sort((a, b) => b.foreseen - a.foreseen)[0]

/** Real months, then the months to come as they are believed now, from the cash really held. */
export async function readRolled(ctx: Ctx): Promise<Result<RolledForecast, ForecastRefusal> | null> {
  const made = await readActuals(ctx)
  if (!made?.ok) return made
  const read = made.value
  const { forecast: f, finished, loaded } = read
  const choices = await ctx.read((tx) => choicesOfRebase(tx, loaded.row))
  const { lines, moves } = movesOf(read, choices)
  const ahead = f.cash.closing.slice(Math.min(finished, f.months.length - 1))
  const changes = loaded.plan.assumptions.flatMap((line) =>
    changesFor(line, choices.get(line.id) ?? usual, mainOf(lines, line.id)?.pace ?? null),
  )
  const bound = new Set(read.lines.flatMap(({ line, actual }) => (actual ? [line] : [])))
  const order: Record<ActualStatus, number> = { drift: 0, watch: 1, better: 2, 'on-target': 3, unknown: 4 }
  return ok({
    plan: loaded.row.name,
    months: f.months,
    finished,
    planned: f.cash.closing,
    real: read.cash,
    rolled: rollCash(read.cash, moves, f.cash.opening),
    plannedLowest: Math.min(...ahead),
    lines: lines
      .filter(({ key, side }) => bound.has(key) && side !== 'in-kind')
      .sort((a, b) => order[a.status] - order[b.status] || b.foreseen - a.foreseen),
    changes,
    seen: choicesSeen(choices),
    changed: new Set(changes.map((change) => (change.type === 'add' ? change.line.id : change.line))).size,
  })
}
