import type { Day } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { tiesOf } from '#modules/people/membership-store.server.ts'
import { PURPOSES } from '#modules/people/rules/consents.ts'
import { BENEFITS } from '#modules/people/rules/reach.ts'
import { PERSON_ROLES, PERSON_SEGMENTS, type PersonRole } from '#modules/people/rules/segments.ts'
import { type PeopleFilter, type PersonRow, peopleCount, peoplePage } from '#modules/people/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  COUNT_LIMIT,
  type Counted,
  counted,
  cursorOf,
  everyRow,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

export type ListedPerson = PersonRow & { roles: PersonRole[]; memberUntil: Day | null }

/**
 * The filters of the address: `q`, `public` (segment), `lien` (role), `etat=adherents` or `etat=parties`,
 * `accord` (a use agreed to), `beneficiaire` (direct or indirect), and `tri=-nom` for the reverse order; `ids` for the rows ticked. Unknown words are ignored.
 */
function peopleFilter(params: URLSearchParams, today: Day): PeopleFilter {
  const state = params.get('etat')
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    segment: PERSON_SEGMENTS.find((segment) => segment === params.get('public')),
    role: PERSON_ROLES.find((role) => role === params.get('lien')),
    memberOn: state === 'adherents' ? today : undefined,
    agreed: PURPOSES.find((purpose) => purpose === params.get('accord')),
    benefit: BENEFITS.find((benefit) => benefit === params.get('beneficiaire')),
    left: state === 'parties',
    ids: params
      .get('ids')
      ?.split(',')
      .filter(isId<'Person'>),
    descending: params.get('tri') === '-nom',
  }
}

export type PeopleList = Page<ListedPerson> & Counted & { filter: PeopleFilter }

/** One page of people, in name order, with the total up to `COUNT_LIMIT`. */
export async function listPeople(ctx: Ctx, params: URLSearchParams): Promise<PeopleList> {
  const filter = peopleFilter(params, ctx.today())
  const cursor = cursorOf(params)
  return await ctx.read(async (tx) => {
    const n = await peopleCount(tx, ctx.hub.id, filter)
    const few = filter.q !== '' && n <= COUNT_LIMIT
    const read = await peoplePage(tx, ctx.hub.id, filter, cursor, undefined, few)
    const page = pageOf(read, cursor, params, (row) => [row.sortKey, row.id])
    const ids = page.rows.map((row) => row.id)
    const ties = await tiesOf(tx, ctx.hub.id, ids)
    const rows = page.rows.map((row) => ({ ...row, ...ties.get(row.id)! }))
    return { ...page, rows, filter, ...counted(n) }
  })
}

/** Every person that matches, page after page, for an export. */
export const everyPerson = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedPerson> =>
  everyRow(params, (next) => listPeople(ctx, next))
