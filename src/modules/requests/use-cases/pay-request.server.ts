import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Means, paymentsOf, recordPayment, reversePayment } from '#modules/money/index.server.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayCollect } from '../permits.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'
import { applyVerb, type VerbCode } from './apply-verb.server.ts'

type PayInput = {
  requestId: Id<'Request'>
  means: Means
  /** Cheque number or transfer reference. */
  reference?: string
  idempotencyKey?: string
}
export type PayCode = 'not_permitted' | 'not_found' | 'nothing_to_pay' | 'payment_refused' | VerbCode
type Paid = { paymentId: string; receipt: string }

/** Whose name the receipt bears. */
async function payerName(ctx: Ctx, request: RequestRow): Promise<string> {
  const organisationId = request.payerOrganisationId ?? request.organisationId
  const named = organisationId
    ? (await organisationNames(ctx, [organisationId])).get(organisationId)
    : (await peopleNames(ctx, [request.personId])).get(request.personId!)
  return named ?? ''
}

/** Money in and the request moved to paid, for a request that the caller locked. Joins the transaction of `c`. */
export async function collect(
  c: Ctx,
  request: RequestRow,
  { means, reference }: Pick<PayInput, 'means' | 'reference'>,
): Promise<Result<Paid, PayCode>> {
  if (!mayCollect(c.actor)) return refuse('not_permitted')
  return await c.tx(async (tx) => {
    const moved = await applyVerb(tx, c, [request], 'pay')
    if (!moved.ok) return moved
    if (request.price === 0n) return refuse('nothing_to_pay')
    const organisationId = request.payerOrganisationId ?? request.organisationId ?? undefined
    const payment = await recordPayment(c, {
      means,
      amount: request.price,
      payer: request.payer,
      personId: organisationId ? undefined : (request.personId ?? undefined),
      organisationId,
      payerName: await payerName(c, request),
      label: `${request.serviceName} · ${request.number}`,
      reference,
      subjectKind: 'request',
      subjectId: request.id,
      creditAccount: '706',
      pillar: 'activities',
      activity: request.activity,
    })
    if (!payment.ok) return refuse('payment_refused')
    return ok({ paymentId: payment.value.id, receipt: payment.value.number })
  })
}

/**
 * Takes the price of a finished request: 706, pillar of activities, receipt, and the request is paid, all or
 * nothing. Two hands at once make one payment: the second finds the request paid.
 */
export async function payRequest(ctx: Ctx, input: PayInput): Promise<Result<Paid, PayCode>> {
  if (!mayCollect(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Paid, PayCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        return request ? await collect(c, request, input) : refuse('not_found')
      }),
    ),
  )
}

type UndoInput = { requestId: Id<'Request'>; why: string; idempotencyKey?: string }

/** Takes back the payment of a request: a reversal in the books, and the request is to collect again. */
export async function undoPayment(ctx: Ctx, input: UndoInput): Promise<Result<null, PayCode>> {
  if (!mayCollect(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('why_needed', 'why')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, PayCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        const moved = await applyVerb(tx, c, [request], 'unpay', { why })
        if (!moved.ok) return moved
        const payments = await paymentsOf(c, 'request', request.id)
        const last = payments.findLast((payment) => !payment.reverses && !payment.reversed)
        if (!last) return refuse('nothing_to_pay')
        const reversed = await reversePayment(c, { paymentId: last.id, why })
        return reversed.ok ? ok(null) : refuse('payment_refused')
      }),
    ),
  )
}
