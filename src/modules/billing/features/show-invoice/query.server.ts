import type { Day } from '#kit/day.ts'
import { dayIn } from '#kit/day.ts'
import { zero } from '#kit/money.ts'
import { type Invoice, invoiceOf, standing } from '#modules/billing/read.server.ts'
import type { ReminderLevel } from '#modules/billing/rules/terms.ts'
import { levelsOf } from '#modules/billing/send.server.ts'
import { creditsOf, invoicesById, refundOf, remindersOf } from '#modules/billing/store.server.ts'
import { chargesOfInvoice, paymentsOfInvoice } from '#modules/money/index.server.ts'
import { noticesAbout } from '#modules/notices/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** What happened to a document, the first first. */
export type InvoiceEvent =
  | { readonly kind: 'issued' | 'creditIssued'; readonly day: Day; readonly who: string }
  | { readonly kind: 'paid'; readonly day: Day; readonly number: string; readonly amount: bigint }
  | { readonly kind: 'reminder'; readonly day: Day; readonly who: string; readonly level: number }
  | {
      readonly kind: 'credit'
      readonly day: Day
      readonly who: string
      readonly number: string
      readonly amount: bigint
    }
  | { readonly kind: 'sent'; readonly day: Day; readonly state: string; readonly subject: string }
  | { readonly kind: 'refund'; readonly day: Day; readonly amount: bigint }

/** One document with what may be done with it and what happened; null when it is not of this hub. */
export async function showInvoice(ctx: Ctx, number: string) {
  const invoice = await invoiceOf(ctx, number)
  if (!invoice) return null
  const { id } = invoice
  const read = await ctx.read(async (tx) => ({
    credits: await creditsOf(tx, ctx.hub.id, id),
    reminders: await remindersOf(tx, ctx.hub.id, [id]),
    refund: await refundOf(tx, ctx.hub.id, id),
    level: (await levelsOf(tx, ctx, [invoice])).get(id) ?? null,
    before: invoice.credits ? (await invoicesById(tx, ctx.hub.id, [invoice.credits]))[0] : undefined,
  }))
  const payments = await paymentsOfInvoice(ctx, id)
  const notices = await noticesAbout(ctx, 'invoice', id)
  const level: ReminderLevel | null = invoice.left > zero ? read.level : null
  return {
    invoice,
    level,
    refund: read.refund,
    credits: await standing(ctx, read.credits),
    wasSent: notices.length > 0,
    events: eventsOf(ctx, invoice, { ...read, payments, notices }),
  }
}

type Read = {
  credits: Awaited<ReturnType<typeof creditsOf>>
  reminders: Awaited<ReturnType<typeof remindersOf>>
  refund: Awaited<ReturnType<typeof refundOf>>
  payments: Awaited<ReturnType<typeof paymentsOfInvoice>>
  notices: Awaited<ReturnType<typeof noticesAbout>>
}

function eventsOf(ctx: Ctx, invoice: Invoice, read: Read): InvoiceEvent[] {
  const all: InvoiceEvent[] = [
    {
      kind: invoice.kind === 'invoice' ? 'issued' : 'creditIssued',
      day: invoice.day,
      who: invoice.userName,
    },
    ...read.notices.map(({ at, state, subject }) => ({
      ...{ kind: 'sent' as const, day: dayIn(at, ctx.hub.zone), state, subject },
    })),
    ...read.reminders.map(({ day, level, userName }) => ({
      ...{ kind: 'reminder' as const, day, level, who: userName },
    })),
    ...read.payments.map(({ day, number, amount }) => ({ kind: 'paid' as const, day, number, amount })),
    ...read.credits.map(({ day, number, total, userName }) => ({
      ...{ kind: 'credit' as const, day, number, amount: total, who: userName },
    })),
    ...(read.refund ? [{ kind: 'refund' as const, day: read.refund.day, amount: read.refund.amount }] : []),
  ]
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The charges that a payment of this document settles. */
export const chargesToSettle = async (ctx: Ctx, invoice: Invoice) =>
  (await chargesOfInvoice(ctx, invoice.id)).filter((row) => row.outstanding > zero).map((row) => row.id)
