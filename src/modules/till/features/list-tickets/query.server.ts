import { and, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { type Day, parseDay } from '#kit/day.ts'
import { tickets } from '#modules/till/tables.ts'
import { type TenderRow, TICKET_COLUMNS, type TicketRow } from '#modules/till/tickets-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'

export type TicketFilter = {
  readonly q: string
  readonly from?: Day
  readonly to?: Day
  readonly kind?: TicketRow['kind']
  readonly ascending: boolean
}
export type ListedTicket = TicketRow & {
  /** What was sold, in few words; how it was paid. */
  readonly what: string
  readonly means: readonly TenderRow['means'][]
}
type TicketList = Page<ListedTicket> & Counted & { readonly filter: TicketFilter }

const dayIn = (text: string | null): Day | undefined => {
  const read = parseDay(text ?? '')
  return read.ok ? read.value : undefined
}

export const filterOf = (params: URLSearchParams): TicketFilter => ({
  q: (params.get('q') ?? '').slice(0, 100),
  from: dayIn(params.get('du')),
  to: dayIn(params.get('au')),
  kind: params.get('genre') === 'refund' ? 'refund' : params.get('genre') === 'sale' ? 'sale' : undefined,
  ascending: params.get('tri') === 'date',
})

function matching(ctx: Ctx, filter: TicketFilter): SQL | undefined {
  const query = searchQuery(filter.q)
  return and(
    eq(tickets.hubId, ctx.hub.id),
    filter.kind ? eq(tickets.kind, filter.kind) : undefined,
    filter.from ? gte(tickets.day, filter.from) : undefined,
    filter.to ? lte(tickets.day, filter.to) : undefined,
    query ? sql`${tickets.search} @@ ${query}` : undefined,
  )
}

const WHAT = sql<string>`(SELECT string_agg(l.label, ', ' ORDER BY l.position) FROM ticket_lines l
  WHERE l.hub_id = tickets.hub_id AND l.ticket_id = tickets.id)`
const PAID_BY = sql<
  TenderRow['means'][]
>`(SELECT coalesce(array_agg(m.means ORDER BY m.position), '{}') FROM ticket_tenders m
  WHERE m.hub_id = tickets.hub_id AND m.ticket_id = tickets.id)`

/** One page of tickets, newest first, with the total up to `COUNT_LIMIT`. */
export async function listTickets(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<TicketList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { day, id } = tickets
  const { from, direction } = pageFrom(day, id, 'date', filter.ascending, cursor)
  return await ctx.read(async (tx) => {
    const read = await tx
      .select({ ...TICKET_COLUMNS, what: WHAT, means: PAID_BY })
      .from(tickets)
      .where(and(matching(ctx, filter), from))
      .orderBy(direction(day), direction(id))
      .limit(size + 1)
    const n = await countMatching(tx, tickets, matching(ctx, filter))
    return { ...pageOf(read, cursor, params, (row) => [row.day, row.id], size), filter, ...counted(n) }
  })
}

/** Every ticket that matches, page after page, for an export. */
export const everyTicket = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedTicket> =>
  everyRow(params, (next) => listTickets(ctx, next, 500))
