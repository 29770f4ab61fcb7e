import { getOrganisation, getPerson, type Need } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { RequestRow } from './store.server.ts'

/** Who is served, as one needs it at their door. */
export type Served = {
  name: string
  href: string
  again: string
  phone: string | null
  address: string
  known: readonly Need[]
  needs: string | null
}

const addressOf = (row: { street: string | null; postcode: string | null; city: string | null }) =>
  [row.street, [row.postcode, row.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

/** Null when the record is gone: its requests stay. */
export async function servedBy(
  ctx: Ctx,
  { personId, organisationId }: Pick<RequestRow, 'personId' | 'organisationId'>,
): Promise<Served | null> {
  const base = `/${ctx.hub.slug}`
  const person = personId && (await getPerson(ctx, personId))
  if (person)
    return {
      name: `${person.firstName} ${person.lastName}`.trim(),
      href: `${base}/personnes/${person.id}`,
      again: `${base}/guichet?personne=${person.id}`,
      phone: person.phone,
      address: addressOf(person),
      known: person.knownNeeds,
      needs: person.needs,
    }
  const organisation = organisationId && (await getOrganisation(ctx, organisationId))
  if (!organisation) return null
  return {
    name: organisation.name,
    href: `${base}/partenaires/${organisation.id}`,
    again: `${base}/guichet?organisme=${organisation.id}`,
    phone: organisation.phone,
    address: addressOf(organisation),
    known: [],
    needs: organisation.note,
  }
}
