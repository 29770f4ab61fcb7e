import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { unlessTaken } from '#platform/db/db.server.ts'
import { type AccountHolder, personOfActor } from './account.server.ts'
import { liveCards } from './card-store.server.ts'
import { consentsOf } from './consent-store.server.ts'
import { writeConsent, writeWishes } from './features/set-preferences/use-case.server.ts'
import { householdOf } from './household-store.server.ts'
import { aliasesOf } from './merge-store.server.ts'
import { mayGiveAccess } from './permits.ts'
import { type ActsFor, actsFor } from './proxies.server.ts'
import { changedFields } from './rules/changes.ts'
import { type ConsentCode, lastWords, type Purpose } from './rules/consents.ts'
import { fullName } from './rules/names.ts'
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

/** Whose affairs an account reaches: its own person's, and theirs for whom that person acts today. */
export type OwnReach = {
  me: AccountHolder
  /** Every id the person's past is written under. */
  ids: Id<'Person'>[]
  actsFor: (ActsFor & { ids: Id<'Person'>[] })[]
}

/** Null when the account is nobody's record here. Three queries, whatever the number of proxies. */
export async function reachOfActor(ctx: Ctx): Promise<OwnReach | null> {
  const me = await personOfActor(ctx)
  if (!me) return null
  const acts = await actsFor(ctx, me.id, ctx.today())
  const wanted = [me.id, ...acts.map(({ id }) => id)]
  const aliases = await ctx.read((tx) => aliasesOf(tx, ctx.hub.id, wanted))
  const idsOf = (id: Id<'Person'>) => [
    id,
    ...[...aliases].flatMap(([gone, kept]) => (kept === id ? [gone] : [])),
  ]
  return { me, ids: idsOf(me.id), actsFor: acts.map((one) => ({ ...one, ids: idsOf(one.id) })) }
}

/** With whom somebody lives, by name: what they see of their own household. */
export async function ownHousehold(
  ctx: Ctx,
  personId: Id<'Person'>,
): Promise<{ name: string; others: string[] } | null> {
  const home = await ctx.read((tx) => householdOf(tx, ctx.hub.id, personId))
  if (!home) return null
  const others = home.members.filter((member) => member.id !== personId && member.leftAt === null)
  return { name: home.name, others: others.map((member) => fullName(member)) }
}

/** What somebody agreed to, as the last word of each use says. */
export async function ownConsents(
  ctx: Ctx,
  personId: Id<'Person'>,
): Promise<Partial<Record<Purpose, boolean>>> {
  const words = lastWords(await ctx.read((tx) => consentsOf(tx, ctx.hub.id, personId)))
  return Object.fromEntries([...words].map(([purpose, { given }]) => [purpose, given]))
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

/** The secret of somebody's card in use, for the square they show at the counter; null without a card. */
export async function ownCard(ctx: Ctx, personId: Id<'Person'>): Promise<string | null> {
  const [card] = await ctx.read((tx) => liveCards(tx, ctx.hub.id, [personId]))
  return card?.token ?? null
}

/** The record that is kept for each of these ids, where two were merged; the others are their own. */
export async function keptIds(
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
): Promise<Map<Id<'Person'>, Id<'Person'>>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: people.id, kept: people.mergedInto })
      .from(people)
      .where(and(eq(people.hubId, ctx.hub.id), inArray(people.id, wanted), isNotNull(people.mergedInto))),
  )
  return new Map(rows.map(({ id, kept }) => [id, kept!]))
}

/**
 * Every id under which the past of these people may be written, each with the record that is kept: their own, and those
 * merged into it, in two queries.
 */
export async function everyIdOf(
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
): Promise<Map<Id<'Person'>, Id<'Person'>>> {
  const gone = await keptIds(ctx, ids)
  const kept = [...new Set(ids.map((id) => gone.get(id) ?? id))]
  const merged = await ctx.read((tx) => aliasesOf(tx, ctx.hub.id, kept))
  return new Map([...kept.map((id) => [id, id] as const), ...merged])
}
