import type { Result } from '#kit/result.ts'
import { giveBack } from '#modules/billing/credit.server.ts'
import type { Invoice } from '#modules/billing/read.server.ts'
import { remindInvoices, sendInvoices } from '#modules/billing/send.server.ts'
import { settleCharges } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { giveBackForm, receiveForm } from './form.ts'
import { chargesToSettle } from './query.server.ts'

/** What became of a press: the word that the page says next, or what was refused under which verb. */
export type Acted = { readonly done: string } | { readonly intent: string; readonly state: FormState }

const refused = (intent: string, values: Record<string, string>, result: Result<unknown>): Acted =>
  result.ok ? { done: intent } : { intent, state: refusedForm(values, result) }

/** One posted form of the page → its use case. */
export async function actOnInvoice(ctx: Ctx, invoice: Invoice, data: FormData): Promise<Acted> {
  const intent = String(data.get('intent') ?? '')
  if (intent === 'send') {
    const sent = await sendInvoices(ctx, [invoice.id])
    if (!sent.ok) return refused(intent, {}, sent)
    return { done: `envoye&partis=${sent.value.written}&a-dire=${sent.value.aloud}` }
  }
  if (intent === 'remind') {
    const reminded = await remindInvoices(ctx, [invoice.id])
    if (!reminded.ok) return refused(intent, {}, reminded)
    return { done: `envoye&partis=${reminded.value.written}&a-dire=${reminded.value.aloud}` }
  }
  if (intent === 'give-back') {
    const form = readForm(giveBackForm, data)
    if (!form.ok) return { intent, state: { values: form.values, errors: form.errors } }
    const given = await giveBack(ctx, { ...form.value, creditNoteId: invoice.id })
    return given.ok ? { done: 'rembourse' } : refused(intent, form.values, given)
  }
  const form = readForm(receiveForm, data)
  if (!form.ok) return { intent, state: { values: form.values, errors: form.errors } }
  const chargeIds = await chargesToSettle(ctx, invoice)
  const paid = await settleCharges(ctx, { ...form.value, chargeIds })
  if (!paid.ok && paid.code === 'nothing_chosen')
    return refused(intent, form.values, { ok: false, code: 'nothing_owed' })
  return paid.ok ? { done: 'encaisse' } : refused(intent, form.values, paid)
}
