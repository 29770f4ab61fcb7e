import { type Day, daysBetween } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import { waitingApplications } from '#modules/providers/application-store.server.ts'
import { type DocumentKind, lastOfEach, stepOf } from '#modules/providers/rules/documents.ts'
import { type FileState, LISTED_STATES, PROVIDER_KINDS } from '#modules/providers/rules/life.ts'
import { type DocumentRow, dossiersOf } from '#modules/providers/store.server.ts'
import { ratingIn } from '#modules/providers/vetting.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** What its papers say of a provider today. */
export type Papers =
  | { say: 'ending'; kind: DocumentKind; daysLeft: number }
  | { say: 'missing' | 'waived' | 'holds' }

export type ListedProvider = {
  id: Id<'Organisation'>
  name: string
  kind: (typeof PROVIDER_KINDS)[number]
  state: FileState | 'none'
  /** Null without a file. */
  papers: Papers | null
  insuranceUntil: Day | null
  registrationUntil: Day | null
  services: string[]
  serviceIds: readonly string[]
  zone: string[]
  weeklyCapacity: number | null
  sharePermille: number | null
  rating: { average: number; count: number } | null
}

export const PROVIDER_SORTS = ['nom', 'note'] as const

type Filter = {
  q: string
  state?: (typeof LISTED_STATES)[number]
  kind?: (typeof PROVIDER_KINDS)[number]
  papers?: 'a-renouveler' | 'echus'
  service?: string
  sort: (typeof PROVIDER_SORTS)[number]
  descending: boolean
}

/**
 * The filters of the address: `q`, `dossier`, `nature`, `papiers=a-renouveler` or `echus`, `service`, `tri=nom` or `note`
 * (with `-` for the reverse). Unknown words are ignored.
 */
function filterOf(params: URLSearchParams): Filter {
  const sort = params.get('tri') ?? ''
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    state: LISTED_STATES.find((state) => state === params.get('dossier')),
    kind: PROVIDER_KINDS.find((kind) => kind === params.get('nature')),
    papers: (['a-renouveler', 'echus'] as const).find((word) => word === params.get('papiers')),
    service: params.get('service') ?? undefined,
    sort: PROVIDER_SORTS.find((word) => word === sort.replace('-', '')) ?? 'nom',
    descending: sort.startsWith('-'),
  }
}

const untilOf = (documents: readonly DocumentRow[], kind: DocumentKind): Day | null =>
  lastOfEach(documents).find((document) => document.kind === kind)?.expiresOn ?? null

function papersOf(documents: readonly DocumentRow[], waived: string | null, today: Day): Papers {
  const ending = lastOfEach(documents)
    .flatMap(({ kind, expiresOn }) =>
      expiresOn && stepOf(expiresOn, today) !== null
        ? [{ say: 'ending' as const, kind, daysLeft: daysBetween(today, expiresOn) }]
        : [],
    )
    .sort((a, b) => a.daysLeft - b.daysLeft)
  if (ending[0]) return ending[0]
  if (documents.some((document) => document.kind === 'insurance')) return { say: 'holds' }
  return { say: waived === null ? 'missing' : 'waived' }
}

const matches = (row: ListedProvider, filter: Filter, words: readonly string[]): boolean =>
  (!filter.state || row.state === filter.state) &&
  (!filter.kind || row.kind === filter.kind) &&
  (!filter.service || row.serviceIds.includes(filter.service)) &&
  (!filter.papers ||
    (row.papers?.say === 'ending' && (filter.papers === 'a-renouveler' || row.papers.daysLeft < 0))) &&
  words.every((word) => fold(row.name).includes(word))

/** The providers and producers that match. A hub has dozens: they are read at once, in a fixed number of queries. */
export async function listProviders(ctx: Ctx, params: URLSearchParams) {
  const filter = filterOf(params)
  const today = ctx.today()
  const all = await findOrganisations(ctx, { kinds: PROVIDER_KINDS, limit: 500 })
  const services = await listServices(ctx)
  const nameOf = new Map(services.map((service) => [service.id, service.name]))
  const dossiers = await ctx.read((tx) =>
    dossiersOf(
      tx,
      ctx.hub.id,
      all.map(({ id }) => id),
      today,
    ),
  )
  const files = new Map(dossiers.files.map((file) => [file.organisationId, file]))
  const documents = Map.groupBy(dossiers.documents, (document) => document.organisationId)
  const does = Map.groupBy(dossiers.services, (row) => row.organisationId)
  const rows = all.map(({ id, label, kind }): ListedProvider => {
    const file = files.get(id)
    const papers = documents.get(id) ?? []
    const served = (does.get(id) ?? []).map((row) => row.serviceId)
    return {
      ...{ id, name: label, kind: kind as ListedProvider['kind'], state: file?.state ?? 'none' },
      papers: file ? papersOf(papers, file.insuranceWaived, today) : null,
      insuranceUntil: untilOf(papers, 'insurance'),
      registrationUntil: untilOf(papers, 'registration'),
      services: served.map((one) => nameOf.get(one) ?? '').filter(Boolean),
      serviceIds: served,
      zone: file?.zone ?? [],
      weeklyCapacity: file?.weeklyCapacity ?? null,
      sharePermille: file?.sharePermille ?? null,
      rating: ratingIn(dossiers, id),
    }
  })
  const words = fold(filter.q).split(' ')
  const chosen = rows.filter((row) => matches(row, filter, words))
  if (filter.sort === 'note') chosen.sort((a, b) => (a.rating?.average ?? 0) - (b.rating?.average ?? 0))
  if (filter.descending) chosen.reverse()
  return {
    filter,
    rows: chosen,
    services: services.map(({ id, name }) => ({ value: id as string, label: name })),
  }
}

/** Applications that wait for an answer, the oldest first. */
export const applicationsWaiting = (ctx: Ctx) => ctx.read((tx) => waitingApplications(tx, ctx.hub.id))
