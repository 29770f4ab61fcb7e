import { and, asc, eq } from 'drizzle-orm'
import { newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '../context/ctx.server.ts'
import { savedViews } from '../session/tables.ts'

export type SavedView = { name: string; search: string }

const mine = (ctx: Ctx, list: string) =>
  and(
    eq(savedViews.hubId, ctx.hub.id),
    eq(savedViews.userId, ctx.actor.userId ?? ''),
    eq(savedViews.list, list),
  )

/** The views that the person signed in kept for a list, as query strings. */
export const savedViewsOf = (ctx: Ctx, list: string): Promise<SavedView[]> =>
  ctx.read(async (tx) => {
    const rows = await tx
      .select()
      .from(savedViews)
      .where(mine(ctx, list))
      .orderBy(asc(savedViews.name))
      .limit(50)
    return rows.map((row) => ({ name: row.name, search: new URLSearchParams(row.query).toString() }))
  })

/** Keeps the filters in force under a name; the same name again replaces them. The page is not kept. */
export async function saveView(
  ctx: Ctx,
  list: string,
  name: string,
  params: URLSearchParams,
): Promise<Result<null, 'required' | 'too_long'>> {
  const word = name.trim()
  if (!word) return refuse('required', 'view')
  if (word.length > 60) return refuse('too_long', 'view')
  const { apres: _after, avant: _before, ...query } = Object.fromEntries(params)
  return await ctx.tx(async (tx) => {
    await tx
      .insert(savedViews)
      .values({
        hubId: ctx.hub.id,
        id: newId<'SavedView'>(),
        userId: ctx.actor.userId ?? '',
        list,
        name: word,
        query,
      })
      .onConflictDoUpdate({
        target: [savedViews.hubId, savedViews.userId, savedViews.list, savedViews.name],
        set: { query },
      })
    return ok(null)
  })
}
