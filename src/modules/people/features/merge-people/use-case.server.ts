import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { consentsOf } from '#modules/people/consent-store.server.ts'
import { endMember, householdOf, insertMember } from '#modules/people/household-store.server.ts'
import { insertRoles, tiesOf } from '#modules/people/membership-store.server.ts'
import {
  actsForOther,
  insertMerge,
  insertStrangers,
  moveProxies,
  pointTo,
  sameAs,
} from '#modules/people/merge-store.server.ts'
import { comparePeople } from '#modules/people/merges/pairs.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { lastWords } from '#modules/people/rules/consents.ts'
import { type Choices, mergedColumns } from '#modules/people/rules/duplicates.ts'
import { isSensitive } from '#modules/people/rules/reach.ts'
import {
  lockPerson,
  type PersonRow,
  personById,
  personKeys,
  updatePerson,
} from '#modules/people/store.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

type Pair = { keptId: Id<'Person'>; goneId: Id<'Person'> }
type MergeCode = 'not_permitted' | 'not_found' | 'not_oneself' | 'two_accounts' | 'acts_for_other'

/** Both records, held until the end; always in the order of ids, so that two hands cannot wait for each other. */
async function both(tx: Tx, ctx: Ctx, { keptId, goneId }: Pair): Promise<[PersonRow, PersonRow] | null> {
  for (const id of [keptId, goneId].sort()) if (!(await lockPerson(tx, ctx.hub.id, id))) return null
  return [(await personById(tx, ctx.hub.id, keptId))!, (await personById(tx, ctx.hub.id, goneId))!]
}

/** What the kept record holds after: disputes as chosen, lists joined, refusals of either side kept. */
function joined(kept: PersonRow, gone: PersonRow, choices: Choices, agreed: PersonRow['agreed']) {
  const healthMayStay = agreed.includes('sensitive-needs')
  const change = {
    ...mergedColumns<PersonRow>(kept, gone, choices),
    neverBy: [...new Set([...kept.neverBy, ...gone.neverBy])],
    knownNeeds: [...new Set([...kept.knownNeeds, ...gone.knownNeeds])].filter(
      (need) => healthMayStay || !isSensitive(need),
    ),
    agreed,
    userId: kept.userId ?? gone.userId,
  }
  return { ...change, ...personKeys({ ...kept, ...change }) }
}

/**
 * Makes two records one person. Nothing is moved of what is written once (memberships, payments, requests, consents):
 * the record that goes points to the one that is kept, and is read through it (decision 011). Roles, proxies and the
 * household are handed over. What changed is kept, so that it can be undone.
 */
export async function mergePeople(
  ctx: Ctx,
  pair: Pair,
  choices: Choices,
): Promise<Result<{ id: Id<'Merge'> }, MergeCode>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { keptId, goneId } = pair
  if (keptId === goneId) return refuse('not_oneself')
  return await ctx.tx(async (tx): Promise<Result<{ id: Id<'Merge'> }, MergeCode>> => {
    const hubId = ctx.hub.id
    const rows = await both(tx, ctx, pair)
    if (!rows) return refuse('not_found')
    const [kept, gone] = rows
    if (kept.userId && gone.userId) return refuse('two_accounts')
    if (await actsForOther(tx, hubId, keptId, goneId)) return refuse('acts_for_other')
    const at = ctx.now()
    const roles = (await tiesOf(tx, hubId, [keptId, goneId])).get(goneId)?.roles ?? []
    const held = (await tiesOf(tx, hubId, [keptId])).get(keptId)?.roles ?? []
    const come = roles.filter((role) => !held.includes(role))
    await insertRoles(tx, hubId, [keptId], come, ctx.today())
    const moved = await moveProxies(tx, hubId, goneId, keptId)
    await shareHome(tx, ctx, pair)
    const aliases = (await sameAs(tx, hubId, goneId)).filter((id) => id !== goneId)
    // The account is taken off the one before it is given to the other: it belongs to one record at a time.
    await updatePerson(tx, hubId, goneId, gone.updatedAt, { userId: null, updatedAt: at })
    await pointTo(tx, hubId, [goneId], { mergedInto: keptId, leftAt: at, updatedAt: at })
    await pointTo(tx, hubId, aliases, { mergedInto: keptId, updatedAt: at })
    const words = lastWords(await consentsOf(tx, hubId, keptId))
    const agreed = [...words].filter(([, { given }]) => given).map(([purpose]) => purpose)
    const after = joined(kept, gone, choices, agreed)
    await updatePerson(tx, hubId, keptId, kept.updatedAt, { ...after, updatedAt: at })
    await comparePeople(tx, hubId, [keptId, goneId], at)
    const before = Object.fromEntries(
      Object.keys(after).map((column) => [column, kept[column as keyof PersonRow]]),
    )
    const id = newId<'Merge'>()
    const left = gone.leftAt?.toISOString() ?? null
    const trace = { choices, before, after, roles: come, ...moved, aliases, goneLeftAt: left }
    const { userId, name: actorName } = ctx.actor
    await insertMerge(tx, { hubId, id, keptId, goneId, trace, at, userId, actorName })
    await audit(tx, ctx, 'merge', 'person', keptId, { goneId, fields: Object.keys(choices) })
    await audit(tx, ctx, 'merged', 'person', goneId, { keptId })
    await emit(tx, ctx, 'people.merged', keptId, { goneId })
    return ok({ id })
  })
}

/** The kept record keeps its household; without one, it takes the other's place in theirs. */
async function shareHome(tx: Tx, ctx: Ctx, { keptId, goneId }: Pair): Promise<void> {
  const theirs = await householdOf(tx, ctx.hub.id, goneId)
  if (!theirs) return
  await endMember(tx, ctx.hub.id, goneId, ctx.now())
  if (await householdOf(tx, ctx.hub.id, keptId)) return
  const role = theirs.members.find((member) => member.id === goneId)?.role ?? 'other'
  const member = { hubId: ctx.hub.id, householdId: theirs.id, personId: keptId, role }
  await insertMember(tx, member, ctx.now())
}

/** Remembers that two records are two people, so that they are not shown as one again. */
export async function tellApart(
  ctx: Ctx,
  { keptId, goneId }: Pair,
): Promise<Result<null, 'not_permitted' | 'not_found'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'not_found'>> => {
    const pair = { keptId, goneId }
    if (keptId === goneId || !(await both(tx, ctx, pair))) return refuse('not_found')
    const [oneId, otherId] = [keptId, goneId].sort() as [Id<'Person'>, Id<'Person'>]
    const { userId } = ctx.actor
    await insertStrangers(tx, { hubId: ctx.hub.id, oneId, otherId, at: ctx.now(), userId })
    await audit(tx, ctx, 'tell-apart', 'person', keptId, { otherId: goneId })
    return ok(null)
  })
}
