import { and, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { unlessTaken } from '#platform/db/db.server.ts'
import { personOfActor } from './account.server.ts'
import { writeConsent, writeWishes } from './features/set-preferences/use-case.server.ts'
import { mayGiveAccess } from './permits.ts'
import { changedFields } from './rules/changes.ts'
import type { ConsentCode, Purpose } from './rules/consents.ts'
import type { Reach, Way } from './rules/reach.ts'
import { lockPerson, personById, personKeys, updatePerson } from './store.server.ts'
import { people } from './tables.ts'

export type LinkCode = 'not_permitted' | 'not_found' | 'has_left' | 'account_taken' | 'has_account'

/**
 * Joins an account to a person's record, or parts them (null): what they see of their own affairs follows the record.
 * One account is one person of a hub. Call it outermost: only the unique index sees two hands at once.
 */
export async function linkAccount(
  ctx: Ctx,
  personId: Id<'Person'>,
  userId: string | null,
): Promise<Result<null, LinkCode>> {
  if (!mayGiveAccess(ctx.actor)) return refuse('not_permitted')
  return await unlessTaken('people_user', refuse('account_taken', 'email') as Result<null, LinkCode>, () =>
    ctx.tx(async (tx): Promise<Result<null, LinkCode>> => {
      if (!(await lockPerson(tx, ctx.hub.id, personId))) return refuse('not_found')
      const person = (await personById(tx, ctx.hub.id, personId))!
      if (userId !== null && person.leftAt !== null) return refuse('has_left')
      if (userId !== null && person.userId !== null && person.userId !== userId) return refuse('has_account')
      if (person.userId === userId) return ok(null)
      await tx
        .update(people)
        .set({ userId, updatedAt: ctx.now() })
        .where(and(eq(people.hubId, ctx.hub.id), eq(people.id, personId)))
      return ok(null)
    }),
  )
}

export type OwnDetails = {
  phone?: string
  email?: string
  street?: string
  postcode?: string
  city?: string
  reachBy?: Reach
  neverBy: Way[]
  seenAt: Date
}
type OwnCode =
  | 'not_permitted'
  | 'changed_meanwhile'
  | Extract<Awaited<ReturnType<typeof writeWishes>>, { ok: false }>['code']

/**
 * Somebody changes where and how they are reached, on their own record only. Their name, public and needs are the
 * desk's to write: prices and service follow them.
 */
export async function editOwnDetails(ctx: Ctx, input: OwnDetails): Promise<Result<null, OwnCode>> {
  const me = await personOfActor(ctx)
  if (!me) return refuse('not_permitted')
  const { reachBy, neverBy, seenAt, ...contact } = input
  const wanted = {
    phone: contact.phone ?? null,
    email: contact.email ?? null,
    street: contact.street ?? null,
    postcode: contact.postcode ?? null,
    city: contact.city ?? null,
  }
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, OwnCode>> => {
      const before = await personById(tx, c.hub.id, me.id)
      if (!before) return refuse('not_permitted')
      const change = { ...wanted, ...personKeys({ ...before, ...wanted }), updatedAt: c.now() }
      if (!(await updatePerson(tx, c.hub.id, me.id, seenAt, change))) return refuse('changed_meanwhile')
      const fields = changedFields(
        Object.fromEntries(Object.keys(wanted).map((key) => [key, before[key as keyof typeof wanted]])),
        wanted,
      )
      if (fields.length > 0) await audit(tx, c, 'edit-own', 'person', me.id, { fields })
      const { knownNeeds, needs, benefit } = before
      return await writeWishes(c, me.id, {
        ...{ reachBy, neverBy, knownNeeds, seenAt: change.updatedAt },
        ...{ needs: needs ?? undefined, benefit: benefit ?? undefined },
      })
    }),
  )
}

/** Somebody agrees to a use of what is kept of them, or takes it back, from their own space. */
export async function sayOwnConsent(
  ctx: Ctx,
  { purpose, given }: { purpose: Purpose; given: boolean },
): Promise<Result<null, 'not_permitted' | 'not_found' | ConsentCode>> {
  const me = await personOfActor(ctx)
  if (!me) return refuse('not_permitted')
  const said = { purpose, given: given ? ('yes' as const) : ('no' as const), how: 'web' as const }
  return await writeConsent(ctx, me.id, { ...said, on: ctx.today() })
}
