import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Locale } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { kept, throughKept } from '../kept.ts'
import { type ContactRole, contactFor } from '../rules/contacts.ts'
import { fullName } from '../rules/names.ts'
import { type Contact, type Way, type Wishes, wayToWrite } from '../rules/reach.ts'
import { organisations, people } from '../tables.ts'
import { organisationContacts } from './tables.ts'

/** Somebody to write to, on their own terms. */
export type Recipient = {
  personId: Id<'Person'> | null
  organisationId: Id<'Organisation'> | null
  /** As a list names them: « Zoé Lefèvre (Foncière du Lac) ». */
  name: string
  /** As a letter greets them. */
  called: string
  email: string | null
  phone: string | null
  /** How a message goes to them; null is in person. */
  way: Way | null
  /** They asked for no message at all. */
  silent: boolean
  language: Locale | null
  /** Whether they agreed to news. */
  news: boolean
  left: boolean
}

type PersonRow = typeof people.$inferSelect

/** @param contact where they are reached, when it is not at home. */
const toPerson = (person: PersonRow, contact: Contact = person): Recipient => ({
  personId: person.id,
  organisationId: null,
  ...{ name: fullName(person), called: fullName(person) },
  ...{ email: contact.email, phone: contact.phone, silent: person.reachBy === 'none' },
  way: wayToWrite({ ...reachPart(contact), ...wishesOf(person) }),
  language: person.language,
  news: person.agreed.includes('news'),
  left: person.leftAt !== null,
})
const wishesOf = ({ reachBy, neverBy, knownNeeds }: Wishes): Wishes => ({ reachBy, neverBy, knownNeeds })
const reachPart = ({ email, phone, street, city }: Contact): Contact => ({ email, phone, street, city })

/** People by the ids asked for, each as the record that is kept says; ids nobody has are absent. */
export async function peopleToReach(
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
): Promise<Map<Id<'Person'>, Recipient>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({ asked: people.id, person: kept })
      .from(people)
      .innerJoin(kept, throughKept(ctx.hub.id))
      .where(and(eq(people.hubId, ctx.hub.id), inArray(people.id, [...new Set(ids)]))),
  )
  return new Map(rows.map(({ asked, person }) => [asked, toPerson(person)]))
}

/**
 * Organisations by the ids asked for: the contact who answers for `role`, else the main one, by their work address and
 * on their own terms; without any contact, the organisation's own address. Who left is not written to.
 */
export async function organisationsToReach(
  ctx: Ctx,
  ids: readonly Id<'Organisation'>[],
  role: ContactRole | null = null,
): Promise<Map<Id<'Organisation'>, Recipient>> {
  if (ids.length === 0) return new Map()
  const [own, contacts] = await ctx.read(async (tx) => [
    await tx
      .select()
      .from(organisations)
      .where(and(eq(organisations.hubId, ctx.hub.id), inArray(organisations.id, [...new Set(ids)]))),
    await tx
      .select({ contact: organisationContacts, person: kept })
      .from(organisationContacts)
      .innerJoin(people, and(eq(people.hubId, ctx.hub.id), eq(people.id, organisationContacts.personId)))
      .innerJoin(kept, throughKept(ctx.hub.id))
      .where(
        and(
          eq(organisationContacts.hubId, ctx.hub.id),
          inArray(organisationContacts.organisationId, [...new Set(ids)]),
          isNull(organisationContacts.until),
        ),
      )
      .orderBy(asc(organisationContacts.id)),
  ])
  return new Map(
    own.map((organisation) => {
      const theirs = contacts
        .filter(({ contact }) => contact.organisationId === organisation.id)
        .map(({ contact, person }) => ({ ...contact, person, gone: person.leftAt !== null }))
      return [organisation.id, toOrganisation(organisation, contactFor(theirs, role))]
    }),
  )
}

type Chosen = Pick<typeof organisationContacts.$inferSelect, 'email' | 'phone'> & { person: PersonRow }

function toOrganisation(organisation: typeof organisations.$inferSelect, chosen: Chosen | null): Recipient {
  const { id: organisationId, name, email, phone, street, city } = organisation
  if (!chosen) {
    const contact = { email, phone, street, city }
    return {
      ...{ personId: null, organisationId, name, called: name, email, phone },
      way: wayToWrite({ ...contact, reachBy: null, neverBy: [], knownNeeds: [] }),
      ...{ silent: false, language: null, news: false, left: false },
    }
  }
  const { person } = chosen
  const recipient = toPerson(person, {
    email: chosen.email ?? person.email ?? email,
    phone: chosen.phone ?? person.phone ?? phone,
    ...{ street, city },
  })
  return { ...recipient, organisationId, name: `${recipient.called} (${name})` }
}
