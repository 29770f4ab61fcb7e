import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { slug } from '#kit/text.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type LoadedPlan, loadPlan } from './current.server.ts'
import { mayWritePlan } from './permits.ts'
import { forecast } from './rules/forecast.ts'
import type { Assumption, Plan } from './rules/plan.ts'
import type { Problem } from './rules/problems.ts'
import { parseLine, parsePlan } from './rules/schema.ts'
import {
  type AssumptionRow,
  assumptionRow,
  insertLines,
  lineColumns,
  lineRow,
  touchPlan,
  updateLine,
} from './store.server.ts'

/** A line that does not fit: every reason, with its path inside the line (`volume.growth.by`). */
export type BadLine = {
  readonly ok: false
  readonly code: 'bad_line'
  readonly field?: string
  readonly problems: readonly Problem[]
}
type LineRefusal =
  | 'not_permitted'
  | 'no_plan'
  | 'not_found'
  | 'changed_meanwhile'
  | 'followed_by_lines'
  | 'used_by_scenario'
  | 'too_many_lines'
  | 'amount_too_large'
type Changed<T> = Result<T, LineRefusal> | BadLine

const bad = (problems: readonly Problem[]): BadLine => ({
  ok: false,
  code: 'bad_line',
  field: problems[0]?.path,
  problems,
})

/**
 * Why a plan with this line changed would be none. Problems of the line keep their path inside it; those
 * that the change causes elsewhere are told by code.
 */
function problemWith(plan: Plan, key: string): Result<undefined, LineRefusal> | BadLine {
  const parsed = parsePlan(plan)
  if (parsed.ok) {
    const made = forecast(parsed.value)
    return made.ok ? ok(undefined) : refuse('amount_too_large')
  }
  const at = `assumptions[${plan.assumptions.findIndex((line) => line.id === key)}].`
  const own = parsed.problems.filter((p) => p.path.startsWith(at))
  if (own.length > 0) return bad(own.map((p) => ({ ...p, path: p.path.slice(at.length) })))
  if (parsed.problems.some((p) => p.path.startsWith('scenarios'))) return refuse('used_by_scenario')
  return refuse(
    parsed.problems.some((p) => p.code === 'unknown_line') ? 'followed_by_lines' : 'too_many_lines',
  )
}

const withLines = (plan: Plan, lines: readonly Assumption[]): Plan => ({ ...plan, assumptions: [...lines] })

async function withPlan<T>(
  ctx: Ctx,
  work: (tx: Tx, loaded: LoadedPlan) => Promise<Changed<T>>,
): Promise<Changed<T>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    return loaded ? await work(tx, loaded) : refuse('no_plan')
  })
}

type NewLine = { body: unknown; idempotencyKey?: string }
type SeenLine = { id: Id<'Assumption'>; version: number }

/** An id of the plan's document made from the name: `Loyer du local` → `loyer-du-local`, then `-2`. */
export function keyFor(name: string, taken: ReadonlySet<string>): string {
  const base = slug(name).slice(0, 56) || 'hypothese'
  let key = base
  for (let n = 2; taken.has(key); n++) key = `${base}-${n}`
  return key
}

/** Adds a line at the end; `body` is the engine's document without `id`. */
export async function addAssumption(ctx: Ctx, input: NewLine): Promise<Changed<{ id: Id<'Assumption'> }>> {
  return await withPlan<{ id: Id<'Assumption'> }>(ctx, async (tx, { row, lines, plan }) => {
    const done = await once<{ id: Id<'Assumption'> }, string>(tx, ctx, input.idempotencyKey, async () => {
      const given = input.body as { name?: unknown }
      const name = typeof given.name === 'string' ? given.name : ''
      const key = keyFor(name, new Set(lines.map((line) => line.key)))
      const parsed = parseLine({ ...given, id: key })
      if (!parsed.ok) return bad(parsed.problems)
      const sound = problemWith(withLines(plan, [...plan.assumptions, parsed.value]), key)
      if (!sound.ok) return sound
      const position = (lines.at(-1)?.position ?? -1) + 1
      const made = lineRow(ctx, row.id, parsed.value, position)
      await insertLines(tx, [made])
      await touchPlan(tx, ctx, row)
      await audit(tx, ctx, 'add', 'assumption', made.id)
      return ok({ id: made.id })
    })
    return done as Changed<{ id: Id<'Assumption'> }>
  })
}

async function change(
  ctx: Ctx,
  seen: SeenLine,
  verb: string,
  removed: boolean,
  work: (
    tx: Tx,
    line: AssumptionRow,
    loaded: LoadedPlan,
  ) => Promise<Result<undefined, LineRefusal> | BadLine>,
): Promise<Changed<SeenLine>> {
  return await withPlan<SeenLine>(ctx, async (tx, loaded) => {
    const line = await assumptionRow(tx, loaded.row, seen.id)
    if (!line) return refuse('not_found')
    if (line.version !== seen.version || (line.removedAt !== null) !== removed)
      return refuse('changed_meanwhile')
    const done = await work(tx, line, loaded)
    if (!done.ok) return done
    await touchPlan(tx, ctx, loaded.row)
    await audit(tx, ctx, verb, 'assumption', line.id)
    return ok({ id: line.id, version: line.version + 1 })
  })
}

/** Rewrites a line that is still as the person saw it. Its type and its id in the document stay. */
export async function setAssumption(
  ctx: Ctx,
  input: SeenLine & { body: unknown },
): Promise<Changed<SeenLine>> {
  return await change(ctx, input, 'set', false, async (tx, line, { plan }) => {
    const parsed = parseLine({ ...(input.body as object), id: line.key, type: line.body.type })
    if (!parsed.ok) return bad(parsed.problems)
    const next = plan.assumptions.map((old) => (old.id === line.key ? parsed.value : old))
    const sound = problemWith(withLines(plan, next), line.key)
    if (!sound.ok) return sound
    await updateLine(tx, ctx, line, lineColumns(parsed.value))
    return ok(undefined)
  })
}

/** Takes a line out, unless other lines or a scenario need it; `restoreAssumption` puts it back. */
export async function removeAssumption(ctx: Ctx, seen: SeenLine): Promise<Changed<SeenLine>> {
  return await change(ctx, seen, 'remove', false, async (tx, line, { plan }) => {
    const left = plan.assumptions.filter((other) => other.id !== line.key)
    const sound = problemWith(withLines(plan, left), line.key)
    if (!sound.ok) return sound
    // The id is given back: a line added meanwhile under the same name may take it.
    await updateLine(tx, ctx, line, { removedAt: ctx.now(), key: `${line.key}.${line.id}` })
    return ok(undefined)
  })
}

export async function restoreAssumption(ctx: Ctx, seen: SeenLine): Promise<Changed<SeenLine>> {
  return await change(ctx, seen, 'restore', true, async (tx, line, { plan, lines }) => {
    const taken = new Set(lines.map((other) => other.key))
    const key = taken.has(line.body.id) ? keyFor(line.name, taken) : line.body.id
    const body = { ...line.body, id: key }
    const sound = problemWith(withLines(plan, [...plan.assumptions, body]), key)
    if (!sound.ok) return sound
    await updateLine(tx, ctx, line, { removedAt: null, key, body })
    return ok(undefined)
  })
}
