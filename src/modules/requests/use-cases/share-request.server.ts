import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { voidChargesOf } from '#modules/money/index.server.ts'
import { getPerson } from '#modules/people/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import { fr } from '../messages.payers.fr.ts'
import { payerOfPerson } from '../payers.ts'
import { mayMoveRequests } from '../permits.ts'
import { isOpen } from '../rules/life.ts'
import { mustSum, told } from '../shares/follow.server.ts'
import { noteOf } from '../shares/note.server.ts'
import { planOwed } from '../shares/owed.server.ts'
import { shareAgain } from '../shares/request-shares.server.ts'
import type { Sharing, SharingCode } from '../shares/share.server.ts'
import { lockRequests, type RequestRow, updateRequest } from '../store.server.ts'

type ShareInput = {
  readonly requestId: Id<'Request'>
  readonly sharing: Sharing
  readonly idempotencyKey?: string
}
export type ShareRequestCode =
  | 'not_permitted'
  | 'not_found'
  | 'not_from_this_state'
  | 'still_paid'
  | 'nothing_to_share'
  | SharingCode

/**
 * Shares the price of a request anew, by hand with a reason or by the rules again: until somebody has paid for it.
 * Done already, what each owes is opened anew. The history tells the new sharing.
 */
export async function shareRequest(ctx: Ctx, input: ShareInput): Promise<Result<null, ShareRequestCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, ShareRequestCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        if (!isOpen(request.state) && request.state !== 'done') return refuse('not_from_this_state')
        if (!request.personId || request.price === 0n) return refuse('nothing_to_share')
        const done = request.state === 'done'
        if (done) {
          const voided = await voidChargesOf(c, { kind: 'request', id: request.id }, fr.shared)
          if (!voided.ok) return refuse('still_paid')
        }
        const payer = await purseOf(c, request)
        const { price } = request
        const shares = await shareAgain(tx, c, request, { price, payer, sharing: input.sharing })
        if (!shares.ok) return shares
        mustSum(shares.value, price)
        const set = { severalPay: shares.value.length > 0, payerOrganisationId: null, payer }
        await updateRequest(tx, c.hub.id, request.id, set)
        const owed = await planOwed(tx, c, [{ ...request, ...set }])
        const why = input.sharing.by === 'hand' ? input.sharing.why?.trim() : undefined
        const words = shares.value.length > 0 ? told(shares.value) : fr.alone
        await noteOf(tx, c, request, 'share', why ? `${words} (${why})` : words, {
          phase: done ? owed.phase(request) : request.phase,
        })
        if (done) await owed.open()
        return ok(null)
      }),
    ),
  )
}

/** The purse of whoever is served, also when an organisation paid for them until now. */
async function purseOf(c: Ctx, request: RequestRow): Promise<RequestRow['payer']> {
  const person = request.personId && (await getPerson(c, request.personId))
  return person ? payerOfPerson(person.segment) : request.payer
}
