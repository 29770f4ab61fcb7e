import type { Id } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import { applicationsOf } from '#modules/providers/application-store.server.ts'
import { PROVIDER_KINDS } from '#modules/providers/rules/life.ts'
import { dossiersOf, movesOf } from '#modules/providers/store.server.ts'
import { ratingIn } from '#modules/providers/vetting.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Everything the page of a provider shows; null for an organisation that is not one, or unknown here. */
export async function providerPage(ctx: Ctx, id: Id<'Organisation'>) {
  const organisation = await getOrganisation(ctx, id)
  if (!organisation || !PROVIDER_KINDS.some((kind) => kind === organisation.kind)) return null
  const read = await ctx.read(async (tx) => ({
    dossiers: await dossiersOf(tx, ctx.hub.id, [id], ctx.today()),
    moves: await movesOf(tx, ctx.hub.id, id),
    applications: await applicationsOf(tx, ctx.hub.id, id),
  }))
  const services = await listServices(ctx, { activeOnly: true })
  const { files, documents, hours, absences } = read.dossiers
  const does = new Set(read.dossiers.services.map((row) => row.serviceId))
  return {
    organisation,
    file: files[0] ?? null,
    documents,
    hours,
    absences,
    services: services
      .filter((service) => does.has(service.id))
      .map(({ id: one, name }) => ({ id: one, name })),
    rating: ratingIn(read.dossiers, id),
    moves: read.moves,
    applications: read.applications,
  }
}
export type ProviderPage = NonNullable<Awaited<ReturnType<typeof providerPage>>>
