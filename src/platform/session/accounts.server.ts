import { hashPassword } from 'better-auth/crypto'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx, Hub } from '../context/ctx.server.ts'
import { type Db, isDuplicate } from '../db/db.server.ts'
import { hubs } from '../db/tables.ts'
import type { Role } from './roles.ts'
import { account, hubRoles, user } from './tables.ts'

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
