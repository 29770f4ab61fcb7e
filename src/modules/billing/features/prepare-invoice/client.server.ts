import { type Id, isId } from '#kit/id.ts'
import { buyerKindOf } from '#modules/billing/compose.server.ts'
import { referencesFor } from '#modules/billing/references.server.ts'
import { chargesToInvoice, type Debtor } from '#modules/money/index.server.ts'
import { findOrganisations, findPeople } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Who the address names (`organisme=` or `personne=`), or null. */
export function whoAsked(params: URLSearchParams): Debtor | null {
  const [organisation, person] = [params.get('organisme'), params.get('personne')]
  if (isId<'Organisation'>(organisation)) return { organisationId: organisation }
  return isId<'Person'>(person) ? { personId: person } : null
}

/** Those whose name begins as typed, people and organisations. */
export async function findClients(ctx: Ctx, q: string) {
  const [organisations, people] = [
    await findOrganisations(ctx, { q, limit: 12 }),
    q === '' ? [] : await findPeople(ctx, q, 12),
  ]
  return { organisations, people }
}

/** A client with what is still to be invoiced to it, and whether the hub bears VAT; null when unknown here. */
export async function clientToInvoice(ctx: Ctx, who: Debtor) {
  const refs = await referencesFor(ctx, [who])
  const billed = refs.billedOf(who)
  if (!billed) return null
  const id: Id<'Organisation'> | Id<'Person'> = who.organisationId ?? who.personId!
  const charges = await chargesToInvoice(ctx, { until: ctx.today(), payerIds: [id], limit: 400 })
  const client = refs.clientOf(who)
  return {
    name: billed.name,
    kind: buyerKindOf(billed, client),
    taxed: refs.tax.profile === 'vat' || refs.tax.profile === 'mixed',
    charges: charges.map(({ id, label, day, outstanding }) => ({ id, label, day, outstanding })),
    known: {
      orderNumber: client?.orderNumber ?? null,
      serviceCode: client?.serviceCode ?? null,
      contractNumber: client?.contractNumber ?? null,
    },
  }
}
