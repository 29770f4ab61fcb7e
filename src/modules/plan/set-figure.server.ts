import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { loadPlan } from './current.server.ts'
import { type BadLine, setAssumption } from './lines.server.ts'
import { applyChanges } from './rules/scenario.ts'
import type { ChangeableField } from './rules/vocabulary.ts'

type Figure = {
  /** Key of the line in the plan's document, and its version as the person saw it. */
  readonly line: string
  readonly version: number
  readonly field: ChangeableField
  /** In the unit of the field. */
  readonly value: number
}

/**
 * Writes one figure of a line into the plan, as its own form would: instalments of a funding and the range of the
 * figure follow in proportion. Refused when the line changed since it was seen.
 */
export async function setFigure(ctx: Ctx, figure: Figure): Promise<Result<undefined> | BadLine> {
  return await ctx.together(async (inner): Promise<Result<undefined> | BadLine> => {
    const loaded = await inner.read((tx) => loadPlan(tx, inner))
    if (!loaded) return refuse('no_plan')
    const { line, field, value, version } = figure
    const row = loaded.lines.find((one) => one.key === line)
    if (!row) return refuse('not_found')
    const changed = applyChanges(loaded.plan, [{ type: 'set', line, field, value }])
    if (!changed.ok) return refuse('does_not_apply')
    const body = changed.value.assumptions.find((one) => one.id === line)!
    const set = await setAssumption(inner, { id: row.id, version, body })
    return set.ok ? ok(undefined) : set
  })
}
