import type { Day } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { getOrganisation, getPerson, idsOfPerson } from '#modules/people/choosers.server.ts'
import { tiesOf } from '#modules/people/membership-store.server.ts'
import { PURPOSES } from '#modules/people/rules/consents.ts'
import { fullName } from '#modules/people/rules/names.ts'
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
 * `accord` (a use agreed to), `par` (who sent them), `beneficiaire` (direct or indirect), and `tri=-nom` for the reverse order; `ids` for the rows ticked. Unknown words are ignored.
 */
type SentBy = Pick<PeopleFilter, 'sentBy' | 'sentByOrganisation'>

function peopleFilter(params: URLSearchParams, today: Day, sentBy: SentBy): PeopleFilter {
  const state = params.get('etat')
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    segment: PERSON_SEGMENTS.find((segment) => segment === params.get('public')),
    role: PERSON_ROLES.find((role) => role === params.get('lien')),
    memberOn: state === 'adherents' ? today : undefined,
    agreed: PURPOSES.find((purpose) => purpose === params.get('accord')),
    benefit: BENEFITS.find((benefit) => benefit === params.get('beneficiaire')),
    ...sentBy,
    left: state === 'parties',
    ids: params
      .get('ids')
      ?.split(',')
      .filter(isId<'Person'>),
    descending: params.get('tri') === '-nom',
  }
}

export type PeopleList = Page<ListedPerson> & Counted & { filter: PeopleFilter; sender: string | null }

/** Who is meant by `par`: a person under all their ids, or an organisation. */
async function senderOf(ctx: Ctx, id: string | null): Promise<SentBy & { name: string | null }> {
  if (!isId(id)) return { name: null }
  const organisation = await getOrganisation(ctx, id as Id<'Organisation'>)
  if (organisation) return { name: organisation.name, sentByOrganisation: organisation.id }
  const person = await getPerson(ctx, id as Id<'Person'>)
  return person
    ? { name: fullName(person), sentBy: await idsOfPerson(ctx, person.id) }
    : { name: null, sentBy: [] }
}

/** One page of people, in name order, with the total up to `COUNT_LIMIT`. */
export async function listPeople(ctx: Ctx, params: URLSearchParams): Promise<PeopleList> {
  const { name: sender, ...sentBy } = await senderOf(ctx, params.get('par'))
  const filter = peopleFilter(params, ctx.today(), sentBy)
  const cursor = cursorOf(params)
  return await ctx.read(async (tx) => {
    const n = await peopleCount(tx, ctx.hub.id, filter)
    const few = filter.q !== '' && n <= COUNT_LIMIT
    const read = await peoplePage(tx, ctx.hub.id, filter, cursor, undefined, few)
    const page = pageOf(read, cursor, params, (row) => [row.sortKey, row.id])
    const ids = page.rows.map((row) => row.id)
    const ties = await tiesOf(tx, ctx.hub.id, ids)
    const rows = page.rows.map((row) => ({ ...row, ...ties.get(row.id)! }))
    return { ...page, rows, filter, sender, ...counted(n) }
  })
}

/** Every person that matches, page after page, for an export. */
export const everyPerson = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedPerson> =>
  everyRow(params, (next) => listPeople(ctx, next))
