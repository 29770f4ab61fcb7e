import type { Id } from '#kit/id.ts'
import { type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type ChargeRow,
  holdChargesOf,
  type Means,
  paymentsOf,
  reversePayment,
  settleHeld,
} from '#modules/money/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { fr } from '../messages.payers.fr.ts'
import { mayCollect } from '../permits.ts'
import { noteOf } from '../shares/note.server.ts'
import { chargesOfRequests, owedNow, planOwed } from '../shares/owed.server.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'
import { applyVerb, type VerbCode } from './apply-verb.server.ts'

type PayInput = {
  requestId: Id<'Request'>
  means: Means
  /** Cheque number or transfer reference. */
  reference?: string
  /** Cents received, when it is not all that this payer owes of it. */
  amount?: Cents
  /** Which organisation pays, when several still owe. */
  payerOrganisationId?: Id<'Organisation'>
  idempotencyKey?: string
}
export type PayCode =
  | 'not_permitted'
  | 'not_found'
  | 'nothing_to_pay'
  | 'choose_payer'
  | 'more_than_owed'
  | 'grouped_payment'
  | 'payment_refused'
  | VerbCode
type Paid = { paymentId: string; receipt: string }

/** The living charges of a finished request, held; one finished before charges were kept gets them now. */
async function livingCharges(tx: Tx, c: Ctx, request: RequestRow): Promise<ChargeRow[]> {
  const read = () => holdChargesOf(tx, c, { kind: 'request', id: request.id })
  const known = await read()
  if (known.length > 0 || request.price === zero) return known
  await (await planOwed(tx, c, [request])).open()
  return await read()
}

/**
 * Whose charges are collected: the person's, or those of the organisation that is named. The one organisation that pays
 * for somebody need not be; where several share the price it must, so that who comes second does not pay for another.
 */
function asked(
  request: RequestRow,
  charges: readonly ChargeRow[],
  named: Id<'Organisation'> | undefined,
): Result<ChargeRow[], PayCode> {
  const open = charges.filter((charge) => charge.outstanding > zero)
  if (open.length === 0) return refuse('nothing_to_pay')
  const those = open.filter((charge) =>
    named ? charge.organisationId === named : charge.personId || !request.severalPay,
  )
  return those.length === 0 ? refuse('choose_payer', 'payerOrganisationId') : ok(those)
}

/**
 * Money in for a request that the caller locked, and where the request stands after it: paid once nobody owes for it.
 * Joins the transaction of `c`.
 */
export async function collect(
  c: Ctx,
  request: RequestRow,
  { means, reference, amount, payerOrganisationId }: Omit<PayInput, 'requestId' | 'idempotencyKey'>,
): Promise<Result<Paid, PayCode>> {
  if (!mayCollect(c.actor)) return refuse('not_permitted')
  if (request.state !== 'done') return refuse('not_from_this_state')
  return await c.tx(async (tx) => {
    const charges = await livingCharges(tx, c, request)
    const those = asked(request, charges, payerOrganisationId)
    if (!those.ok) return those
    const paid = await settleHeld(tx, c, those.value, { amount, means, reference })
    if (!paid.ok)
      return refuse(paid.code === 'more_than_owed' ? 'more_than_owed' : 'payment_refused', paid.field)
    const { receipt, paymentId, parts } = paid.value
    const settled = new Map(parts.map((part) => [part.charge.id, part.amount]))
    const left = charges.map((charge) => ({
      ...charge,
      outstanding: minus(charge.outstanding, settled.get(charge.id) ?? zero),
    }))
    const moved = await moveTo(tx, c, request, left, fr.receipt(receipt))
    return moved.ok ? ok({ paymentId, receipt }) : moved
  })
}

/**
 * Moves a request that the caller locked to where its charges say it stands: paid once nobody owes for it, to collect
 * or to receive again when a payment was taken back. `why` tells it in the history; without one, nothing is told of a
 * request that stays where it is.
 */
export async function followCharges(
  tx: Tx,
  c: Ctx,
  request: RequestRow,
  why?: string,
): Promise<Result<null, VerbCode>> {
  const charges = (await chargesOfRequests(c, [request.id])).get(request.id) ?? []
  return await moveTo(tx, c, request, charges, why)
}

async function moveTo(
  tx: Tx,
  c: Ctx,
  request: RequestRow,
  charges: readonly ChargeRow[],
  why?: string,
): Promise<Result<null, VerbCode>> {
  if (charges.length === 0) return ok(null)
  const { owes, phase } = owedNow(charges)
  if (request.state === 'done') {
    if (owes === 'nobody') return nothing(await applyVerb(tx, c, [request], 'pay', { why }))
    if (why === undefined && phase === request.phase) return ok(null)
    const back = request.phase === 'billed' && phase === 'collect'
    await noteOf(tx, c, request, back ? 'uncollect' : 'collect', why ?? null, { phase })
    return ok(null)
  }
  const paid = request.state === 'paid' || (request.state === 'closed' && request.paidAt !== null)
  if (!paid || owes === 'nobody') return ok(null)
  return nothing(await applyVerb(tx, c, [request], 'unpay', { why, phase: () => phase }))
}

const nothing = <Code extends string>(result: Result<unknown, Code>): Result<null, Code> =>
  result.ok ? ok(null) : result

/**
 * Takes what is owed for a finished request: the person's part, or an organisation's, with its receipt; the request is
 * paid once nobody owes for it, all or nothing. Two hands at once make one payment: the second finds nothing to pay.
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

/**
 * Takes back the last payment of a request: a reversal in the books, what it settled is owed again, and the request is
 * to collect again. A payment that settled other things too is taken back from its receipt, with all of them.
 */
export async function undoPayment(ctx: Ctx, input: UndoInput): Promise<Result<null, PayCode>> {
  if (!mayCollect(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('why_needed', 'why')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, PayCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        if (!['done', 'paid', 'closed'].includes(request.state)) return refuse('not_from_this_state')
        const payments = await paymentsOf(c, 'request', request.id)
        const last = payments.findLast((payment) => !payment.reverses && !payment.reversed)
        if (!last) return refuse('nothing_to_pay')
        if (last.shared) return refuse('grouped_payment')
        const reversed = await reversePayment(c, { paymentId: last.id, why })
        if (!reversed.ok) return refuse('payment_refused')
        await livingCharges(tx, c, request)
        return await followCharges(tx, c, request, why)
      }),
    ),
  )
}
