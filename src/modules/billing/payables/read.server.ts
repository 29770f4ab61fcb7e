import { and, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { parseDay } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { taxOn } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { filesOf } from '#platform/files/files.server.ts'
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
import { PAYABLE_STATES, type PayableState } from './states.ts'
import { habitOf, linesOf, movesOf, owedToSuppliers, payableById } from './store.server.ts'
import { payables } from './tables.ts'
import { fileSubject } from './take.server.ts'

export type PayablesFilter = {
  readonly q: string
  readonly state?: PayableState
  readonly from?: Day
  readonly to?: Day
  readonly ascending: boolean
}

/** Words of the address for each state. */
export const STATE_WORDS: Readonly<Record<PayableState, string>> = {
  'to-book': 'a-traiter',
  'to-pay': 'a-payer',
  done: 'reglees',
  refused: 'refusees',
}

const LISTED = {
  id: payables.id,
  kind: payables.kind,
  number: payables.number,
  supplierName: payables.supplierName,
  day: payables.day,
  dueOn: payables.dueOn,
  net: payables.net,
  vat: payables.vat,
  total: payables.total,
  left: payables.left,
  state: payables.state,
  syntax: payables.syntax,
} as const
export type ListedPayable = Pick<typeof payables.$inferSelect, keyof typeof LISTED>

const optionalDay = (text: string | null): Day | undefined => {
  const parsed = parseDay(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

const filterOf = (params: URLSearchParams): PayablesFilter => ({
  q: (params.get('q') ?? '').slice(0, 100),
  state: PAYABLE_STATES.find((state) => STATE_WORDS[state] === params.get('etat')),
  from: optionalDay(params.get('du')),
  to: optionalDay(params.get('au')),
  ascending: params.get('tri') === 'date',
})

function matching(ctx: Ctx, filter: PayablesFilter): SQL | undefined {
  const query = searchQuery(filter.q)
  return and(
    eq(payables.hubId, ctx.hub.id),
    filter.state ? eq(payables.state, filter.state) : undefined,
    filter.from ? gte(payables.day, filter.from) : undefined,
    filter.to ? lte(payables.day, filter.to) : undefined,
    query ? sql`${payables.search} @@ ${query}` : undefined,
  )
}

type PayableList = Page<ListedPayable> & Counted & { readonly filter: PayablesFilter }

/** One page of suppliers’ invoices, newest first, with their number up to `COUNT_LIMIT`. */
export async function listPayables(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<PayableList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { from, direction } = pageFrom(payables.day, payables.id, 'date', filter.ascending, cursor)
  return await ctx.read(async (tx) => {
    const read = await tx
      .select(LISTED)
      .from(payables)
      .where(and(matching(ctx, filter), from))
      .orderBy(direction(payables.day), direction(payables.id))
      .limit(size + 1)
    const n = await countMatching(tx, payables, matching(ctx, filter))
    return { ...pageOf(read, cursor, params, (row) => [row.day, row.id], size), filter, ...counted(n) }
  })
}

/** Every one that matches, page after page, for an export. */
export const everyPayable = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedPayable> =>
  everyRow(params, (next) => listPayables(ctx, next, 500))

/** How much the hub owes its suppliers, how much of it is late, in cents, and for how many invoices. */
export const suppliersOwed = (ctx: Ctx) => ctx.read((tx) => owedToSuppliers(tx, ctx.hub.id, ctx.today()))

/** One supplier’s invoice with its moves, its file and what the form proposes; null when it is not of this hub. */
export async function readPayable(ctx: Ctx, id: Id<'Payable'>) {
  const read = await ctx.read(async (tx) => {
    const row = await payableById(tx, ctx.hub.id, id)
    if (!row) return null
    return {
      row,
      moves: await movesOf(tx, ctx.hub.id, id),
      files: await filesOf(tx, ctx, fileSubject(id)),
      habit: await habitOf(tx, ctx.hub.id, row.supplierKey),
    }
  })
  if (!read) return null
  const { profile } = await taxOn(ctx, read.row.day)
  return { ...read, lines: linesOf(read.row.lines), deducts: profile === 'vat' }
}
