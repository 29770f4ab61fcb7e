import { listServices } from '#modules/catalogue/index.server.ts'
import { contractsToChoose } from '#modules/contracts/index.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { teamOf } from '#platform/session/team.server.ts'
import type { Choices } from './RuleFields.tsx'

/** What the form of recurring work chooses from. */
export async function recurringChoices(ctx: Ctx, db: Db): Promise<Choices> {
  const organisations = await findOrganisations(ctx, { limit: 500 })
  const services = await listServices(ctx)
  const team = await teamOf(ctx, db, ['coordinator', 'desk', 'driver', 'volunteer', 'drop-off'])
  const providers = organisations.filter(({ kind }) => kind === 'provider' || kind === 'association')
  return {
    organisations: organisations.map(({ id, label }) => ({ value: id as string, label })),
    contracts: await contractsToChoose(ctx),
    services: services
      .filter(({ retiredAt }) => !retiredAt)
      .map(({ id, name }) => ({ value: id as string, label: name })),
    team: team.map(({ id, name }) => ({ value: `user:${id}`, label: name })),
    providers: providers.map(({ id, label }) => ({ value: `org:${id}`, label })),
  }
}
