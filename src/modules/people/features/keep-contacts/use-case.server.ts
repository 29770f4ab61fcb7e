import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  clearMain,
  contactOf,
  contactsOf,
  insertContact,
  lockOrganisation,
  siteOf,
  updateContact,
} from '#modules/people/contacts/store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { insertPerson, personKeys, personOrKept } from '#modules/people/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { ContactForm } from './form.ts'

type Code = 'not_permitted' | 'not_found' | 'required' | 'unknown_choice' | 'has_left' | 'already_so'
type Kept = { id: Id<'Contact'> }

/**
 * Notes who answers for something at an organisation: somebody known, or somebody new whose record is made of their
 * name. One person answers once for the same thing at the same place; an organisation has one main contact.
 */
export async function addContact(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  { idempotencyKey, ...input }: ContactForm,
): Promise<Result<Kept, Code>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<Kept, Code>(tx, ctx, idempotencyKey, async () => {
      if (!(await lockOrganisation(tx, ctx.hub.id, organisationId))) return refuse('not_found')
      const place = await placeOf(tx, ctx, organisationId, input.siteId)
      if (!place.ok) return place
      const person = await personOf(tx, ctx, organisationId, input)
      if (!person.ok) return person
      const main = input.main.length > 0
      if (main) await clearMain(tx, ctx.hub.id, organisationId)
      const id = newId<'Contact'>()
      const written = await insertContact(tx, {
        ...{ hubId: ctx.hub.id, id, organisationId, siteId: place.value, personId: person.value, main },
        ...{ role: input.role, email: input.email ?? null, phone: input.phone ?? null, since: ctx.now() },
      })
      if (!written) return refuse('already_so', 'personId')
      await audit(tx, ctx, 'add-contact', 'organisation', organisationId)
      return ok({ id })
    }),
  )
}

async function placeOf(
  tx: Tx,
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  siteId: Id<'Site'> | undefined,
): Promise<Result<Id<'Site'> | null, 'unknown_choice'>> {
  if (!siteId) return ok(null)
  const site = await siteOf(tx, ctx.hub.id, organisationId, siteId)
  return site ? ok(site.id) : refuse('unknown_choice', 'siteId')
}

/** Somebody known who is here, or a new record at that organisation. Work addresses stay with the contact. */
async function personOf(
  tx: Tx,
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  { personId, firstName = '', lastName }: Omit<ContactForm, 'idempotencyKey'>,
): Promise<Result<Id<'Person'>, Code>> {
  if (personId) {
    const person = await personOrKept(tx, ctx.hub.id, personId)
    if (!person) return refuse('unknown_choice', 'personId')
    return person.leftAt ? refuse('has_left', 'personId') : ok(person.id)
  }
  if (!lastName) return refuse('required', 'lastName')
  const id = newId<'Person'>()
  const at = { createdAt: ctx.now(), updatedAt: ctx.now() }
  const name = { firstName, lastName }
  await insertPerson(tx, {
    ...{ hubId: ctx.hub.id, id, ...name, ...personKeys(name), ...at },
    ...{ segment: 'employee' as const, organisationId },
  })
  await audit(tx, ctx, 'add', 'person', id)
  return ok(id)
}

/** Changes what a contact answers for, where, and how to reach them at work. */
export async function editContact(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  id: Id<'Contact'>,
  input: Omit<ContactForm, 'personId' | 'firstName' | 'lastName' | 'idempotencyKey'>,
): Promise<Result<null, Code>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, Code>> => {
    if (!(await lockOrganisation(tx, ctx.hub.id, organisationId))) return refuse('not_found')
    const known = await contactOf(tx, ctx.hub.id, organisationId, id)
    if (!known) return refuse('not_found')
    const place = await placeOf(tx, ctx, organisationId, input.siteId)
    if (!place.ok) return place
    const others = await contactsOf(tx, ctx.hub.id, organisationId)
    const same = others.some(
      ({ contact, person }) =>
        contact.id !== id &&
        person.id === known.person.id &&
        contact.role === input.role &&
        contact.siteId === place.value,
    )
    if (same) return refuse('already_so', 'role')
    const main = input.main.length > 0
    if (main && !known.contact.main) await clearMain(tx, ctx.hub.id, organisationId)
    await updateContact(tx, ctx.hub.id, id, {
      ...{ role: input.role, siteId: place.value, main },
      ...{ email: input.email ?? null, phone: input.phone ?? null },
    })
    await audit(tx, ctx, 'edit-contact', 'organisation', organisationId)
    return ok(null)
  })
}

/** Ends a contact; the person's record stays. */
export async function endContact(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  id: Id<'Contact'>,
): Promise<Result<null, 'not_permitted' | 'not_found'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'not_found'>> => {
    if (!(await contactOf(tx, ctx.hub.id, organisationId, id))) return refuse('not_found')
    await updateContact(tx, ctx.hub.id, id, { until: ctx.now(), main: false })
    await audit(tx, ctx, 'end-contact', 'organisation', organisationId)
    return ok(null)
  })
}
