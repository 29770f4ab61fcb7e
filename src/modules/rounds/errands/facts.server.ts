import { addDays, type Day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { ok, type Refusal, refuse } from '#kit/result.ts'
import { doorsOfOrganisations, doorsOfPeople } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import type { Way } from '../rules/errands/errand.ts'
import { stopMinutes } from '../rules/errands/usual.ts'
import { placeKey } from '../rules/places.ts'
import { addressOf } from './address.ts'
import type { ErrandCode, ErrandInput } from './input.ts'
import type { NewErrand } from './store.server.ts'

/** Days ahead that an errand may be noted for: beyond, a model of round makes it. */
export const FARTHEST = 366
/** Minutes at the door until somebody says better. */
export const USUAL_MINUTES: Record<Way, number> = { visit: 30, bring: 5, fetch: 5, swap: 10, carry: 5 }

/** What the columns of an errand are, beside its number and who noted it. */
type Facts = Omit<
  NewErrand,
  | 'hubId'
  | 'id'
  | 'number'
  | 'state'
  | 'createdAt'
  | 'updatedAt'
  | 'userId'
  | 'actorName'
  | 'templateId'
  | 'templateLine'
> & { words: string }

/** Where one line of a list is wrong: its place in the list, from 0. */
export type WrongErrand = Refusal<ErrandCode> & { readonly at: number }

/**
 * Checks what was said of several errands and completes it: doors of records, minutes of the way. Two queries whatever
 * their number; the first wrong one ends it.
 */
export async function factsOf(
  ctx: Ctx,
  inputs: readonly ErrandInput[],
  oldest: Day,
): Promise<{ ok: true; value: Facts[] } | WrongErrand> {
  const people = await doorsOfPeople(
    ctx,
    inputs.map((one) => one.personId ?? null),
  )
  const organisations = await doorsOfOrganisations(
    ctx,
    inputs.map((one) => one.organisationId ?? null),
  )
  const farthest = addDays(ctx.today(), FARTHEST)
  const all: Facts[] = []
  for (const [at, input] of inputs.entries()) {
    const wrong = (code: ErrandCode, field: string) => ({ ...refuse(code, field), at })
    const { day, way, personId = null, organisationId = personId ? null : input.organisationId } = input
    if (day < oldest) return wrong('day_past', 'day')
    if (day > farthest) return wrong('day_too_far', 'day')
    const person = personId && people.get(personId)
    if (personId && !person) return wrong('person_unknown', 'personId')
    const organisation = organisationId && organisations.get(organisationId)
    if (organisationId && !organisation) return wrong('organisation_unknown', 'organisationId')
    const door = person || organisation || null
    const what = input.what.trim()
    if (what === '') return wrong('required', 'what')
    const address = input.address?.trim() || (door ? addressOf(door) : '')
    if (placeKey(address) === '') return wrong('required', 'address')
    const toAddress = way === 'carry' ? (input.toAddress?.trim() ?? '') : null
    if (toAddress !== null && placeKey(toAddress) === '') return wrong('required', 'toAddress')
    // Of somebody with a record nothing is copied: their name and phone are read anew.
    const whom = door ? '' : (input.whom?.trim() ?? '')
    const note = input.note?.trim() ?? ''
    all.push({
      ...{ day, way, what, whom, personId, organisationId: organisationId ?? null },
      ...{ phone: input.phone?.trim() || null, address, toAddress },
      hours: [...(input.hours ?? [])],
      minutes: stopMinutes(input.minutes ?? USUAL_MINUTES[way]),
      ...{ kg: input.kg ?? 0, crates: input.crates ?? 0, skills: [...(input.skills ?? [])] },
      ...{ driver: input.driver ?? null, priority: input.priority ?? 0, optional: input.optional ?? false },
      ...{ revenue: input.revenue ?? cents(0), handling: input.handling ?? cents(0), note },
      words: searchWords(what, whom, door?.name, address, toAddress, note),
    })
  }
  return ok(all)
}
