import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { keyFor } from '#modules/plan/lines.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import type { Assumption, Plan } from '#modules/plan/rules/plan.ts'
import { MAX_LINES } from '#modules/plan/rules/plan-schema.ts'
import { parseLine, parsePlan } from '#modules/plan/rules/schema.ts'
import { insertLines, lineRow, touchPlan } from '#modules/plan/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { columnOf, linesOf } from './lines.ts'
import { type CellError, readTable } from './table.ts'

type Line = { readonly row: number; readonly body: Assumption }
/** Lines ready to be added, and every reason why they are not. */
type Judged = { readonly lines: readonly Line[]; readonly errors: readonly CellError[] }
type Unread = 'nothing_pasted' | 'too_much_pasted' | 'too_many_rows' | 'too_many_lines' | 'amount_too_large'

/** Problems that the whole plan finds with the new lines, each at the cell that says it. */
function problemsOf(plan: Plan, lines: readonly Line[]): CellError[] {
  const parsed = parsePlan({ ...plan, assumptions: [...plan.assumptions, ...lines.map((line) => line.body)] })
  if (parsed.ok) return []
  return parsed.problems.flatMap(({ path, code }) => {
    const [, index, inside] = /^assumptions\[(\d+)\]\.?(.*)$/.exec(path) ?? []
    const line = index === undefined ? undefined : lines[Number(index) - plan.assumptions.length]
    return line ? [{ row: line.row, column: columnOf(inside ?? ''), code }] : []
  })
}

/** What a paste would add to a plan. Nothing is written: the page shows it first. */
export function judge(plan: Plan, text: string): Result<Judged, Unread> {
  const table = readTable(text)
  if (!table.ok) return table
  if (plan.assumptions.length + table.value.rows.length > MAX_LINES) return refuse('too_many_lines')
  const read = linesOf(table.value, plan.start)
  const errors = [...read.errors]
  const taken = new Set(plan.assumptions.map((line) => line.id))
  const lines: Line[] = []
  for (const { row, body } of read.lines) {
    const id = keyFor(body.name, taken)
    taken.add(id)
    const parsed = parseLine({ ...body, id })
    if (parsed.ok) lines.push({ row, body: parsed.value })
    else for (const { path, code } of parsed.problems) errors.push({ row, column: columnOf(path), code })
  }
  if (errors.length === 0) errors.push(...problemsOf(plan, lines))
  if (errors.length === 0) {
    const made = forecast({ ...plan, assumptions: [...plan.assumptions, ...lines.map((line) => line.body)] })
    if (!made.ok) return refuse('amount_too_large')
  }
  return ok({ lines, errors: errors.sort((a, b) => a.row - b.row) })
}

type Refused = 'not_permitted' | 'no_plan' | 'bad_rows' | Unread

/** Adds every pasted line, or none: a row that is wrong keeps all of them out. The same key adds once. */
export async function pasteLines(
  ctx: Ctx,
  input: { text: string; idempotencyKey?: string },
): Promise<Result<{ added: number }, Refused>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx<Result<{ added: number }, Refused>>(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    return await once<{ added: number }, Refused>(tx, ctx, input.idempotencyKey, async () => {
      const judged = judge(loaded.plan, input.text)
      if (!judged.ok) return judged
      const { lines, errors } = judged.value
      if (errors.length > 0) return refuse('bad_rows')
      const last = loaded.lines.at(-1)?.position ?? -1
      const rows = lines.map(({ body }, i) => lineRow(ctx, loaded.row.id, body, last + 1 + i))
      await insertLines(tx, rows)
      await touchPlan(tx, ctx, loaded.row)
      await audit(tx, ctx, 'paste', 'plan', loaded.row.id, { lines: rows.length })
      return ok({ added: rows.length })
    })
  })
}
