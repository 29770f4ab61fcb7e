import { and, eq, lt } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { type KnownRecord, parseCanvas, type ReadFile, snapshotWith } from '#modules/plan/canvas-file.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { clearPlan, putBack } from '#modules/plan/put-back.server.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import type { Problem } from '#modules/plan/rules/problems.ts'
import { compareSnapshots, type SnapshotDifference } from '#modules/plan/snapshot.ts'
import { headColumns, planRow, touchPlan } from '#modules/plan/store.server.ts'
import { planImports } from '#modules/plan/tables.ts'
import { keepVersion, snapshotOf } from '#modules/plan/versions.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

/** Bytes: a plan of 400 lines and 540 notes is a fifth of it. */
export const LARGEST_IMPORT = 2 * 1024 * 1024
/** A file nobody looked at within a day is let go. */
const KEPT_FOR_MS = 24 * 3600 * 1000

type ImportId = Id<'PlanImport'>
type BadImport = { readonly ok: false; readonly code: 'bad_plan'; readonly problems: readonly Problem[] }

/** Reads a file and keeps it, checked, until somebody agrees to it. Nothing of the plan changes. */
export async function readImport(
  ctx: Ctx,
  input: { file: string; text: string },
): Promise<Result<{ id: ImportId }, 'not_permitted' | 'no_plan'> | BadImport> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  const parsed = parseCanvas(input.text)
  if (!parsed.ok) return { ok: false, code: 'bad_plan', problems: parsed.problems }
  if (!forecast(parsed.value.plan).ok) {
    const problem = {
      path: 'assumptions',
      code: 'too_large',
      expected: 'amounts that can be added',
      got: '',
    } as const
    return { ok: false, code: 'bad_plan', problems: [problem] }
  }
  return await ctx.tx(async (tx) => {
    const plan = await planRow(tx, ctx)
    if (!plan) return refuse('no_plan')
    const own = and(eq(planImports.hubId, ctx.hub.id), eq(planImports.planId, plan.id))
    const old = new Date(ctx.now().getTime() - KEPT_FOR_MS)
    await tx.delete(planImports).where(and(own, lt(planImports.at, old)))
    const id = newId<'PlanImport'>()
    await tx.insert(planImports).values({
      hubId: ctx.hub.id,
      id,
      planId: plan.id,
      file: input.file,
      content: parsed.value,
      at: ctx.now(),
      userId: ctx.actor.userId,
    })
    return ok({ id })
  })
}

/** Which records of other modules this hub has, among those that a file names: two questions. */
async function recordsOf(ctx: Ctx, file: ReadFile): Promise<KnownRecord> {
  const linked = (kind: string) =>
    (file.notes ?? []).flatMap(({ link }) => (link?.kind === kind ? [link.id] : []))
  const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const organisations = await organisationNames(
    ctx,
    linked('organisation').filter(isUuid) as Id<'Organisation'>[],
  )
  const services = new Set<string>((await listServices(ctx)).map((service) => service.id))
  return (kind, id) => {
    if (kind === 'organisation') return organisations.has(id as Id<'Organisation'>)
    return kind === 'service' ? services.has(id) : measureOf(id) !== undefined
  }
}

const draft = async (tx: Tx, ctx: Ctx, id: ImportId) => {
  const [row] = await tx
    .select()
    .from(planImports)
    .where(and(eq(planImports.hubId, ctx.hub.id), eq(planImports.id, id)))
  return row
}

export type ImportPreview = {
  readonly id: ImportId
  readonly file: string
  /** The version of the plan that the difference was read against. */
  readonly version: number
  readonly difference: SnapshotDifference
  readonly lost: number
}

/** What a file read before would change now; null when it is no longer kept. */
export async function previewImport(ctx: Ctx, id: ImportId): Promise<ImportPreview | null> {
  const row = await ctx.read((tx) => draft(tx, ctx, id))
  if (!row) return null
  const known = await recordsOf(ctx, row.content)
  return await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    const now = await snapshotOf(tx, loaded)
    const { snapshot, lost } = snapshotWith(row.content, now, known)
    const difference = compareSnapshots(now, snapshot)
    return { id, file: row.file, version: loaded.row.version, difference, lost }
  })
}

/**
 * Puts a file in the place of the plan, all of it or nothing. What stood before is kept as a version under `reason`.
 * Refused when the plan changed since the preview.
 */
export async function applyImport(
  ctx: Ctx,
  input: { id: ImportId; version: number; reason: string },
): Promise<Result<{ kept: number }, 'not_permitted' | 'no_plan' | 'not_found' | 'changed_meanwhile'>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.together(async (joined) =>
    joined.tx(async (tx) => {
      const loaded = await loadPlan(tx, ctx, true)
      if (!loaded) return refuse('no_plan')
      const row = await draft(tx, ctx, input.id)
      if (!row) return refuse('not_found')
      if (loaded.row.version !== input.version) return refuse('changed_meanwhile')
      const now = await snapshotOf(tx, loaded)
      const { snapshot } = snapshotWith(row.content, now, await recordsOf(joined, row.content))
      const kept = await keepVersion(tx, ctx, loaded, input.reason)
      await clearPlan(tx, ctx, loaded.row)
      await putBack(tx, ctx, loaded.row, snapshot)
      await touchPlan(tx, ctx, loaded.row, headColumns(snapshot.plan))
      await tx.delete(planImports).where(and(eq(planImports.hubId, ctx.hub.id), eq(planImports.id, input.id)))
      await audit(tx, ctx, 'import', 'plan', loaded.row.id, { file: row.file, kept })
      return ok({ kept })
    }),
  )
}
