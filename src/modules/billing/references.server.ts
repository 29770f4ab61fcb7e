import type { Id } from '#kit/id.ts'
import { type Debtor, identityOf, taxOn } from '#modules/money/index.server.ts'
import { billedOrganisations, billedPeople } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { References } from './compose.server.ts'
import { clientsOf, settingsOf } from './settings-store.server.ts'

/** The id of a payer, whichever of the two it is. */
export const partyId = (who: Debtor): string => who.organisationId ?? who.personId!

/** Everything that documents of these payers are made with, in a few statements whatever their number. */
export async function referencesFor(ctx: Ctx, parties: readonly Debtor[]): Promise<References> {
  const today = ctx.today()
  const peopleIds = new Set<Id<'Person'>>()
  const organisationIds = new Set<Id<'Organisation'>>()
  for (const who of parties)
    if (who.organisationId) organisationIds.add(who.organisationId)
    else peopleIds.add(who.personId!)
  const people = await billedPeople(ctx, [...peopleIds])
  const organisations = await billedOrganisations(ctx, [...organisationIds])
  const { settings, clients } = await ctx.read(async (tx) => ({
    settings: await settingsOf(tx, ctx.hub.id),
    clients: await clientsOf(tx, ctx.hub.id, parties.map(partyId)),
  }))
  return {
    identity: await identityOf(ctx),
    tax: await taxOn(ctx, today),
    settings,
    today,
    clientOf: (who) => clients.get(partyId(who)) ?? null,
    billedOf: (who) =>
      (who.organisationId ? organisations.get(who.organisationId) : people.get(who.personId!)) ?? null,
  }
}
