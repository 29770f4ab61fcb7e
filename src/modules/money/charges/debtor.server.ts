import { and, desc, eq, inArray } from 'drizzle-orm'
import { isId } from '#kit/id.ts'
import { getOrganisation, getPerson, idsOfPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { isReversed } from '../store.server.ts'
import { payments } from '../tables.ts'
import type { Debtor } from './open.server.ts'
import { owedBy } from './owed.server.ts'

/** How many payments a payer's page tells: the others are in the list of payments. */
const LAST = 20

/** Who the address names (`personne/…` or `organisme/…`), with where to write to them; null when unknown here. */
export async function debtorOf(ctx: Ctx, kind: string, id: string) {
  if (kind === 'personne' && isId<'Person'>(id)) {
    const person = await getPerson(ctx, id)
    if (!person) return null
    const name = `${person.firstName} ${person.lastName}`.trim()
    const who: Debtor = { personId: person.id }
    return { ...placeOf(person), who, name, siret: null, href: `personnes/${person.id}` }
  }
  if (kind !== 'organisme' || !isId<'Organisation'>(id)) return null
  const organisation = await getOrganisation(ctx, id)
  if (!organisation) return null
  const { name, siret } = organisation
  const who: Debtor = { organisationId: id }
  return { ...placeOf(organisation), who, name, siret, href: `partenaires/${id}` }
}

const placeOf = (row: { street: string | null; postcode: string | null; city: string | null }) => ({
  address: [row.street, [row.postcode, row.city].filter(Boolean).join(' ')].filter(
    (line) => line !== null && line !== '',
  ),
})

/** What a payer owes, the first due first, and the last they paid. */
export async function readDebtor(ctx: Ctx, kind: string, id: string) {
  const debtor = await debtorOf(ctx, kind, id)
  if (!debtor) return null
  const { who } = debtor
  const ids = who.personId ? await idsOfPerson(ctx, who.personId) : []
  const paid = await ctx.read((tx) =>
    tx
      .select({
        id: payments.id,
        number: payments.number,
        day: payments.day,
        means: payments.means,
        amount: payments.amount,
        label: payments.label,
        reverses: payments.reverses,
        reversed: isReversed,
      })
      .from(payments)
      .where(
        and(
          eq(payments.hubId, ctx.hub.id),
          who.organisationId
            ? eq(payments.organisationId, who.organisationId)
            : inArray(payments.personId, ids),
        ),
      )
      .orderBy(desc(payments.id))
      .limit(LAST),
  )
  const owed = await owedBy(ctx, who)
  return { debtor, total: owed.total, since: owed.since, charges: owed.charges.map(shown), paid }
}

/** A charge as the payer's page shows it. */
const shown = ({
  id,
  label,
  path,
  day,
  dueOn,
  amount,
  outstanding,
}: Awaited<ReturnType<typeof owedBy>>['charges'][number]) => ({
  id,
  label,
  path,
  day,
  dueOn,
  amount,
  outstanding,
})
