import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import type { Payer, Pillar } from '../rules/axes.ts'
import type { ChargeSubject } from '../rules/charges.ts'
import {
  type ChargeRow,
  changedSubjects,
  chargeRows,
  chargesOfSubjects,
  insertCharges,
  lockChargesOf,
  voidCharges,
} from './store.server.ts'

export type Debtor =
  | { readonly personId: Id<'Person'>; readonly organisationId?: undefined }
  | { readonly organisationId: Id<'Organisation'>; readonly personId?: undefined }

export type ChargesSubject = { readonly kind: ChargeSubject; readonly id: string }

export type NewCharge = {
  readonly who: Debtor
  /** Their name today. */
  readonly name: string
  readonly label: string
  /** Cents, above zero. */
  readonly amount: Cents
  readonly subject: ChargesSubject
  /** Which part of the subject, when it has several: at most one living charge each. */
  readonly part?: string
  /** Where the subject is shown, after the hub. */
  readonly path?: string
  readonly day?: Day
  /** Default: 30 days for an organisation, the same day for a person. */
  readonly dueOn?: Day
  /** How it enters the ledger once paid: `706` services, `7061` contracts… */
  readonly creditAccount: string
  readonly pillar: Pillar
  readonly payer: Payer
  readonly activity?: string
  /** Permille of the price without tax, when the service bears VAT: the amount is with it. */
  readonly vatRate?: number | null
  /** How many of which unit, for the line of an invoice. One by default. */
  readonly quantity?: number
  readonly unit?: string
  /** Opened by an invoice that bills it at once. */
  readonly invoiceId?: Id<'Invoice'>
}

/** Days that an organisation has to pay (code de commerce, art. L441-10: thirty days unless agreed otherwise). */
const DAYS_TO_PAY = 30

/**
 * Opens what is owed for something done, inside the caller's transaction; who may do so is the caller's to know.
 * Refuses an amount of zero or less, and a second living charge for the same part of the same subject.
 */
export async function openCharges(
  ctx: Ctx,
  list: readonly NewCharge[],
): Promise<Result<Id<'Charge'>[], 'amount_not_positive' | 'already_charged'>> {
  if (list.length === 0) return ok([])
  if (list.some((one) => one.amount <= zero)) return refuse('amount_not_positive', 'amount')
  return await ctx.tx(async (tx) => {
    const at = ctx.now()
    const rows = list.map((one) => {
      const day = one.day ?? ctx.today()
      return {
        hubId: ctx.hub.id,
        id: newId<'Charge'>(),
        personId: one.who.personId ?? null,
        organisationId: one.who.organisationId ?? null,
        partyName: one.name,
        label: one.label,
        amount: one.amount,
        outstanding: one.amount,
        voided: zero,
        day,
        dueOn: one.dueOn ?? (one.who.organisationId ? addDays(day, DAYS_TO_PAY) : day),
        subjectKind: one.subject.kind,
        subjectId: one.subject.id,
        part: one.part ?? '',
        path: one.path ?? null,
        creditAccount: one.creditAccount,
        pillar: one.pillar,
        payer: one.payer,
        activity: one.activity ?? null,
        vatRate: one.vatRate ?? null,
        quantity: one.quantity ?? 1,
        unit: one.unit ?? null,
        invoiceId: one.invoiceId ?? null,
        recordedAt: at,
        userId: ctx.actor.userId,
        changedAt: at,
        sortKey: fold(one.name),
        words: searchWords(one.name, one.label),
      }
    })
    const written = await insertCharges(tx, rows)
    return written === rows.length ? ok(rows.map((row) => row.id)) : refuse('already_charged')
  })
}

/**
 * Gives up everything still owed for something, with a reason, inside the caller's transaction. Refused once a part
 * of it was paid, unless `keepPaid`: what was paid then stays and only the rest is given up. Refused too while an invoice
 * asks for it: a credit note takes that back.
 * Answers the charges as they stood before.
 */
export async function voidChargesOf(
  ctx: Ctx,
  subject: ChargesSubject,
  why: string,
  { keepPaid = false } = {},
): Promise<Result<ChargeRow[], 'why_needed' | 'partly_paid'>> {
  const reason = why.trim()
  if (!reason) return refuse('why_needed', 'why')
  return await ctx.tx(async (tx) => {
    const rows = await lockChargesOf(tx, ctx.hub.id, subject.kind, [subject.id])
    if (!keepPaid && rows.some((row) => row.outstanding < row.amount)) return refuse('partly_paid')
    // What an invoice asks for is taken back by its credit note alone: the books hold it on account 411.
    if (rows.some((row) => row.invoiceId !== null && row.outstanding > zero)) return refuse('partly_paid')
    const owed = rows.filter((row) => row.outstanding > zero)
    if (owed.length === 0) return ok([])
    await voidCharges(
      tx,
      ctx.hub.id,
      owed.map((row) => row.id),
      reason,
      ctx.now(),
    )
    for (const row of owed) await audit(tx, ctx, 'void', 'charge', row.id, { why: reason })
    return ok(owed)
  })
}

/** The living charges of one thing, in the order they were opened. */
export const chargesOf = (ctx: Ctx, subject: ChargesSubject): Promise<ChargeRow[]> =>
  ctx.read((tx) => chargesOfSubjects(tx, ctx.hub.id, subject.kind, [subject.id]))

/** The same for several things at once. */
export const chargesOfAll = (ctx: Ctx, kind: ChargeSubject, ids: readonly string[]): Promise<ChargeRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : ctx.read((tx) => chargesOfSubjects(tx, ctx.hub.id, kind, ids))

/** What charges were opened for, among those that changed since an instant: for modules that follow them. */
export const changedSince = (ctx: Ctx, kind: ChargeSubject, since: Date, limit: number): Promise<string[]> =>
  ctx.read((tx) => changedSubjects(tx, ctx.hub.id, kind, since, limit))

/** Charges by their ids, as they stand. */
export const chargesByIds = (ctx: Ctx, ids: readonly Id<'Charge'>[]): Promise<ChargeRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : ctx.read((tx) => chargeRows(tx, ctx.hub.id, ids))

/** The living charges of one thing, held until the caller's transaction ends. */
export const holdChargesOf = (tx: Tx, ctx: Ctx, subject: ChargesSubject): Promise<ChargeRow[]> =>
  lockChargesOf(tx, ctx.hub.id, subject.kind, [subject.id])
