import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { readTiles, type Tiles } from '../rules/map/tiles.ts'
import { mayKeepTravel } from './permits.ts'
import { mapTiles } from './tables.ts'

/** Where the ground of a hub's maps comes from; null: nowhere, they are plain sketches. */
export async function tilesOf(ctx: Ctx): Promise<Tiles | null> {
  const [row] = await ctx.read((tx) =>
    tx
      .select({ url: mapTiles.url, credit: mapTiles.credit })
      .from(mapTiles)
      .where(eq(mapTiles.hubId, ctx.hub.id)),
  )
  return row && row.url !== '' ? row : null
}

type TilesCode = 'not_permitted' | 'not_tiles' | 'required'

/** Says where the ground of maps comes from; an empty address goes back to plain sketches. */
export async function keepTiles(
  ctx: Ctx,
  typed: { tiles?: string; credit?: string },
): Promise<Result<null, TilesCode>> {
  if (!mayKeepTravel(ctx.actor)) return refuse('not_permitted')
  const url = readTiles(typed.tiles ?? '')
  if (!url.ok) return url
  const credit = typed.credit?.trim() ?? ''
  // A style says it itself; images do not.
  if (url.value.includes('{z}') && credit === '') return refuse('required', 'credit')
  return await ctx.tx(async (tx): Promise<Result<null, TilesCode>> => {
    const row = { url: url.value, credit, updatedAt: ctx.now(), userId: ctx.actor.userId }
    await tx
      .insert(mapTiles)
      .values({ hubId: ctx.hub.id, ...row })
      .onConflictDoUpdate({ target: mapTiles.hubId, set: row })
    await audit(tx, ctx, 'edit', 'map-tiles', ctx.hub.id)
    return ok(null)
  })
}
