import { data, redirect } from 'react-router'
import type { Id } from '#kit/id.ts'
import { bookPayable, refusePayable } from '#modules/billing/payables/book.server.ts'
import { payPayable } from '#modules/billing/payables/pay.server.ts'
import { readPayable } from '#modules/billing/payables/read.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import type { Sent } from '#platform/forms/verbs.server.ts'
import { noPage } from '#platform/session/guard.ts'
import { accountsIn, bookForm, payForm, refuseForm } from './form.ts'

/** What the page of a supplier’s invoice does: `book`, `refuse` or `pay`. */
export async function actOnPayable(ctx: Ctx, id: Id<'Payable'>, posted: FormData) {
  const intent = String(posted.get('intent'))
  const refused = (state: FormState) => data<Sent>({ intent, state }, { status: 422 })
  const on = (done: string) => redirect(`/${ctx.hub.slug}/argent/factures-recues/${id}?fait=${done}`)
  if (intent === 'book') {
    const form = readForm(bookForm, posted)
    if (!form.ok) return refused(form)
    const { row } = (await readPayable(ctx, id)) ?? noPage()
    const booked = await bookPayable(ctx, {
      ...{ id, accounts: accountsIn(posted, row.lines.length), day: form.value.day },
      deductsVat: form.value.deducts === 'on',
    })
    return booked.ok ? on('enregistree') : refused(refusedForm(form.values, booked))
  }
  if (intent === 'refuse') {
    const form = readForm(refuseForm, posted)
    if (!form.ok) return refused(form)
    const turned = await refusePayable(ctx, { id, why: form.value.why })
    return turned.ok ? on('refusee') : refused(refusedForm(form.values, turned))
  }
  if (intent !== 'pay') return refused({ values: {}, errors: { '': 'invalid' } })
  const form = readForm(payForm, posted)
  if (!form.ok) return refused(form)
  const paid = await payPayable(ctx, { id, ...form.value })
  return paid.ok ? on('payee') : refused(refusedForm(form.values, paid))
}
