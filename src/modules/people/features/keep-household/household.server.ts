import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  endMember,
  householdOf,
  insertHousehold,
  insertMember,
  moveHouse,
  updateHousehold,
} from '#modules/people/household-store.server.ts'
import { comparePeople } from '#modules/people/merges/pairs.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { lockPerson, type PersonRow, personById, personKeys } from '#modules/people/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { HouseholdForm, TogetherForm } from './form.ts'

type TogetherCode = 'not_permitted' | 'not_found' | 'not_oneself' | 'lives_elsewhere' | 'already_so'

/** The household of a person, begun at their address when they live in none yet. */
async function homeOf(tx: Tx, ctx: Ctx, person: PersonRow) {
  const known = await householdOf(tx, ctx.hub.id, person.id)
  if (known) return known
  const id = newId<'Household'>()
  const { street, postcode, city, lastName: name } = person
  const at = ctx.now()
  const home = { hubId: ctx.hub.id, id, name, street, postcode, city, createdAt: at, updatedAt: at }
  await insertHousehold(tx, home)
  await insertMember(tx, { hubId: ctx.hub.id, householdId: id, personId: person.id, role: 'adult' }, at)
  return home
}

/**
 * Puts somebody in the household of a person, which begins with them when there is none. Somebody who lives in another
 * household leaves it first: nothing is moved behind a family's back.
 */
export async function liveTogether(
  ctx: Ctx,
  personId: Id<'Person'>,
  { otherId, role, sameAddress }: TogetherForm,
): Promise<Result<null, TogetherCode>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  if (personId === otherId) return refuse('not_oneself')
  return await ctx.tx(async (tx): Promise<Result<null, TogetherCode>> => {
    // Always in the order of ids: two hands that join the same two people cannot wait for each other.
    for (const id of [personId, otherId].sort())
      if (!(await lockPerson(tx, ctx.hub.id, id))) return refuse('not_found')
    const person = (await personById(tx, ctx.hub.id, personId))!
    const other = (await personById(tx, ctx.hub.id, otherId))!
    const home = await homeOf(tx, ctx, person)
    const theirs = await householdOf(tx, ctx.hub.id, otherId)
    if (theirs) return refuse(theirs.id === home.id ? 'already_so' : 'lives_elsewhere')
    const member = { hubId: ctx.hub.id, householdId: home.id, personId: otherId, role }
    await insertMember(tx, member, ctx.now())
    if (sameAddress && home.street) {
      const { words } = personKeys({ ...other, city: home.city })
      await moveHouse(tx, ctx.hub.id, [{ id: otherId, words }], home, ctx.now())
    }
    await comparePeople(tx, ctx.hub.id, [personId, otherId], ctx.now())
    for (const id of [personId, otherId]) await audit(tx, ctx, 'household', 'person', id)
    return ok(null)
  })
}

/** Takes somebody out of their household; their address stays theirs. */
export async function leaveHousehold(
  ctx: Ctx,
  personId: Id<'Person'>,
): Promise<Result<null, 'not_permitted' | 'already_so'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'already_so'>> => {
    if (!(await endMember(tx, ctx.hub.id, personId, ctx.now()))) return refuse('already_so')
    await comparePeople(tx, ctx.hub.id, [personId], ctx.now())
    await audit(tx, ctx, 'leave-household', 'person', personId)
    return ok(null)
  })
}

/** Names the household and writes its address on every record of it: a family that moves is typed once. */
export async function editHousehold(
  ctx: Ctx,
  personId: Id<'Person'>,
  form: HouseholdForm,
): Promise<Result<null, 'not_permitted' | 'not_found'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'not_found'>> => {
    const home = await householdOf(tx, ctx.hub.id, personId)
    if (!home) return refuse('not_found')
    const address = { street: form.street ?? null, postcode: form.postcode ?? null, city: form.city ?? null }
    await updateHousehold(tx, ctx.hub.id, home.id, { ...address, name: form.name, updatedAt: ctx.now() })
    const moving = home.members.map((member) => ({
      id: member.id,
      words: personKeys({ ...member, city: address.city }).words,
    }))
    await moveHouse(tx, ctx.hub.id, moving, address, ctx.now())
    await comparePeople(
      tx,
      ctx.hub.id,
      moving.map(({ id }) => id),
      ctx.now(),
    )
    for (const { id } of moving) await audit(tx, ctx, 'move-house', 'person', id)
    return ok(null)
  })
}
