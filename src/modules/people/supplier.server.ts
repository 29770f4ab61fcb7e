import { and, eq } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { OrganisationForm } from './organisation-form.ts'
import { insertOrganisation, organisationKeys } from './organisation-store.server.ts'
import { organisations } from './tables.ts'

/**
 * The record of an organisation that another module met in its own work (a supplier’s invoice), in that work’s
 * transaction: the one that has its SIRET, else a new one. Whoever may do that work may: no permit is asked here.
 */
export async function recordOfOrganisation(
  tx: Tx,
  ctx: Ctx,
  organisation: Omit<OrganisationForm, 'idempotencyKey'>,
): Promise<Id<'Organisation'>> {
  const id = newId<'Organisation'>()
  const at = ctx.now()
  const row = { ...organisation, ...organisationKeys(organisation) }
  const added = await insertOrganisation(tx, { ...row, hubId: ctx.hub.id, id, createdAt: at, updatedAt: at })
  if (added) {
    await audit(tx, ctx, 'add', 'organisation', id)
    return id
  }
  const [known] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.hubId, ctx.hub.id), eq(organisations.siret, organisation.siret ?? '')))
  if (!known) throw new Error('an organisation that could neither be added nor found')
  return known.id
}
