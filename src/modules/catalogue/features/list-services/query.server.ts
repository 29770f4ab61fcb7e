import { fold } from '#kit/text.ts'
import { ACTIVITIES, type Activity } from '#modules/catalogue/rules/activities.ts'
import { listServices, type Service } from '#modules/catalogue/services.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type CatalogueFilter = { q: string; activity?: Activity; retired: boolean }

/** The filters of the address: `q`, `activite`, `etat=retires`. Unknown words are ignored. */
const catalogueFilter = (params: URLSearchParams): CatalogueFilter => ({
  q: (params.get('q') ?? '').slice(0, 100),
  activity: ACTIVITIES.find((activity) => activity === params.get('activite')),
  retired: params.get('etat') === 'retires',
})

/** The services that match; a hub has dozens, so they are chosen here rather than in the database. */
export async function catalogue(
  ctx: Ctx,
  params: URLSearchParams,
): Promise<{ filter: CatalogueFilter; services: Service[] }> {
  const filter = catalogueFilter(params)
  const words = fold(filter.q).split(' ')
  const all = await listServices(ctx, { activeOnly: !filter.retired })
  const services = all.filter(
    (service) =>
      (service.retiredAt !== null) === filter.retired &&
      (!filter.activity || service.activity === filter.activity) &&
      words.every((word) => service.sortKey.includes(word)),
  )
  return { filter, services }
}
