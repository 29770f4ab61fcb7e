import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mustSum } from '../shares/follow.server.ts'
import { shareAgain } from '../shares/request-shares.server.ts'
import type { NewRequest, RequestRow } from '../store.server.ts'
import type { QuoteRow } from './store.server.ts'

/**
 * What a request becomes when its quote is accepted: the price agreed on, under the number of the quote. A request
 * taken without a price had nothing to share: those who cover its service take their part now. A price that several
 * pay already follows by itself (`followPayers`). The caller holds the request.
 */
export async function agreeOn(
  tx: Tx,
  c: Ctx,
  request: RequestRow,
  { total, number }: QuoteRow,
): Promise<Partial<NewRequest>> {
  const set = { price: total, priceWhy: number }
  if (request.price !== 0n || request.severalPay || request.payerOrganisationId || total === 0n) return set
  const sharing = { by: 'rules' } as const
  const shares = await shareAgain(tx, c, request, { price: total, payer: request.payer, sharing })
  if (!shares.ok || shares.value.length === 0) return set
  mustSum(shares.value, total)
  return { ...set, severalPay: true }
}
