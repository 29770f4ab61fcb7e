import { and, asc, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Means } from '../rules/axes.ts'
import { payments } from '../tables.ts'
import { type ChargeRow, lockCharges, READ, STILL_OWED } from './store.server.ts'
import { chargeSettlements, charges } from './tables.ts'

/** Charges held until the caller's transaction ends, in the order of ids. */
export const holdCharges = (tx: Tx, ctx: Ctx, ids: readonly Id<'Charge'>[]): Promise<ChargeRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : lockCharges(tx, ctx.hub.id, [...new Set(ids)])

/** Who may be asked by an invoice, for what was done until a day. */
export type ToInvoice = {
  readonly until: Day
  readonly who?: 'person' | 'organisation'
  /** Only these payers. */
  readonly payerIds?: readonly string[]
  readonly limit: number
}

/** What is still owed and on no invoice, payer by payer, the oldest first. */
export async function chargesToInvoice(
  ctx: Ctx,
  { until, who, payerIds, limit }: ToInvoice,
): Promise<ChargeRow[]> {
  const ids = payerIds && [...payerIds]
  return await ctx.read((tx) =>
    tx
      .select(READ)
      .from(charges)
      .where(
        and(
          eq(charges.hubId, ctx.hub.id),
          STILL_OWED,
          isNull(charges.invoiceId),
          lte(charges.day, until),
          who === 'person' ? isNull(charges.organisationId) : undefined,
          who === 'organisation' ? isNull(charges.personId) : undefined,
          ids &&
            sql`(${charges.personId} = ANY(${uuids(ids)}) OR ${charges.organisationId} = ANY(${uuids(ids)}))`,
        ),
      )
      .orderBy(asc(charges.sortKey), asc(charges.personId), asc(charges.organisationId), asc(charges.day))
      .limit(limit),
  )
}

const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

/** Puts charges that the caller holds on issued invoices, due when the invoice is. They are then paid on account 411. */
export async function markInvoiced(
  tx: Tx,
  ctx: Ctx,
  rows: readonly { chargeId: Id<'Charge'>; invoiceId: Id<'Invoice'>; dueOn: Day }[],
): Promise<void> {
  if (rows.length === 0) return
  const list = (values: readonly string[]) => `{${values.join(',')}}`
  await tx
    .update(charges)
    .set({ invoiceId: sql`billed.invoice_id`, dueOn: sql`billed.due_on`, changedAt: ctx.now() })
    .from(sql`unnest(${list(rows.map((row) => row.chargeId))}::uuid[],
      ${list(rows.map((row) => row.invoiceId))}::uuid[],
      ${list(rows.map((row) => row.dueOn))}::date[]) AS billed (charge_id, invoice_id, due_on)`)
    .where(and(eq(charges.hubId, ctx.hub.id), sql`${charges.id} = billed.charge_id`))
}

/** Takes charges that the caller holds off their invoice, which was taken back: they are owed, and may be invoiced anew. */
export async function freeInvoiced(tx: Tx, ctx: Ctx, ids: readonly Id<'Charge'>[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(charges)
    .set({ invoiceId: null, changedAt: ctx.now() })
    .where(and(eq(charges.hubId, ctx.hub.id), inArray(charges.id, [...ids])))
}

/** Lowers what is owed of charges that the caller holds, each by at most its outstanding, with the reason. */
export async function lowerCharges(
  tx: Tx,
  ctx: Ctx,
  parts: readonly { chargeId: Id<'Charge'>; amount: Cents }[],
  why: string,
): Promise<void> {
  const some = parts.filter((part) => part.amount > 0n)
  if (some.length === 0) return
  const at = ctx.now()
  await tx
    .update(charges)
    .set({
      outstanding: sql`${charges.outstanding} - less.amount`,
      voided: sql`${charges.voided} + less.amount`,
      voidedAt: sql`CASE WHEN ${charges.voided} + less.amount = ${charges.amount} THEN ${at.toISOString()}::timestamptz ELSE ${charges.voidedAt} END`,
      voidedWhy: why,
      changedAt: at,
    })
    .from(sql`unnest(${`{${some.map((part) => part.chargeId).join(',')}}`}::uuid[],
      ${`{${some.map((part) => part.amount).join(',')}}`}::bigint[]) AS less (charge_id, amount)`)
    .where(and(eq(charges.hubId, ctx.hub.id), sql`${charges.id} = less.charge_id`))
}

/** What is left to pay of an invoice, and what was given up of it. */
export type InvoiceBalance = { readonly left: Cents; readonly voided: Cents }

/** The same for several invoices at once; those without charges are not in the map. */
export async function balancesOfInvoices(
  ctx: Ctx,
  invoiceIds: readonly Id<'Invoice'>[],
): Promise<Map<Id<'Invoice'>, InvoiceBalance>> {
  if (invoiceIds.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({
        invoiceId: charges.invoiceId,
        left: sql<string>`sum(${charges.outstanding})`,
        voided: sql<string>`sum(${charges.voided})`,
      })
      .from(charges)
      .where(and(eq(charges.hubId, ctx.hub.id), inArray(charges.invoiceId, [...invoiceIds])))
      .groupBy(charges.invoiceId),
  )
  return new Map(
    rows.map((row) => [
      row.invoiceId!,
      { left: BigInt(row.left) as Cents, voided: BigInt(row.voided) as Cents },
    ]),
  )
}

/** The charges of one invoice. */
export const chargesOfInvoice = (ctx: Ctx, invoiceId: Id<'Invoice'>): Promise<ChargeRow[]> =>
  ctx.read((tx) =>
    tx
      .select(READ)
      .from(charges)
      .where(and(eq(charges.hubId, ctx.hub.id), eq(charges.invoiceId, invoiceId)))
      .orderBy(asc(charges.id)),
  )

/** What was paid of an invoice, payment by payment; below zero when it was taken back. */
export type InvoicePayment = {
  readonly id: Id<'Payment'>
  readonly number: string
  readonly day: Day
  readonly means: Means
  /** Cents of that payment which went to this invoice. */
  readonly amount: Cents
}

/** Payments that settled something of an invoice, the first first. */
export async function paymentsOfInvoice(ctx: Ctx, invoiceId: Id<'Invoice'>): Promise<InvoicePayment[]> {
  const rows = await ctx.read((tx) =>
    tx
      .select({
        id: payments.id,
        number: payments.number,
        day: payments.day,
        means: payments.means,
        amount: sql<string>`sum(${chargeSettlements.amount})`,
      })
      .from(charges)
      .innerJoin(
        chargeSettlements,
        and(eq(chargeSettlements.hubId, charges.hubId), eq(chargeSettlements.chargeId, charges.id)),
      )
      .innerJoin(
        payments,
        and(eq(payments.hubId, chargeSettlements.hubId), eq(payments.id, chargeSettlements.paymentId)),
      )
      .where(and(eq(charges.hubId, ctx.hub.id), eq(charges.invoiceId, invoiceId)))
      .groupBy(payments.id, payments.number, payments.day, payments.means)
      .orderBy(asc(payments.day), asc(payments.id)),
  )
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) as Cents }))
}

/**
 * Invoices of which something is still owed, by what is left of them, as a subquery for the lists of invoices. Small
 * whatever the years behind: it reads what is owed only.
 */
export const openInvoices = (hubId: Id<'Hub'>): SQL => sql`SELECT invoice_id, sum(outstanding) AS left_of
  FROM charges WHERE hub_id = ${hubId} AND invoice_id IS NOT NULL AND outstanding > 0 GROUP BY invoice_id`

/** Charges by id, in the order they were opened; those of another hub are left out. */
export const chargesById = (ctx: Ctx, ids: readonly Id<'Charge'>[]): Promise<ChargeRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : ctx.read((tx) =>
        tx
          .select(READ)
          .from(charges)
          .where(and(eq(charges.hubId, ctx.hub.id), inArray(charges.id, [...ids])))
          .orderBy(asc(charges.day), asc(charges.id)),
      )
