import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notify } from '#modules/notices/index.server.ts'
import { getOrganisation, getPerson, type LinkCode, linkAccount } from '#modules/people/index.server.ts'
import { mayGiveAccess } from '#modules/portals/permits.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import {
  accountInHub,
  accountOfEmail,
  createAccount,
  entryPath,
  giveRole,
  withdrawRole,
} from '#platform/session/accounts.server.ts'
import { formatDay } from '#ui/dates.ts'
import { type AccessForm, PORTALS, type Portal } from './form.ts'

/** Days an invitation waits in a letter box before one asks for a new link. */
const DAYS = 7
const HOME: Record<Portal, string> = {
  member: 'mon-espace',
  'company-contact': 'mon-entreprise',
  provider: 'mes-missions',
}

export type AccessCode = LinkCode | 'organisation_needed' | 'provider_needed' | 'no_access'

type Person = NonNullable<Awaited<ReturnType<typeof getPerson>>>

/** A company's contact speaks for an organisation, a provider works for one that provides. */
async function fits(ctx: Ctx, person: Person, portal: Portal): Promise<Result<null, AccessCode>> {
  if (portal === 'member') return ok(null)
  const organisation = person.organisationId && (await getOrganisation(ctx, person.organisationId))
  if (!organisation) return refuse('organisation_needed', 'portal')
  const provides = ['provider', 'producer'].includes(organisation.kind)
  if (portal === 'provider' && !provides) return refuse('provider_needed', 'portal')
  return ok(null)
}

/** A link that enters once, sent on the way of all messages; a week later one asks the sign-in page for another. */
async function invite(ctx: Ctx, db: Db, person: Person, email: string, portal: Portal): Promise<void> {
  const until = addDays(ctx.today(), DAYS)
  const at = ctx.now()
  const expiresAt = new Date(at.getTime() + DAYS * 86_400_000)
  const link = await entryPath(db, { email, back: `/${ctx.hub.slug}/${HOME[portal]}`, at, expiresAt })
  const name = `${person.firstName} ${person.lastName}`.trim()
  await notify(ctx, {
    template: 'invitation',
    to: { email, name },
    data: { who: ctx.actor.name, until: formatDay(until, 'fr') },
    link,
    subjectKind: 'person',
    subjectId: person.id,
  })
}

/**
 * Opens a portal to a person: their account, made or found by its address (one address is one account, in however
 * many hubs), their role here, and an invitation. An account that is another person of this hub is refused.
 */
export async function giveAccess(
  ctx: Ctx,
  db: Db,
  personId: Id<'Person'>,
  { portal, email }: AccessForm,
): Promise<Result<{ userId: string }, AccessCode>> {
  if (!mayGiveAccess(ctx.actor)) return refuse('not_permitted')
  const person = await getPerson(ctx, personId)
  if (!person) return refuse('not_found')
  if (person.leftAt) return refuse('has_left')
  const fit = await fits(ctx, person, portal)
  if (!fit.ok) return fit
  const name = `${person.firstName} ${person.lastName}`.trim()
  const known = await accountOfEmail(db, email)
  if (person.userId && person.userId !== known?.id) return refuse('has_account', 'email')
  const made = known ? null : await createAccount(db, { name, email, at: ctx.now() })
  const userId = known?.id ?? (made?.ok ? made.value.userId : (await accountOfEmail(db, email))!.id)
  // First and alone: only the unique index sees an account given to two people at once.
  const linked = await linkAccount(ctx, person.id, userId)
  if (!linked.ok) return linked
  return await ctx.together(async (c) => {
    await giveRole(c, userId, portal)
    await invite(c, db, person, email, portal)
    await c.tx((tx) => audit(tx, c, 'give-access', 'person', person.id, { role: portal }))
    return ok({ userId })
  })
}

/** Sends a new link to somebody who lost theirs. */
export async function inviteAgain(
  ctx: Ctx,
  db: Db,
  personId: Id<'Person'>,
): Promise<Result<null, AccessCode>> {
  if (!mayGiveAccess(ctx.actor)) return refuse('not_permitted')
  const person = await getPerson(ctx, personId)
  if (!person) return refuse('not_found')
  const account = person.userId ? await accountInHub(ctx, db, person.userId) : null
  const portal = account && PORTALS.find((one) => account.roles.includes(one))
  if (!account || !portal) return refuse('no_access')
  return await ctx.together(async (c) => {
    await invite(c, db, person, account.email, portal)
    await c.tx((tx) => audit(tx, c, 'invite-again', 'person', person.id))
    return ok(null)
  })
}

/**
 * Closes a portal: it opens no more, at once, whatever window is still open. When none is left the account is parted
 * from the record; the account itself stays, for its other hubs.
 */
export async function closeAccess(
  ctx: Ctx,
  db: Db,
  personId: Id<'Person'>,
  portal: Portal,
): Promise<Result<null, AccessCode>> {
  if (!mayGiveAccess(ctx.actor)) return refuse('not_permitted')
  const person = await getPerson(ctx, personId)
  if (!person) return refuse('not_found')
  const account = person.userId ? await accountInHub(ctx, db, person.userId) : null
  if (!account?.roles.includes(portal)) return refuse('no_access')
  const left = account.roles.filter((role) => role !== portal)
  return await ctx.together(async (c): Promise<Result<null, AccessCode>> => {
    await withdrawRole(c, account.id, portal)
    if (left.length === 0) {
      const parted = await linkAccount(c, person.id, null)
      if (!parted.ok) return parted
    }
    await c.tx((tx) => audit(tx, c, 'close-access', 'person', person.id, { role: portal }))
    return ok(null)
  })
}
