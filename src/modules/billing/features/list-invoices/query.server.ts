import { and, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm'
import { type Day, firstDay, monthOf, parseDay } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { type InvoiceOnList, standing } from '#modules/billing/read.server.ts'
import { BUYER_KINDS, type BuyerKind } from '#modules/billing/rules/document.ts'
import { INVOICE_CARD } from '#modules/billing/store.server.ts'
import { invoiceDrafts, invoices } from '#modules/billing/tables.ts'
import { openInvoices } from '#modules/money/index.server.ts'
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
import { CLIENT_WORDS, STATE_WORDS, type StateFilter } from './address.ts'

export type InvoiceFilter = {
  readonly q: string
  readonly state?: StateFilter
  readonly client?: BuyerKind
  readonly from?: Day
  readonly to?: Day
  readonly run?: Id<'InvoiceRun'>
  readonly ascending: boolean
}
type InvoiceList = Page<InvoiceOnList> & Counted & { readonly filter: InvoiceFilter }

const dayOf = (text: string | null): Day | undefined => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** Words of the address: `etat`, `client`, `du`, `au`, `lot` (a run), `tri=date`. Unknown ones are ignored. */
function filterOf(params: URLSearchParams): InvoiceFilter {
  const run = params.get('lot')
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    state: (Object.keys(STATE_WORDS) as StateFilter[]).find((one) => STATE_WORDS[one] === params.get('etat')),
    client: BUYER_KINDS.find((kind) => CLIENT_WORDS[kind] === params.get('client')),
    from: dayOf(params.get('du')),
    to: dayOf(params.get('au')),
    run: isId<'InvoiceRun'>(run) ? run : undefined,
    ascending: params.get('tri') === 'date',
  }
}

/** One look at the index of what is owed per row shown: written as EXISTS it would read all that is owed first. */
const isOpen = sql`coalesce((SELECT true FROM charges c WHERE c.hub_id = invoices.hub_id
  AND c.invoice_id = invoices.id AND c.outstanding > 0 LIMIT 1), false)`

function stateIs(ctx: Ctx, state: StateFilter): SQL | undefined {
  const open = sql`${invoices.id} IN (SELECT invoice_id FROM (${openInvoices(ctx.hub.id)}) o)`
  if (state === 'open') return open
  if (state === 'late') return and(open, lt(invoices.dueOn, ctx.today()))
  return and(
    eq(invoices.kind, state === 'credit-note' ? 'credit-note' : 'invoice'),
    state === 'paid' ? sql`NOT ${isOpen}` : undefined,
  )
}

function matching(ctx: Ctx, filter: InvoiceFilter): SQL | undefined {
  const query = searchQuery(filter.q)
  return and(
    eq(invoices.hubId, ctx.hub.id),
    filter.state && stateIs(ctx, filter.state),
    filter.client && eq(invoices.buyerKind, filter.client),
    filter.from && gte(invoices.day, filter.from),
    filter.to && lte(invoices.day, filter.to),
    filter.run && eq(invoices.runId, filter.run),
    query ? sql`${invoices.search} @@ ${query}` : undefined,
  )
}

/** One page of issued documents, the newest first, with where each stands. */
export async function listInvoices(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<InvoiceList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, (text) => dayOf(text) !== undefined)
  const { from, direction } = pageFrom(invoices.day, invoices.id, 'date', filter.ascending, cursor)
  const { read, n } = await ctx.read(async (tx) => ({
    read: await tx
      .select(INVOICE_CARD)
      .from(invoices)
      .where(and(matching(ctx, filter), from))
      .orderBy(direction(invoices.day), direction(invoices.id))
      .limit(size + 1),
    n: await countMatching(tx, invoices, matching(ctx, filter)),
  }))
  const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
  return { ...page, rows: await standing(ctx, page.rows), filter, ...counted(n) }
}

/** Every document that matches, page after page, for an export. */
export const everyInvoice = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<InvoiceOnList> =>
  everyRow(params, (next) => listInvoices(ctx, next, 500))

export type InvoiceSums = {
  readonly open: { readonly count: number; readonly total: Cents }
  readonly late: { readonly count: number; readonly total: Cents }
  readonly month: { readonly count: number; readonly total: Cents }
}

/** What is to be received, what of it is late, and what was invoiced this month. */
export async function invoiceSums(ctx: Ctx): Promise<InvoiceSums> {
  const today = ctx.today()
  return await ctx.read(async (tx) => {
    const { rows } = await tx.execute<
      Record<'open' | 'late', string> & Record<'open_n' | 'late_n', number>
    >(sql`
      SELECT coalesce(sum(o.left_of), 0)::text AS open, count(*)::int AS open_n,
        coalesce(sum(o.left_of) FILTER (WHERE i.due_on < ${today}), 0)::text AS late,
        count(*) FILTER (WHERE i.due_on < ${today})::int AS late_n
      FROM (${openInvoices(ctx.hub.id)}) o JOIN invoices i ON i.hub_id = ${ctx.hub.id} AND i.id = o.invoice_id`)
    const [month] = await tx
      .select({ n: sql<number>`count(*)::int`, total: sql<string>`coalesce(sum(${invoices.total}), 0)` })
      .from(invoices)
      .where(
        and(
          eq(invoices.hubId, ctx.hub.id),
          eq(invoices.kind, 'invoice'),
          gte(invoices.day, firstDay(monthOf(today))),
        ),
      )
    const { open, open_n, late, late_n } = rows[0]!
    return {
      open: { count: open_n, total: cents(BigInt(open)) },
      late: { count: late_n, total: cents(BigInt(late)) },
      month: { count: month!.n, total: cents(BigInt(month!.total)) },
    }
  })
}

/** Drafts that wait, the last touched first. */
export const waitingDrafts = (ctx: Ctx) =>
  ctx.read((tx) =>
    tx
      .select({
        id: invoiceDrafts.id,
        name: invoiceDrafts.partyName,
        total: invoiceDrafts.total,
        at: invoiceDrafts.updatedAt,
        by: invoiceDrafts.userName,
      })
      .from(invoiceDrafts)
      .where(eq(invoiceDrafts.hubId, ctx.hub.id))
      .orderBy(sql`${invoiceDrafts.updatedAt} DESC`)
      .limit(20),
  )
