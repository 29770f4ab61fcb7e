import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import { type Id, isId, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, createCtx } from '../context/ctx.server.ts'
import { hubs } from '../db/tables.ts'
import { isLinkSecret, linkHash, linkSecret } from './link.server.ts'
import type { Services } from './request.server.ts'
import { apiTokens } from './tables.ts'

/** Keys that a hub may have at once: one per program it uses. */
const MOST_TOKENS = 50
const HOUR_MS = 3_600_000

export type ApiTokenRow = {
  readonly id: Id<'ApiToken'>
  readonly name: string
  readonly createdAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

/** A key as a program sends it: `plr_`, the hub, and a secret of 32 random bytes. */
const tokenOf = (hubId: string, secret: string): string => `plr_${hubId.replaceAll('-', '')}_${secret}`

function partsOf(token: string): { hubId: Id<'Hub'>; secret: string } | null {
  const [, hex = '', secret = ''] = /^plr_([0-9a-f]{32})_(.{43})$/.exec(token) ?? []
  const hubId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId<'Hub'>(hubId) && isLinkSecret(secret) ? { hubId, secret } : null
}

/** Makes a key; what is answered is told once and kept nowhere. A name in use is refused, so that a double click makes one. */
export async function makeToken(
  ctx: Ctx,
  name: string,
): Promise<Result<string, 'required' | 'name_taken' | 'too_many'>> {
  const said = name.trim()
  if (said === '') return refuse('required', 'name')
  const secret = linkSecret()
  return await ctx.tx(async (tx): Promise<Result<string, 'name_taken' | 'too_many'>> => {
    const living = await tx
      .select({ name: apiTokens.name })
      .from(apiTokens)
      .where(and(eq(apiTokens.hubId, ctx.hub.id), isNull(apiTokens.revokedAt)))
      .limit(MOST_TOKENS)
    if (living.length >= MOST_TOKENS) return refuse('too_many', 'name')
    const id = newId<'ApiToken'>()
    const made = await tx
      .insert(apiTokens)
      .values({
        hubId: ctx.hub.id,
        id,
        name: said,
        hash: linkHash(secret),
        createdAt: ctx.now(),
        userId: ctx.actor.userId,
      })
      .onConflictDoNothing()
      .returning({ id: apiTokens.id })
    if (made.length === 0) return refuse('name_taken', 'name')
    await audit(tx, ctx, 'make', 'api-token', id, { name: said })
    return ok(tokenOf(ctx.hub.id, secret))
  })
}

/** From then on nobody may use it; its line stays, with when it was used last. */
export async function revokeToken(ctx: Ctx, id: string): Promise<Result<null, 'not_found'>> {
  if (!isId<'ApiToken'>(id)) return refuse('not_found')
  return await ctx.tx(async (tx): Promise<Result<null, 'not_found'>> => {
    const gone = await tx
      .update(apiTokens)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(apiTokens.hubId, ctx.hub.id), eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id })
    if (gone.length === 0) return refuse('not_found')
    await audit(tx, ctx, 'revoke', 'api-token', id)
    return ok(null)
  })
}

/** The last keys made, those that are revoked too. */
export const listTokens = (ctx: Ctx): Promise<ApiTokenRow[]> =>
  ctx.read((tx) =>
    tx
      .select({
        id: apiTokens.id,
        name: apiTokens.name,
        createdAt: apiTokens.createdAt,
        usedAt: apiTokens.usedAt,
        revokedAt: apiTokens.revokedAt,
      })
      .from(apiTokens)
      .where(eq(apiTokens.hubId, ctx.hub.id))
      .orderBy(desc(apiTokens.id))
      .limit(100),
  )

/**
 * The hub that a key belongs to, seen by the program that holds it (an actor without roles); null for a key that is
 * unknown or revoked. Notes the hour of its use.
 */
export async function ctxOfToken(services: Services, token: string): Promise<Ctx | null> {
  const parts = partsOf(token)
  if (!parts) return null
  const { db, clock, nudge } = services
  const [hub] = await db.auth.select().from(hubs).where(eq(hubs.id, parts.hubId))
  if (!hub) return null
  const ctx = createCtx({ db, hub, actor: { userId: null, name: '', roles: [] }, clock, nudge })
  const mine = and(
    eq(apiTokens.hubId, hub.id),
    eq(apiTokens.hash, linkHash(parts.secret)),
    isNull(apiTokens.revokedAt),
  )
  const known = await ctx.tx(async (tx) => {
    const [row] = await tx.select({ id: apiTokens.id, name: apiTokens.name }).from(apiTokens).where(mine)
    if (!row) return null
    const old = new Date(ctx.now().getTime() - HOUR_MS)
    await tx
      .update(apiTokens)
      .set({ usedAt: ctx.now() })
      .where(and(mine, or(isNull(apiTokens.usedAt), lt(apiTokens.usedAt, old))))
    return row
  })
  if (!known) return null
  return createCtx({ db, hub, actor: { userId: null, name: known.name, roles: [] }, clock, nudge })
}
