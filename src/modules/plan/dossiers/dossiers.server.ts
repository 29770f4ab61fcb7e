import { and, desc, eq, isNull } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type LoadedPlan, loadPlan } from '../current.server.ts'
import { noteRows } from '../notes-store.server.ts'
import { mayWritePlan } from '../permits.ts'
import { isFunding } from '../rules/plan.ts'
import { planRow } from '../store.server.ts'
import { type Audience, type DossierPart, type Story, usualParts } from './dossier.ts'
import { planDossiers } from './tables.ts'

export type Dossier = typeof planDossiers.$inferSelect
type DossierId = Id<'Dossier'>

/** Dossiers of a hub are a handful; the oldest beyond these are found through the history. */
const SHOWN = 100

/** Dossiers last changed first; `removed` are those that were thrown away and can come back. */
export async function dossiersOf(ctx: Ctx): Promise<Dossier[] | null> {
  return await ctx.read(async (tx) => {
    const plan = await planRow(tx, ctx)
    if (!plan) return null
    const { hubId, planId, updatedAt } = planDossiers
    return await tx
      .select()
      .from(planDossiers)
      .where(and(eq(hubId, ctx.hub.id), eq(planId, plan.id), isNull(planDossiers.removedAt)))
      .orderBy(desc(updatedAt))
      .limit(SHOWN)
  })
}

/** One dossier, removed or not. */
export async function dossierRow(tx: Tx, ctx: Ctx, id: DossierId): Promise<Dossier | undefined> {
  const [row] = await tx
    .select()
    .from(planDossiers)
    .where(and(eq(planDossiers.hubId, ctx.hub.id), eq(planDossiers.id, id)))
  return row
}

export type NewDossier = {
  readonly name: string
  readonly audience: Audience
  readonly addressee: string
  readonly idempotencyKey?: string
}
type Refused = 'not_permitted' | 'no_plan' | 'not_found' | 'changed_meanwhile' | 'unknown_choice'

/** Begins a dossier with what its audience usually asks for; the offer starts from the canvas. */
export async function addDossier(
  ctx: Ctx,
  { idempotencyKey, ...input }: NewDossier,
): Promise<Result<{ id: DossierId }, Refused>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const plan = await planRow(tx, ctx)
    if (!plan) return refuse('no_plan')
    return await once(tx, ctx, idempotencyKey, async () => {
      const notes = await noteRows(tx, plan)
      const offer = notes.filter((note) => note.block === 'value').map((note) => note.text)
      const id = newId<'Dossier'>()
      await tx.insert(planDossiers).values({
        ...input,
        hubId: ctx.hub.id,
        id,
        planId: plan.id,
        parts: usualParts[input.audience],
        story: offer.length > 0 ? { offer: offer.join('\n') } : {},
        version: 1,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      })
      await audit(tx, ctx, 'add', 'plan_dossier', id)
      return ok({ id })
    })
  })
}

export type WrittenDossier = {
  readonly name: string
  readonly audience: Audience
  readonly addressee: string
  readonly scenario: string | null
  readonly asked: string | null
  readonly parts: readonly DossierPart[]
  readonly story: Story
}

/** What a dossier names must be in the plan: a scenario, and a line that somebody may be asked for. */
function unknownChoice({ plan }: LoadedPlan, input: WrittenDossier): 'scenario' | 'asked' | null {
  if (input.scenario !== null && !plan.scenarios.some((s) => s.id === input.scenario)) return 'scenario'
  const asked = plan.assumptions.find((line) => line.id === input.asked)
  const askable = asked && (isFunding(asked) || asked.type === 'loan')
  return input.asked !== null && !askable ? 'asked' : null
}

async function withDossier<T>(
  ctx: Ctx,
  id: DossierId,
  version: number,
  work: (tx: Tx, row: Dossier, loaded: LoadedPlan) => Promise<Result<T, Refused>>,
): Promise<Result<T, Refused>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const loaded = await loadPlan(tx, ctx, true)
    if (!loaded) return refuse('no_plan')
    const row = await dossierRow(tx, ctx, id)
    if (!row) return refuse('not_found')
    if (row.version !== version) return refuse('changed_meanwhile')
    return await work(tx, row, loaded)
  })
}

async function rewrite(tx: Tx, ctx: Ctx, row: Dossier, set: Partial<Dossier>): Promise<void> {
  await tx
    .update(planDossiers)
    .set({ ...set, version: row.version + 1, updatedAt: ctx.now() })
    .where(and(eq(planDossiers.hubId, ctx.hub.id), eq(planDossiers.id, row.id)))
}

/** Rewrites a dossier that is still as the person saw it. */
export async function writeDossier(
  ctx: Ctx,
  seen: { id: DossierId; version: number },
  input: WrittenDossier,
): Promise<Result<undefined, Refused>> {
  return await withDossier(ctx, seen.id, seen.version, async (tx, row, loaded) => {
    const unknown = unknownChoice(loaded, input)
    if (unknown) return refuse('unknown_choice', unknown)
    await rewrite(tx, ctx, row, input)
    await audit(tx, ctx, 'edit', 'plan_dossier', row.id)
    return ok(undefined)
  })
}

/** Throws a dossier away, or brings it back: nothing is lost. */
export async function removeDossier(
  ctx: Ctx,
  seen: { id: DossierId; version: number; removed: boolean },
): Promise<Result<undefined, Refused>> {
  return await withDossier(ctx, seen.id, seen.version, async (tx, row) => {
    await rewrite(tx, ctx, row, { removedAt: seen.removed ? ctx.now() : null })
    await audit(tx, ctx, seen.removed ? 'remove' : 'restore', 'plan_dossier', row.id)
    return ok(undefined)
  })
}

/**
 * Says that the dossier was handed over, and which kept version of the plan it showed. The caller keeps that version
 * first: what a bank was told can then be read again, whatever the plan becomes.
 */
export async function handDossier(
  ctx: Ctx,
  seen: { id: DossierId; version: number; planVersion: number },
): Promise<Result<undefined, Refused>> {
  return await withDossier(ctx, seen.id, seen.version, async (tx, row) => {
    await rewrite(tx, ctx, row, { handedAt: ctx.now(), handedVersion: seen.planVersion })
    await audit(tx, ctx, 'hand_over', 'plan_dossier', row.id, { version: seen.planVersion })
    return ok(undefined)
  })
}
