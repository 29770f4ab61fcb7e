import { PERSON_SEGMENTS, type PersonSegment } from '#modules/people/rules/segments.ts'
import { type PeopleFilter, type PersonRow, peopleCount, peoplePage } from '#modules/people/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { COUNT_LIMIT, cursorOf, type Page, pageOf } from '#platform/lists/keyset.ts'

/** The filters of the address: `q`, `public` (segment), `tri=-nom` for the reverse order. Unknown words are ignored. */
export function peopleFilter(params: URLSearchParams): PeopleFilter {
  const segment = params.get('public') as PersonSegment | null
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    segment: segment && PERSON_SEGMENTS.includes(segment) ? segment : undefined,
    descending: params.get('tri') === '-nom',
  }
}

export type PeopleList = Page<PersonRow> & { filter: PeopleFilter; total: number; capped: boolean }

/** One page of people, in name order, with the total up to `COUNT_LIMIT`. */
export async function listPeople(ctx: Ctx, params: URLSearchParams): Promise<PeopleList> {
  const filter = peopleFilter(params)
  const cursor = cursorOf(params)
  return await ctx.read(async (tx) => {
    const read = await peoplePage(tx, ctx.hub.id, filter, cursor)
    const n = await peopleCount(tx, ctx.hub.id, filter)
    const page = pageOf(read, cursor, params, (row) => [row.sortKey, row.id])
    return { ...page, filter, total: Math.min(n, COUNT_LIMIT), capped: n > COUNT_LIMIT }
  })
}

/** Every person that matches, page after page, for an export. */
export async function* everyPerson(ctx: Ctx, params: URLSearchParams): AsyncGenerator<PersonRow> {
  let next: URLSearchParams | null = new URLSearchParams(params)
  next.delete('apres')
  next.delete('avant')
  while (next) {
    const page: PeopleList = await listPeople(ctx, next)
    yield* page.rows
    next = page.next === null ? null : new URLSearchParams(page.next)
  }
}
