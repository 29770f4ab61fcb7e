import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type PostRefusal, post } from '#modules/money/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { mayKeepPayables } from '../permits.ts'
import { PAY_FROM, type PayMeans } from './means.ts'
import { changePayable, holdPayable, noteMove, type ToPay, toPay } from './store.server.ts'

export type PayCode =
  | PostRefusal
  | 'not_permitted'
  | 'not_found'
  | 'not_booked'
  | 'nothing_owed'
  | 'more_than_owed'

export type NewPay = {
  readonly id: Id<'Payable'>
  /** Cents; all that is left by default. */
  readonly amount?: Cents
  readonly day?: Day
  readonly means: PayMeans
  readonly reference?: string
  /** Where the money leaves from, when it is not the usual account: a second bank account. */
  readonly account?: string
  readonly idempotencyKey?: string
}

/**
 * Notes that a supplier was paid, whole or in part: D 401 / C 512 (530 in cash). Refuses more than is left and an
 * invoice that is not booked. Joins the caller’s transaction when there is one (`ctx.together`): a file of transfers
 * pays many at once.
 */
export async function payPayable(
  ctx: Ctx,
  input: NewPay,
): Promise<Result<{ number: string; left: string }, PayCode>> {
  if (!mayKeepPayables(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<{ number: string; left: string }, PayCode>(tx, ctx, input.idempotencyKey, async () => {
      const row = await holdPayable(tx, ctx.hub.id, input.id)
      if (!row) return refuse('not_found')
      if (row.state === 'to-book' || row.state === 'refused') return refuse('not_booked')
      if (row.left === zero) return refuse('nothing_owed', 'amount')
      const amount = input.amount ?? row.left
      if (amount <= zero) return refuse('amount_not_positive', 'amount')
      if (amount > row.left) return refuse('more_than_owed', 'amount')
      const day = input.day ?? ctx.today()
      const left = minus(row.left, amount)
      const posted = await post(tx, ctx, {
        ...{ journal: input.means === 'cash' ? 'cash' : 'bank', day },
        label: `${row.supplierName}, paiement de la facture ${row.number}`.slice(0, 300),
        piece: { kind: 'payable-payment', id: newId<'PayableMove'>(), isNew: true },
        transfers: [
          {
            ...{ debit: '401', credit: input.account ?? PAY_FROM[input.means], amount },
            party: row.organisationId ? { kind: 'organisation', id: row.organisationId } : null,
          },
        ],
      })
      if (!posted.ok) return posted
      await changePayable(tx, ctx.hub.id, row.id, { left, state: left === zero ? 'done' : 'to-pay' })
      await noteMove(tx, ctx, {
        ...{ payableId: row.id, move: 'paid', day, amount, means: input.means },
        ...{ reference: input.reference ?? null, entryId: posted.value.entryId },
      })
      await audit(tx, ctx, 'pay', 'payable', row.id, { cents: amount.toString() })
      await emit(tx, ctx, 'billing.payable-paid', row.id, { cents: amount.toString() })
      return ok({ number: posted.value.number, left: left.toString() })
    }),
  )
}

/** Suppliers’ invoices still to pay, the first due first: what a file of transfers may pay. */
export const payablesToPay = (ctx: Ctx, limit = 1000): Promise<ToPay[]> =>
  ctx.read((tx) => toPay(tx, ctx.hub.id, limit))
