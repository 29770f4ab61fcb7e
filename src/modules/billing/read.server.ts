import { and, desc, eq, inArray } from 'drizzle-orm'
import { type Cents, zero } from '#kit/money.ts'
import { balancesOfInvoices, type Debtor } from '#modules/money/index.server.ts'
import { idsOfPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type InvoiceState, stateOf } from './rules/terms.ts'
import {
  creditedOf,
  INVOICE_CARD,
  type InvoiceCard,
  type InvoiceRow,
  invoiceByNumber,
} from './store.server.ts'
import { invoices } from './tables.ts'

/** Where a document stands today. */
export type Standing = {
  readonly state: InvoiceState
  /** Cents still to pay. */
  readonly left: Cents
  /** Cents taken back by credit notes. */
  readonly credited: Cents
}
export type InvoiceOnList = InvoiceCard & Standing
export type Invoice = InvoiceRow & Standing

/** What is left of documents and where each stands, in two statements whatever their number. */
export async function standing<Row extends InvoiceCard>(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<(Row & Standing)[]> {
  const ids = rows.filter((row) => row.kind === 'invoice').map((row) => row.id)
  const balances = await balancesOfInvoices(ctx, ids)
  const credits = await ctx.read((tx) => creditedOf(tx, ctx.hub.id, ids))
  return rows.map((row) => {
    const left = balances.get(row.id)?.left ?? zero
    const credited = credits.get(row.id) ?? zero
    return { ...row, left, credited, state: stateOf(row, { left, credited }, ctx.today()) }
  })
}

/** One issued document by its number, with all it says; null when it is not of this hub. */
export async function invoiceOf(ctx: Ctx, number: string): Promise<Invoice | null> {
  const row = await ctx.read((tx) => invoiceByNumber(tx, ctx.hub.id, number))
  return row && (await standing(ctx, [row]))[0]!
}

/** The documents of a client (a person under every id they were known by), the newest first. */
export async function invoicesOf(ctx: Ctx, who: Debtor, limit = 200): Promise<InvoiceOnList[]> {
  const ids = who.personId ? await idsOfPerson(ctx, who.personId) : []
  const rows = await ctx.read((tx) =>
    tx
      .select(INVOICE_CARD)
      .from(invoices)
      .where(
        and(
          eq(invoices.hubId, ctx.hub.id),
          who.organisationId
            ? eq(invoices.organisationId, who.organisationId)
            : inArray(invoices.personId, ids),
        ),
      )
      .orderBy(desc(invoices.id))
      .limit(limit),
  )
  return await standing(ctx, rows)
}
