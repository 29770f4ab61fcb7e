import type { Id } from '#kit/id.ts'
import { consentsOf } from '#modules/people/consent-store.server.ts'
import { contactsOfPerson } from '#modules/people/contacts/store.server.ts'
import { householdOf, proxiesAround } from '#modules/people/household-store.server.ts'
import { membershipsOf, tiesOf } from '#modules/people/membership-store.server.ts'
import { mergesInto, sameAs } from '#modules/people/merge-store.server.ts'
import { organisationById } from '#modules/people/organisation-store.server.ts'
import { lastWords } from '#modules/people/rules/consents.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { type PersonRow, peopleCount, personById, personOrKept } from '#modules/people/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { historyOf } from '#platform/context/history.server.ts'
import type { Db, Tx } from '#platform/db/db.server.ts'

/** All that the page of a person shows; null when unknown in this hub. */
export async function personPage(ctx: Ctx, db: Db, id: Id<'Person'>) {
  const read = await ctx.read(async (tx) => {
    const person = await personById(tx, ctx.hub.id, id)
    if (!person) return null
    const ties = await tiesOf(tx, ctx.hub.id, [id])
    const { organisationId } = person
    const words = lastWords(await consentsOf(tx, ctx.hub.id, id))
    return {
      person,
      roles: ties.get(id)?.roles ?? [],
      said: Object.fromEntries([...words].map(([purpose, { given }]) => [purpose, given])),
      merges: await mergesInto(tx, ctx.hub.id, id),
      ids: await sameAs(tx, ctx.hub.id, id),
      household: await householdOf(tx, ctx.hub.id, id),
      proxies: await proxiesAround(tx, ctx.hub.id, id),
      memberships: await membershipsOf(tx, ctx.hub.id, id),
      contacts: await contactsOfPerson(tx, ctx.hub.id, await sameAs(tx, ctx.hub.id, id)),
      referrer: await referrerOf(tx, ctx.hub.id, person),
      sent: await peopleCount(tx, ctx.hub.id, {
        ...{ q: '', descending: false, sentBy: await sameAs(tx, ctx.hub.id, id) },
      }),
      organisation: organisationId && (await organisationById(tx, ctx.hub.id, organisationId)),
    }
  })
  return read && { ...read, history: await historyOf(ctx, db, 'person', read.ids) }
}

/** Who sent them: where their record is, and their name. */
async function referrerOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  { referredBy, referredByOrganisation }: PersonRow,
): Promise<{ path: string; name: string } | null> {
  const person = referredBy && (await personOrKept(tx, hubId, referredBy))
  if (person) return { path: `personnes/${person.id}`, name: fullName(person) }
  const organisation = referredByOrganisation && (await organisationById(tx, hubId, referredByOrganisation))
  return organisation ? { path: `partenaires/${organisation.id}`, name: organisation.name } : null
}
