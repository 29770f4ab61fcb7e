import { listServices } from '#modules/catalogue/index.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** What the boxes of a contract choose from: organisations that sign, and services that are offered. */
export async function contractChoices(ctx: Ctx) {
  const organisations = await findOrganisations(ctx, { limit: 500 })
  const services = await listServices(ctx)
  return {
    organisations: organisations.map(({ id, label }) => ({ value: id as string, label })),
    services: services
      .filter(({ retiredAt }) => !retiredAt)
      .map(({ id, name }) => ({ value: id as string, label: name })),
  }
}
