import { add, type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { giveBackUse } from '#modules/contracts/index.server.ts'
import { uncoverJobs, voidChargesOf } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { formatEuros } from '#ui/format.ts'
import { fr } from '../messages.payers.fr.ts'
import type { RequestVerb } from '../rules/life.ts'
import { type RequestRow, updateRequest } from '../store.server.ts'
import { noteOf } from './note.server.ts'
import { shareAgain, shareForPrice } from './request-shares.server.ts'
import { type NewShare, sharesOfRequests } from './store.server.ts'

/** « CCAS 10,00 €, reste 10,00 € », as the history tells it. */
export const told = (shares: readonly Pick<NewShare, 'kind' | 'name' | 'amount'>[]): string =>
  fr.between(
    shares
      .map(({ kind, name, amount }) =>
        kind === 'served' ? fr.rest(formatEuros(amount, 'fr')) : `${name} ${formatEuros(amount, 'fr')}`,
      )
      .join(', '),
  )

const STOPS: readonly RequestVerb[] = ['cancel', 'refuse', 'redirect']

/**
 * What becomes of shares, charges and coverages when a verb is about to move requests: what was counted is given back
 * when it will not be done, what is owed is given up when it is reopened or closed unpaid, and a new price is shared
 * anew. Refuses to reopen what somebody paid for.
 */
export async function followPayers(
  tx: Tx,
  c: Ctx,
  rows: readonly RequestRow[],
  verb: RequestVerb,
  { why, price }: { readonly why?: string; readonly price?: Cents },
): Promise<Result<null, 'still_paid'>> {
  for (const row of rows) {
    if (STOPS.includes(verb) && row.severalPay) await giveBackUse(tx, c, row.id)
    if (verb === 'close' && row.state === 'done' && row.price > zero) await giveUp(tx, c, row, why)
    if (verb === 'reopen') {
      const reopened = await reopen(tx, c, row, why)
      if (!reopened.ok) return reopened
    }
    if (price === undefined || price === row.price) continue
    if (row.severalPay) await reprice(tx, c, row, price)
    else if (row.price === zero && !row.payerOrganisationId) await shareFirst(tx, c, row, price)
  }
  return ok(null)
}

async function giveUp(tx: Tx, c: Ctx, row: RequestRow, why: string = fr.covered): Promise<void> {
  const voided = await voidChargesOf(c, { kind: 'request', id: row.id }, why, { keepPaid: true })
  if (!voided.ok || !row.severalPay) return
  // A coverage that will not pay did not help: what it was to give counts no more.
  const given = new Set(voided.value.filter((one) => one.outstanding === one.amount).map((one) => one.part))
  const shares = (await sharesOfRequests(tx, c.hub.id, [row.id])).filter((share) => given.has(share.id))
  const coverages = shares.flatMap((share) => share.coverageId ?? [])
  if (coverages.length > 0) await giveBackUse(tx, c, row.id, coverages)
}

async function reopen(
  tx: Tx,
  c: Ctx,
  row: RequestRow,
  why: string = fr.reopened,
): Promise<Result<null, 'still_paid'>> {
  const voided = await voidChargesOf(c, { kind: 'request', id: row.id }, why)
  if (!voided.ok) return refuse('still_paid')
  await uncoverJobs(tx, c, [row.id], fr.walletBack)
  // Cancelled or given up, what its coverages give had been given back: it is asked of the rules again.
  if (row.severalPay && row.state !== 'done') await reprice(tx, c, row, row.price)
  return ok(null)
}

async function reprice(tx: Tx, c: Ctx, row: RequestRow, price: Cents): Promise<void> {
  const before = await sharesOfRequests(tx, c.hub.id, [row.id])
  const after = await shareForPrice(tx, c, row, before, price)
  const changed = after.length !== before.length || after.some((one, i) => one.amount !== before[i]?.amount)
  if (changed && after.length > 0) await noteOf(tx, c, row, 'share', told(after))
}

/** A request taken before it had a price is shared by the rules once it has one. */
async function shareFirst(tx: Tx, c: Ctx, row: RequestRow, price: Cents): Promise<void> {
  const shares = await shareAgain(tx, c, row, { price, payer: row.payer, sharing: { by: 'rules' } })
  if (!shares.ok || shares.value.length === 0) return
  await updateRequest(tx, c.hub.id, row.id, { severalPay: true })
  await noteOf(tx, c, row, 'share', told(shares.value))
}

/** Shares must sum to the price: a bug otherwise, and never written. */
export function mustSum(shares: readonly NewShare[], price: Cents): void {
  if (shares.length > 0 && add(...shares.map((share) => share.amount)) !== price)
    throw new RangeError('shares do not sum to the price')
}
