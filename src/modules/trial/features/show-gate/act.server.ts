import type { Id } from '#kit/id.ts'
import type { Result } from '#kit/result.ts'
import { memberPath } from '#modules/trial/gate/freeze.server.ts'
import { publishGate, renewMemberLink, withdrawGate } from '#modules/trial/gate/gates.server.ts'
import { giveOpinion, noteOpinion } from '#modules/trial/gate/opinions.server.ts'
import { notedOpinionForm, opinionForm } from '#modules/trial/ui/opinion-form.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { publishForm, renewForm, withdrawForm } from './form.ts'

/** What a form of the page answers: `done` follows its address, or a link to hand over, or what was refused where. */
export type Acted =
  | { done: string }
  | { link: { name: string; href: string; sent: boolean } }
  | (FormState & { at: string })

/** Does what a form of the gate's page asks. */
export async function act(ctx: Ctx, gateId: Id<'Gate'>, posted: FormData, origin: string): Promise<Acted> {
  const intent = String(posted.get('intent') ?? '')
  const refused = (values: Record<string, string>, done: Result<unknown> & { ok: false }): Acted => ({
    ...refusedForm(values, done),
    at: intent,
  })
  if (intent === 'opinion') {
    const form = readForm(opinionForm, posted)
    if (!form.ok) return { at: intent, values: form.values, errors: form.errors }
    const done = await giveOpinion(ctx, gateId, form.value)
    return done.ok ? { done: 'avis' } : refused(form.values, done)
  }
  if (intent === 'note') {
    const form = readForm(notedOpinionForm, posted)
    if (!form.ok) return { at: intent, values: form.values, errors: form.errors }
    const { memberId, ...opinion } = form.value
    const done = await noteOpinion(ctx, gateId, memberId, opinion)
    return done.ok ? { done: 'avis' } : refused(form.values, done)
  }
  if (intent === 'renew') {
    const form = readForm(renewForm, posted)
    if (!form.ok) return { at: intent, values: form.values, errors: form.errors }
    const done = await renewMemberLink(ctx, gateId, form.value.memberId)
    if (!done.ok) return refused(form.values, done)
    const { name, sent, secret } = done.value
    return { link: { name, sent, href: `${origin}${memberPath(ctx, secret)}` } }
  }
  if (intent === 'withdraw') {
    const form = readForm(withdrawForm, posted)
    if (!form.ok) return { at: intent, values: form.values, errors: form.errors }
    const done = await withdrawGate(ctx, gateId, form.value.why)
    return done.ok ? { done: 'retire' } : refused(form.values, done)
  }
  if (intent === 'unpublish') {
    const done = await publishGate(ctx, gateId, null)
    return done.ok ? { done: 'hidden' } : refused({}, done)
  }
  const form = readForm(publishForm, posted)
  if (!form.ok) return { at: 'publish', values: form.values, errors: form.errors }
  const done = await publishGate(ctx, gateId, form.value.publicText)
  return done.ok ? { done: 'published' } : { ...refusedForm(form.values, done), at: 'publish' }
}
