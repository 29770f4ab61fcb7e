import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { compareSnapshots, type SnapshotDifference } from '#modules/plan/snapshot.ts'
import { planRow, type VersionRow, versionRow, versionRows } from '#modules/plan/store.server.ts'
import { snapshotOf } from '#modules/plan/versions.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The kept versions, newest first, and the version of the plan as it stands; null before there is a plan. */
export async function listVersions(
  ctx: Ctx,
): Promise<{ readonly version: number; readonly kept: readonly VersionRow[] } | null> {
  return await ctx.read(async (tx) => {
    const plan = await planRow(tx, ctx)
    return plan ? { version: plan.version, kept: await versionRows(tx, plan) } : null
  })
}

/** What changed from one version to another; `to` null is the canvas as it stands. */
export async function compareVersions(
  ctx: Ctx,
  from: number,
  to: number | null,
): Promise<Result<SnapshotDifference, 'not_found'>> {
  return await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return refuse('not_found')
    const before = await versionRow(tx, loaded.row, from)
    const after = to === null ? await snapshotOf(tx, loaded) : (await versionRow(tx, loaded.row, to))?.content
    return before && after ? ok(compareSnapshots(before.content, after)) : refuse('not_found')
  })
}
