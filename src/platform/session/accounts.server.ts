import { createHash } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { and, eq } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx, Hub } from '../context/ctx.server.ts'
import { type Db, isDuplicate } from '../db/db.server.ts'
import { hubs } from '../db/tables.ts'
import { linkSecret } from './link.server.ts'
import type { Role } from './roles.ts'
import { account, hubRoles, user, verification } from './tables.ts'

/** Words that already mean something as the first part of an address. */
const RESERVED = new Set([
  'connexion',
  'deconnexion',
  'preferences',
  'ouvert',
  'api',
  'assets',
  'aide',
  'sante',
])

/** Opens a hub. Refuses a word taken or reserved. Runs as the accounts role: no hub is current yet. */
export async function createHub(
  db: Db,
  input: Omit<Hub, 'id'> & { createdAt: Date; id?: Id<'Hub'> },
): Promise<Result<Hub, 'slug_taken' | 'slug_reserved' | 'slug_malformed'>> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(input.slug)) return refuse('slug_malformed', 'slug')
  if (RESERVED.has(input.slug)) return refuse('slug_reserved', 'slug')
  try {
    const [row] = await db.auth
      .insert(hubs)
      .values({ ...input, id: input.id ?? newId<'Hub'>() })
      .returning()
    return ok(row!)
  } catch (error) {
    if (isDuplicate(error, 'hubs_slug')) return refuse('slug_taken', 'slug')
    throw error
  }
}

/** An account with a password and its roles in hubs. The e-mail is the sign-in name, kept in lower case. */
export async function createAccount(
  db: Db,
  input: { name: string; email: string; password?: string; passwordHash?: string; at: Date },
): Promise<Result<{ userId: string }, 'email_taken'>> {
  const id = newId<'User'>() as string
  const email = input.email.trim().toLowerCase()
  const password = input.passwordHash ?? (input.password ? await hashPassword(input.password) : null)
  try {
    await db.auth.transaction(async (tx) => {
      await tx.insert(user).values({
        id,
        name: input.name,
        email,
        emailVerified: true,
        createdAt: input.at,
        updatedAt: input.at,
      })
      if (password)
        await tx.insert(account).values({
          id: newId<'Account'>() as string,
          accountId: id,
          providerId: 'credential',
          userId: id,
          password,
          createdAt: input.at,
          updatedAt: input.at,
        })
    })
    return ok({ userId: id })
  } catch (error) {
    if (isDuplicate(error, 'user_email')) return refuse('email_taken', 'email')
    throw error
  }
}

/** Gives a person a role in the context's hub; giving it twice changes nothing. */
export async function giveRole(ctx: Ctx, userId: string, role: Role): Promise<void> {
  await ctx.tx(async (tx) => {
    await tx
      .insert(hubRoles)
      .values({ hubId: ctx.hub.id, userId, role, since: ctx.now() })
      .onConflictDoNothing()
  })
}

/** Takes a role back in the context's hub; false when the account did not hold it. It holds no longer at once. */
export async function withdrawRole(ctx: Ctx, userId: string, role: Role): Promise<boolean> {
  return await ctx.tx(async (tx) => {
    const held = and(eq(hubRoles.hubId, ctx.hub.id), eq(hubRoles.userId, userId), eq(hubRoles.role, role))
    const gone = await tx.delete(hubRoles).where(held).returning({ role: hubRoles.role })
    return gone.length > 0
  })
}

type AccountOf = { id: string; name: string; email: string }

const ACCOUNT = { id: user.id, name: user.name, email: user.email }

/** The account of an address, in any hub; null when there is none. */
export async function accountOfEmail(db: Db, email: string): Promise<AccountOf | null> {
  const [row] = await db.auth.select(ACCOUNT).from(user).where(eq(user.email, email.trim().toLowerCase()))
  return row ?? null
}

/** An account with its roles in the context's hub; null when it is gone. */
export async function accountInHub(
  ctx: Ctx,
  db: Db,
  userId: string,
): Promise<(AccountOf & { roles: Role[] }) | null> {
  const rows = await db.auth
    .select({ ...ACCOUNT, role: hubRoles.role })
    .from(user)
    .leftJoin(hubRoles, and(eq(hubRoles.userId, user.id), eq(hubRoles.hubId, ctx.hub.id)))
    .where(eq(user.id, userId))
  const [first] = rows
  if (!first) return null
  const { role: _, ...known } = first
  return { ...known, roles: rows.flatMap(({ role }) => (role ? [role] : [])) }
}

/**
 * The path of a link that signs an account in, once, until `expiresAt`: what an invitation carries, which is read the
 * next day or the one after. Kept as the sign-in library keeps its own links (SHA-256 of the token, base64url), and
 * checked by it; a link that was used or is too old leads to the sign-in page, which sends a new one.
 */
export async function entryPath(
  db: Db,
  { email, back, at, expiresAt }: { email: string; back: string; at: Date; expiresAt: Date },
): Promise<string> {
  const token = linkSecret()
  await db.auth.insert(verification).values({
    id: newId<'Verification'>() as string,
    identifier: createHash('sha256').update(token).digest('base64url'),
    value: JSON.stringify({ email }),
    expiresAt,
    createdAt: at,
    updatedAt: at,
  })
  const query = new URLSearchParams({ token, callbackURL: back, errorCallbackURL: '/connexion' })
  return `/api/auth/magic-link/verify?${query}`
}
