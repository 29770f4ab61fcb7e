import type { Id } from '#kit/id.ts'
import { type Result, refuse } from '#kit/result.ts'
import { sharingOf } from '#modules/requests/shares/form.ts'
import { type Assignee, moveRequest } from '#modules/requests/use-cases/move-request.server.ts'
import { payRequest, undoPayment } from '#modules/requests/use-cases/pay-request.server.ts'
import { rateRequest } from '#modules/requests/use-cases/rate-request.server.ts'
import { shareRequest } from '#modules/requests/use-cases/share-request.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, type ReadForm, readForm, refusedForm } from '#platform/forms/form.ts'
import { moveForm, payForm, rateForm, shareForm, undoForm } from './form.ts'

export type Answer = { ok: true } | { ok: false; intent: string; state: FormState }

async function after<T>(
  intent: string,
  form: ReadForm<T>,
  act: (value: T) => Promise<Result<unknown>>,
): Promise<Answer> {
  if (!form.ok) return { ok: false, intent, state: { values: form.values, errors: form.errors } }
  const done = await act(form.value)
  return done.ok ? { ok: true } : { ok: false, intent, state: refusedForm(form.values, done) }
}

/** One posted gesture of the page → its use case. The intent comes back with a refusal, to show it in its form. */
export async function gesture(ctx: Ctx, requestId: Id<'Request'>, data: FormData): Promise<Answer> {
  const intent = String(data.get('intent') ?? '')
  if (intent === 'pay')
    return await after(intent, readForm(payForm, data), (value) => payRequest(ctx, { requestId, ...value }))
  if (intent === 'share')
    return await after(intent, readForm(shareForm, data), async (value) => {
      const { sharing, fieldOf } = sharingOf(value)
      if (value.payer === 'organisation' && !value.payerOrganisationId)
        return refuse('organisation_unknown', 'payerOrganisationId')
      const { idempotencyKey } = value
      const done = await shareRequest(ctx, { requestId, sharing, idempotencyKey })
      return done.ok ? done : refuse(done.code, fieldOf(done.field))
    })
  if (intent === 'undo')
    return await after(intent, readForm(undoForm, data), (value) => undoPayment(ctx, { requestId, ...value }))
  if (intent === 'rate')
    return await after(intent, readForm(rateForm, data), (value) => rateRequest(ctx, { requestId, ...value }))
  return await after(intent, readForm(moveForm, data), async (value) => {
    const { assigneePersonId, assigneeOrganisationId, ...rest } = value
    const assignee: Assignee | undefined = assigneePersonId
      ? { kind: 'person', id: assigneePersonId }
      : assigneeOrganisationId
        ? { kind: 'organisation', id: assigneeOrganisationId }
        : intent === 'mine'
          ? { kind: 'me' }
          : undefined
    if (intent === 'hand' && !assignee) return refuse('assignee_needed', 'assigneeOrganisationId')
    return await moveRequest(ctx, { requestId, assignee, ...rest })
  })
}
