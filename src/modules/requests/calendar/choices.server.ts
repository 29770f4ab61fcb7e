import { findOrganisations, listPeople } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { ROLES } from '#platform/session/roles.ts'
import { teamOf } from '#platform/session/team.server.ts'
import {
  organisationKey,
  personKey,
  type Resource,
  userKey,
  vehicleKey,
  type WhoKey,
} from '../rules/slots.ts'
import { type Doer, doerOfKey } from '../use-cases/visit-doer.server.ts'
import { vehicleRows } from './vehicle-store.server.ts'

export type Choice = { value: Resource; label: string }
export type Choices = Record<'team' | 'volunteers' | 'providers' | 'vehicles', Choice[]>

/** Whom and what one may plan: the accounts who work, volunteers and employees, providers, vehicles. */
export async function choicesFor(ctx: Ctx, db: Db): Promise<Choices> {
  const team = await teamOf(ctx, db, ['coordinator', 'desk', 'drop-off', 'driver', 'volunteer'])
  const [volunteers, staff] = [
    await listPeople(ctx, new URLSearchParams({ lien: 'volunteer' })),
    await listPeople(ctx, new URLSearchParams({ lien: 'staff' })),
  ]
  const known = new Set(team.map(({ id }) => id))
  const people = new Map<string, Choice>()
  for (const { id, userId, firstName, lastName } of [...volunteers.rows, ...staff.rows])
    if (!userId || !known.has(userId))
      people.set(id, {
        value: userId ? userKey(userId) : personKey(id),
        label: `${firstName} ${lastName}`.trim(),
      })
  const providers = await findOrganisations(ctx, { kinds: ['provider', 'producer'], limit: 100 })
  const vans = await ctx.read((tx) => vehicleRows(tx, ctx.hub.id))
  return {
    team: team.map(({ id, name }) => ({ value: userKey(id), label: name })),
    volunteers: [...people.values()],
    providers: providers.map(({ id, label }) => ({ value: organisationKey(id), label })),
    vehicles: vans.map(({ id, name }) => ({ value: vehicleKey(id), label: name })),
  }
}

/** Somebody's name is kept on the visit: an account's is read here, since accounts belong to no hub. */
export async function doerFor(ctx: Ctx, db: Db, key: Resource): Promise<Doer> {
  if (!key.startsWith('user:')) return doerOfKey(key as WhoKey, '')
  const name = (await teamOf(ctx, db, ROLES)).find(({ id }) => `user:${id}` === key)?.name
  return doerOfKey(key as WhoKey, name ?? '')
}
