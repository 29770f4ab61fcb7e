import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { COUNT_LIMIT, type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { NoticeState } from './rules/states.ts'
import type { TemplateId } from './rules/templates.ts'
import type { NoticeWay } from './rules/way.ts'
import type { NoticeRow } from './store.server.ts'
import { notices } from './tables.ts'

export type NoticeFilter = {
  q: string
  states?: readonly NoticeState[]
  way?: NoticeWay
  template?: TemplateId
  /** Every id that the person's past is written under. */
  people?: readonly Id<'Person'>[]
  organisation?: Id<'Organisation'>
  subject?: { kind: string; id: string }
  /** Only these: the rows ticked in a list. */
  ids?: readonly Id<'Notice'>[]
}

const matching = (hubId: Id<'Hub'>, filter: NoticeFilter): SQL | undefined => {
  const query = searchQuery(filter.q)
  return and(
    eq(notices.hubId, hubId),
    query ? sql`${notices.search} @@ ${query}` : undefined,
    filter.states ? inArray(notices.state, [...filter.states]) : undefined,
    filter.way ? eq(notices.way, filter.way) : undefined,
    filter.template ? eq(notices.template, filter.template) : undefined,
    filter.people ? inArray(notices.personId, [...filter.people]) : undefined,
    filter.organisation ? eq(notices.organisationId, filter.organisation) : undefined,
    filter.subject
      ? and(eq(notices.subjectKind, filter.subject.kind), eq(notices.subjectId, filter.subject.id))
      : undefined,
    filter.ids ? inArray(notices.id, [...filter.ids]) : undefined,
  )
}

/** One row more than a page, the newest first. A name is rare where the planner thinks it common: see `peoplePage`. */
export async function noticesPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: NoticeFilter,
  cursor: Cursor | null,
  n: number,
): Promise<NoticeRow[]> {
  const { from, direction } = pageFrom(notices.at, notices.id, 'timestamptz', false, cursor)
  const few = filter.q !== '' && n <= COUNT_LIMIT
  return await tx
    .select()
    .from(notices)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(few ? sql`${notices.at} + interval '0'` : notices.at), direction(notices.id))
    .limit(PAGE_SIZE + 1)
}

/** How many match, counted no further than `COUNT_LIMIT + 1`. */
export const noticesCount = (tx: Tx, hubId: Id<'Hub'>, filter: NoticeFilter): Promise<number> =>
  countMatching(tx, notices, matching(hubId, filter))
