import { and, eq, type SQL, sql } from 'drizzle-orm'
import { parseDay } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, PAGE_SIZE, type Page, pageOf } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { LIFE_STATES, type LifeState } from '../rules/lifecycle.ts'
import { invoiceByNumber } from '../store.server.ts'
import { type EInvoiceRow, wordsOf } from './store.server.ts'
import { einvoices } from './tables.ts'
import { EINVOICE_VIEWS, type EInvoiceView } from './views.ts'

type EInvoiceList = Page<EInvoiceRow> &
  Counted & { readonly view: EInvoiceView | null; readonly state: LifeState | null }

/** One page of electronic invoices, newest first; `vue` or `etat` of the address keep some. */
export async function listEInvoices(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<EInvoiceList> {
  const asked = params.get('vue') ?? ''
  const view = Object.hasOwn(EINVOICE_VIEWS, asked) ? (asked as EInvoiceView) : null
  const state = LIFE_STATES.find((one) => one === params.get('etat')) ?? null
  const cursor = cursorOf(params, (value) => parseDay(value).ok)
  const { day, invoiceId } = einvoices
  const { from, direction } = pageFrom(day, invoiceId, 'date', false, cursor)
  const states = view ? EINVOICE_VIEWS[view] : null
  const matching: SQL | undefined = and(
    eq(einvoices.hubId, ctx.hub.id),
    state ? eq(einvoices.state, state) : undefined,
    states
      ? sql`${einvoices.state} IN (${sql.join(
          states.map((one) => sql`${one}`),
          sql`, `,
        )})`
      : undefined,
  )
  return await ctx.read(async (tx) => {
    const read = await tx
      .select()
      .from(einvoices)
      .where(and(matching, from))
      .orderBy(direction(day), direction(invoiceId))
      .limit(size + 1)
    const n = await countMatching(tx, einvoices, matching)
    const page = pageOf(read, cursor, params, (row) => [row.day, row.invoiceId], size)
    return { ...page, ...counted(n), view, state }
  })
}

/** How many electronic invoices wait to be deposited, and how many want somebody’s eyes; counted no further than 1000. */
export async function einvoicesToSee(ctx: Ctx): Promise<{ waiting: number; toSee: number }> {
  const count = (states: readonly LifeState[]) =>
    ctx.read((tx) =>
      countMatching(
        tx,
        einvoices,
        and(
          eq(einvoices.hubId, ctx.hub.id),
          sql`${einvoices.state} IN (${sql.join(
            states.map((one) => sql`${one}`),
            sql`, `,
          )})`,
        ),
        1000,
      ),
    )
  return {
    waiting: await count(EINVOICE_VIEWS['a-deposer']),
    toSee: await count(EINVOICE_VIEWS['a-regarder']),
  }
}

/** One electronic invoice with all that was said of it; null when it is none, or not of this hub. */
export async function readEInvoice(ctx: Ctx, number: string) {
  return await ctx.read(async (tx) => {
    const invoice = await invoiceByNumber(tx, ctx.hub.id, number)
    if (!invoice) return null
    const [row] = await tx
      .select()
      .from(einvoices)
      .where(and(eq(einvoices.hubId, ctx.hub.id), eq(einvoices.invoiceId, invoice.id)))
    return row ? { row, invoice, words: await wordsOf(tx, ctx.hub.id, invoice.id) } : null
  })
}
