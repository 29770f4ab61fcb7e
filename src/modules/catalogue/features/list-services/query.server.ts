import type { Day } from '#kit/day.ts'
import { fold } from '#kit/text.ts'
import { ACTIVITIES, type Activity } from '#modules/catalogue/rules/activities.ts'
import { inSeason, pauseOn } from '#modules/catalogue/rules/availability.ts'
import { listServices, type Service } from '#modules/catalogue/services.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export const SORTS = ['nom', 'duree', 'prix'] as const
type Sort = (typeof SORTS)[number]

type CatalogueFilter = {
  q: string
  activity?: Activity
  state?: 'retires' | 'en-pause'
  /** Only what is done today. */
  season: boolean
  homeService: boolean
  kind?: 'forfaits' | 'services'
  sort: Sort
  descending: boolean
}

/**
 * The filters of the address: `q`, `activite`, `etat=retires` or `en-pause`, `saison=oui`, `sap=oui`, `nature=forfaits`
 * or `services`, `tri=nom`, `duree` or `prix` (with `-` for the reverse). Unknown words are ignored.
 */
function catalogueFilter(params: URLSearchParams): CatalogueFilter {
  const sort = params.get('tri') ?? ''
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    activity: ACTIVITIES.find((activity) => activity === params.get('activite')),
    state: (['retires', 'en-pause'] as const).find((state) => state === params.get('etat')),
    season: params.get('saison') === 'oui',
    homeService: params.get('sap') === 'oui',
    kind: (['forfaits', 'services'] as const).find((kind) => kind === params.get('nature')),
    sort: SORTS.find((word) => word === sort.replace('-', '')) ?? 'nom',
    descending: sort.startsWith('-'),
  }
}

const matches = (service: Service, filter: CatalogueFilter, words: readonly string[], today: Day): boolean =>
  (service.retiredAt !== null) === (filter.state === 'retires') &&
  (filter.state !== 'en-pause' || pauseOn(service.pauses, today) !== null) &&
  (!filter.season || inSeason(service.season, today)) &&
  (!filter.homeService || service.homeService) &&
  (!filter.kind || (filter.kind === 'forfaits') === service.parts.length > 0) &&
  (!filter.activity || service.activity === filter.activity) &&
  words.every((word) => service.sortKey.includes(word))

/** What an inhabitant pays, or else the lowest of its prices. */
const pricedAt = ({ prices }: Service): number =>
  Number(prices.inhabitant ?? Object.values(prices).sort((a, b) => Number(a - b))[0] ?? 0n)

const ORDER: Record<Sort, (a: Service, b: Service) => number> = {
  nom: (a, b) => (a.sortKey < b.sortKey ? -1 : 1),
  duree: (a, b) => a.minutes - b.minutes || ORDER.nom(a, b),
  prix: (a, b) => pricedAt(a) - pricedAt(b) || ORDER.nom(a, b),
}

/** The services that match; a hub has dozens, so they are chosen here rather than in the database. */
export async function catalogue(
  ctx: Ctx,
  params: URLSearchParams,
): Promise<{ filter: CatalogueFilter; services: Service[] }> {
  const filter = catalogueFilter(params)
  const words = fold(filter.q).split(' ')
  const all = await listServices(ctx, { activeOnly: filter.state !== 'retires' })
  const services = all
    .filter((service) => matches(service, filter, words, ctx.today()))
    .sort(ORDER[filter.sort])
  return { filter, services: filter.descending ? services.reverse() : services }
}
