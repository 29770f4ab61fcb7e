import {
  type OrganisationFilter,
  type OrganisationRow,
  organisationsCount,
  organisationsPage,
} from '#modules/people/organisation-store.server.ts'
import { ORGANISATION_KINDS } from '#modules/people/rules/segments.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, everyRow, type Page, pageOf } from '#platform/lists/keyset.ts'

/** The filters of the address: `q`, `nature` (kind), `tri=-nom` for the reverse order. Unknown words are ignored. */
function organisationFilter(params: URLSearchParams): OrganisationFilter {
  const kind = ORGANISATION_KINDS.find((word) => word === params.get('nature'))
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    kinds: kind ? [kind] : undefined,
    descending: params.get('tri') === '-nom',
  }
}

type OrganisationList = Page<OrganisationRow> & Counted & { filter: OrganisationFilter }

/** One page of organisations, in name order, with the total up to `COUNT_LIMIT`. */
export async function listOrganisations(ctx: Ctx, params: URLSearchParams): Promise<OrganisationList> {
  const filter = organisationFilter(params)
  const cursor = cursorOf(params)
  return await ctx.read(async (tx) => {
    const read = await organisationsPage(tx, ctx.hub.id, filter, cursor)
    const n = await organisationsCount(tx, ctx.hub.id, filter)
    const page = pageOf(read, cursor, params, (row) => [row.sortKey, row.id])
    return { ...page, filter, ...counted(n) }
  })
}

/** Every organisation that matches, page after page, for an export. */
export const everyOrganisation = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<OrganisationRow> =>
  everyRow(params, (next) => listOrganisations(ctx, next))
