import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { consentsOf, insertConsent } from '#modules/people/consent-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { changedFields } from '#modules/people/rules/changes.ts'
import { type ConsentCode, lastWords, mayFollow } from '#modules/people/rules/consents.ts'
import { checkWishes, isSensitive } from '#modules/people/rules/reach.ts'
import { lockPerson, personById, updatePerson } from '#modules/people/store.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { ConsentForm, PreferencesForm } from './form.ts'

type WishRefusal = Extract<ReturnType<typeof checkWishes>, { ok: false }>['code']
type Code = 'not_permitted' | 'not_found' | 'changed_meanwhile' | 'consent_needed' | WishRefusal

/**
 * Writes how somebody wants to be reached and served. What tells of their health is refused until they agreed that it
 * be kept.
 */
export async function setPreferences(
  ctx: Ctx,
  id: Id<'Person'>,
  input: PreferencesForm,
): Promise<Result<null, Code>> {
  return mayWritePeople(ctx.actor) ? await writeWishes(ctx, id, input) : refuse('not_permitted')
}

/** The same by who may: the desk, or the person themselves. */
export async function writeWishes(
  ctx: Ctx,
  id: Id<'Person'>,
  input: PreferencesForm,
): Promise<Result<null, Exclude<Code, 'not_permitted'>>> {
  const { seenAt, neverBy, knownNeeds } = input
  const [reachBy, needs, benefit] = [input.reachBy ?? null, input.needs ?? null, input.benefit ?? null]
  return await ctx.tx(async (tx): Promise<Result<null, Exclude<Code, 'not_permitted'>>> => {
    const before = await personById(tx, ctx.hub.id, id)
    if (!before) return refuse('not_found')
    const wishes = checkWishes({ reachBy, neverBy }, before)
    if (!wishes.ok) return wishes
    if (knownNeeds.some(isSensitive) && !before.agreed.includes('sensitive-needs'))
      return refuse('consent_needed', 'knownNeeds')
    const language = input.language ?? before.language
    const wanted = { reachBy, neverBy, knownNeeds, needs, benefit, language }
    const change = { ...wanted, updatedAt: ctx.now() }
    if (!(await updatePerson(tx, ctx.hub.id, id, seenAt, change))) return refuse('changed_meanwhile')
    const texts = (row: typeof wanted) => ({
      ...row,
      neverBy: String(row.neverBy),
      knownNeeds: String(row.knownNeeds),
    })
    const fields = changedFields(texts(before), texts(wanted))
    if (fields.length > 0) await audit(tx, ctx, 'edit', 'person', id, { fields })
    return ok(null)
  })
}

/**
 * Adds a word to what somebody agreed to: given, refused or taken back. Taking back the one about health erases at
 * once the boxes that tell of it (RGPD, art. 17); words typed freely are left, and the page says so.
 */
export async function recordConsent(
  ctx: Ctx,
  personId: Id<'Person'>,
  input: ConsentForm,
): Promise<Result<null, 'not_permitted' | 'not_found' | ConsentCode>> {
  return mayWritePeople(ctx.actor) ? await writeConsent(ctx, personId, input) : refuse('not_permitted')
}

/** The same by who may: the desk, or the person themselves. */
export async function writeConsent(
  ctx: Ctx,
  personId: Id<'Person'>,
  input: ConsentForm,
): Promise<Result<null, 'not_found' | ConsentCode>> {
  const { purpose, how, on } = input
  const given = input.given === 'yes'
  return await ctx.tx(async (tx): Promise<Result<null, 'not_found' | ConsentCode>> => {
    if (!(await lockPerson(tx, ctx.hub.id, personId))) return refuse('not_found')
    const person = await personById(tx, ctx.hub.id, personId)
    if (!person) return refuse('not_found')
    const last = lastWords(await consentsOf(tx, ctx.hub.id, personId))
    const allowed = mayFollow(last.get(purpose), { given, on }, ctx.today())
    if (!allowed.ok) return allowed
    await insertConsent(tx, {
      hubId: ctx.hub.id,
      id: newId<'Consent'>(),
      personId,
      purpose,
      given,
      how,
      on,
      note: input.note ?? null,
      recordedAt: ctx.now(),
      userId: ctx.actor.userId,
      actorName: ctx.actor.name,
    })
    const others = person.agreed.filter((one) => one !== purpose)
    const forgets = purpose === 'sensitive-needs' && !given
    await updatePerson(tx, ctx.hub.id, personId, person.updatedAt, {
      agreed: given ? [...others, purpose] : others,
      ...(forgets && { knownNeeds: person.knownNeeds.filter((need) => !isSensitive(need)) }),
      updatedAt: ctx.now(),
    })
    await audit(tx, ctx, given ? 'agree' : 'withdraw', 'person', personId, { purpose, how, on })
    await emit(tx, ctx, 'people.consent', personId, { purpose, given, on })
    return ok(null)
  })
}
