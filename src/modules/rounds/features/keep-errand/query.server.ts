import { type Id, isId } from '#kit/id.ts'
import { type Cents, toInput } from '#kit/money.ts'
import {
  doorsOfOrganisations,
  doorsOfPeople,
  findOrganisations,
  findPeople,
  mayReadPeople,
} from '#modules/people/index.server.ts'
import { addressOf } from '#modules/rounds/errands/address.ts'
import { type ErrandRow, errandByNumber, standingRounds } from '#modules/rounds/errands/store.server.ts'
import { takenAlready } from '#modules/rounds/errands/taken-store.server.ts'
import { lastPoints, placesByKey } from '#modules/rounds/geocode/store.server.ts'
import { hoursInput } from '#modules/rounds/rules/errands/hours.ts'
import { placeKey } from '#modules/rounds/rules/places.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Addresses that the form proposes while one types, the last ones placed. */
const PROPOSED = 200

export type Chosen = {
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
  readonly name: string
  readonly phone: string | null
  readonly address: string
}

/** Somebody with a record, as the form shows them; null when they are unknown here. */
async function chosenOf(
  ctx: Ctx,
  personId: Id<'Person'> | null,
  organisationId: Id<'Organisation'> | null,
): Promise<Chosen | null> {
  const door =
    (personId && (await doorsOfPeople(ctx, [personId])).get(personId)) ||
    (organisationId && (await doorsOfOrganisations(ctx, [organisationId])).get(organisationId))
  if (!door) return null
  const { name, phone } = door
  return { personId, organisationId: personId ? null : organisationId, name, phone, address: addressOf(door) }
}

/** Who was looked for and who was chosen, from the address: `q`, `personne`, `organisme`, `sans` for nobody. */
async function whoOf(ctx: Ctx, params: URLSearchParams, before: ErrandRow | null) {
  const q = (params.get('q') ?? '').trim().slice(0, 100)
  const [person, organisation] = [params.get('personne'), params.get('organisme')]
  const mayFind = mayReadPeople(ctx.actor)
  const people = mayFind && q ? await findPeople(ctx, q, 8) : []
  const organisations = mayFind && q ? await findOrganisations(ctx, { q, limit: 5 }) : []
  const told = isId(person) || isId(organisation)
  const chosen = params.has('sans')
    ? null
    : await chosenOf(
        ctx,
        told ? (isId<'Person'>(person) ? person : null) : (before?.personId ?? null),
        told ? (isId<'Organisation'>(organisation) ? organisation : null) : (before?.organisationId ?? null),
      )
  const found = [
    ...people.map(({ id, label, detail }) => ({ href: `personne=${id}`, label, detail })),
    ...organisations.map(({ id, label, detail }) => ({ href: `organisme=${id}`, label, detail })),
  ]
  return { q, found, chosen, mayFind }
}

const addresses = async (ctx: Ctx): Promise<string[]> =>
  mayKeepPlaces(ctx.actor)
    ? (await ctx.read((tx) => lastPoints(tx, ctx.hub.id, PROPOSED))).map((place) => place.address)
    : []

/** What the form of a new errand shows. */
export async function newErrandPage(ctx: Ctx, params: URLSearchParams) {
  return { ...(await whoOf(ctx, params, null)), addresses: await addresses(ctx) }
}

const amount = (cents: Cents): string => (cents === 0n ? '' : toInput(cents))
const count = (n: number): string => (n === 0 ? '' : String(n))

/** An errand as its form shows it back. */
export const valuesOf = (row: ErrandRow): Record<string, string> => ({
  ...{ day: row.day, way: row.way, what: row.what, whom: row.whom, phone: row.phone ?? '' },
  ...{ address: row.address, toAddress: row.toAddress ?? '', hours: hoursInput(row.hours) },
  ...{ minutes: String(row.minutes), kg: count(row.kg), crates: count(row.crates) },
  ...{ skills: row.skills.join(', '), driver: row.driver ?? '', priority: String(row.priority) },
  ...{ optional: row.optional ? 'on' : '', revenue: amount(row.revenue), handling: amount(row.handling) },
  note: row.note,
})

/** One errand with all that its page shows; null when there is none of that number here. */
export async function errandPage(ctx: Ctx, number: string, params: URLSearchParams) {
  const read = await ctx.read(async (tx) => {
    const row = await errandByNumber(tx, ctx.hub.id, number)
    if (!row) return null
    const standing = (await standingRounds(tx, ctx.hub.id, [row.id])).get(row.id) ?? null
    const keys = [row.address, row.toAddress ?? ''].map(placeKey).filter(Boolean)
    const known = await placesByKey(tx, ctx.hub.id, keys)
    const unplaced = keys.some((key) => known.get(key)?.lon == null)
    const key = `errand:${row.id}` as const
    const held =
      row.state === 'open' && row.way === 'carry' ? await takenAlready(tx, ctx.hub.id, [key]) : null
    return { row, standing, unplaced, held: held?.get(key) ?? null }
  })
  if (!read) return null
  return { ...read, ...(await whoOf(ctx, params, read.row)), addresses: await addresses(ctx) }
}
