import { addDays, instantOf, parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { idsOfPerson } from '#modules/people/index.server.ts'
import { type RequestFilter, requestsPageCounted, sortValue } from '#modules/requests/list-store.server.ts'
import { type ListedRequest, withNames } from '#modules/requests/named.server.ts'
import { CHANNELS, HORIZON_DAYS, PHASES, REQUEST_STATES } from '#modules/requests/rules/life.ts'
import type { RequestRow } from '#modules/requests/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, everyRow, type Page, pageOf } from '#platform/lists/keyset.ts'
import { TABS, valuesOf } from './address.ts'

const among = <T extends string>(words: readonly T[], text: string | null): T | undefined =>
  words.find((word) => word === text)

const idOf = <Noun extends string>(text: string | null) => (isId<Noun>(text) ? text : undefined)

/** In whose hands, as the address says it. */
function handsIn(text: string): RequestFilter['inHands'] {
  if (text === 'aucun') return 'nobody'
  const [kind, id] = text.split(':')
  if (!id) return undefined
  if (kind === 'compte') return { user: id.slice(0, 100) }
  if (kind === 'personne' && isId<'Person'>(id)) return { person: id }
  return kind === 'organisme' && isId<'Organisation'>(id) ? { organisation: id } : undefined
}

/**
 * The filters of the address; unknown words are ignored: `vue` (tab), `q`, `etat` (several), `retard`, `ouvertes`,
 * `service`, `canal`, `personne`, `organisme`, `miennes`, `confie` (`compte:…`, `personne:…`, `organisme:…`, `aucun`),
 * `reclamation`, `liee`, `sans-rdv`, `du`, `au`, `tri` (`recu`, `-recu`, `pour`, `-pour`).
 */
function requestFilter(ctx: Ctx, params: URLSearchParams): RequestFilter {
  const tab = TABS.find((one) => one.word === params.get('vue'))
  const from = parseDay(params.get('du') ?? '')
  const to = parseDay(params.get('au') ?? '')
  const sort = params.get('tri') ?? ''
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    phase: among(PHASES, tab?.phase ?? null),
    states: REQUEST_STATES.filter((state) => valuesOf(params, 'etat').includes(state)),
    lateAt: params.has('retard') ? ctx.now() : undefined,
    open: params.has('ouvertes'),
    // What comes back later than a fortnight is found under « Travaux récurrents », and in the list of everything.
    horizon:
      tab || ['retard', 'ouvertes', 'miennes', 'confie', 'sans-rdv'].some((word) => params.has(word))
        ? addDays(ctx.today(), HORIZON_DAYS)
        : undefined,
    serviceId: idOf<'Service'>(params.get('service')),
    channel: among(CHANNELS, params.get('canal')),
    personId: idOf<'Person'>(params.get('personne')),
    organisationId: idOf<'Organisation'>(params.get('organisme')),
    inHands: handsIn(params.get('confie') ?? ''),
    complaint: params.has('reclamation'),
    linked: params.has('liee'),
    unplanned: params.has('sans-rdv'),
    mine: params.has('miennes') ? (ctx.actor.userId ?? '') : undefined,
    from: from.ok ? instantOf(from.value, 0, ctx.hub.zone) : undefined,
    until: to.ok ? instantOf(addDays(to.value, 1), 0, ctx.hub.zone) : undefined,
    sort: sort.endsWith('pour') ? 'due' : 'received',
    descending: sort === '' ? true : sort.startsWith('-'),
  }
}

type RequestList = Page<ListedRequest> & Counted & { filter: RequestFilter }

/** A day or an instant as `sortValue` writes them. */
const isMoment = (text: string) =>
  parseDay(text.slice(0, 10)).ok && /^(T[\d:.]+Z)?$/.test(text.slice(10)) && !Number.isNaN(Date.parse(text))

/** One page of requests with the total up to `COUNT_LIMIT`. */
export async function listRequests(ctx: Ctx, params: URLSearchParams): Promise<RequestList> {
  const asked = requestFilter(ctx, params)
  const { personId } = asked
  const filter = personId ? { ...asked, personIds: await idsOfPerson(ctx, personId) } : asked
  const cursor = cursorOf(params, isMoment)
  const { page, n } = await ctx.read(async (tx) => {
    const { rows: read, n } = await requestsPageCounted(tx, ctx.hub.id, filter, cursor)
    const key = (row: RequestRow) => [sortValue(row, filter.sort), row.id] as const
    return { page: pageOf(read, cursor, params, key), n }
  })
  const rows = await withNames(ctx, page.rows)
  return { ...page, rows, filter, ...counted(n) }
}

/** Every request that matches, page after page, for an export. */
export const everyRequest = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedRequest> =>
  everyRow(params, (next) => listRequests(ctx, next))
