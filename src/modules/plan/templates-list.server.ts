import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { ownTemplate, templateRows } from './templates-store.server.ts'

export type KeptTemplate = {
  readonly id: Id<'Template'>
  readonly version: number
  readonly name: string
  readonly about: string
  /** The hub that shares it; null when it is this one. */
  readonly from: string | null
  readonly shared: boolean
  readonly figures: boolean
  readonly notes: number
  readonly lines: number
}

/** Starting points kept here, and those that other hubs share, by name. */
export async function keptTemplates(ctx: Ctx): Promise<KeptTemplate[]> {
  const rows = await ctx.read((tx) => templateRows(tx))
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    about: row.about,
    from: row.hubId === ctx.hub.id ? null : row.hubName,
    shared: row.shared,
    figures: row.figures,
    notes: row.content.notes.length,
    lines: row.content.plan.assumptions.length,
  }))
}

/** A template of this hub just removed, to be offered back. */
export async function removedTemplate(
  ctx: Ctx,
  id: Id<'Template'>,
): Promise<{ id: Id<'Template'>; version: number } | null> {
  const row = await ctx.read((tx) => ownTemplate(tx, ctx, id))
  return row?.removedAt ? { id: row.id, version: row.version } : null
}
