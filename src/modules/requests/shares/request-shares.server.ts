import { type Day, dayIn } from '#kit/day.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import type { Result } from '#kit/result.ts'
import { type Coverage, countUse, giveBackUse, holdNamedCoverages } from '#modules/contracts/index.server.ts'
import type { Payer } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { scaled } from '../rules/shares.ts'
import type { RequestRow } from '../store.server.ts'
import { restOf, type Shareable, type Sharing, type SharingCode, shareFor } from './share.server.ts'
import { insertShares, type NewShare, replaceShares, type ShareRow } from './store.server.ts'

type Named = Pick<RequestRow, 'id' | 'number' | 'serviceName' | 'personId'>

async function count(tx: Tx, c: Ctx, request: Named, day: Day, shares: readonly NewShare[]): Promise<void> {
  const parts = shares.flatMap(({ coverageId, amount }) => (coverageId ? [{ coverageId, amount }] : []))
  if (!request.personId || parts.length === 0) return
  await countUse(tx, c, {
    personId: request.personId,
    day,
    subjectId: request.id,
    path: `demandes/${request.number}`,
    label: `${request.serviceName} · ${request.number}`,
    parts,
  })
}

/** Writes how a new request is shared, and counts what its coverages give. */
export async function writeNewShares(
  tx: Tx,
  c: Ctx,
  request: Named,
  day: Day,
  shares: readonly NewShare[],
): Promise<void> {
  await insertShares(tx, c.hub.id, request.id, shares)
  await count(tx, c, request, day, shares)
}

const shareableOf = (c: Ctx, request: RequestRow, price: Cents, payer: Payer): Shareable => ({
  personId: request.personId,
  serviceId: request.serviceId,
  activity: request.activity,
  price,
  payer,
  day: dayIn(request.receivedAt, c.hub.zone),
})

/** Shares a request anew: what was counted is given back first. The caller holds the request. */
export async function shareAgain(
  tx: Tx,
  c: Ctx,
  request: RequestRow,
  input: { readonly price: Cents; readonly payer: Payer; readonly sharing: Sharing },
): Promise<Result<NewShare[], SharingCode>> {
  await giveBackUse(tx, c, request.id)
  const of = shareableOf(c, request, input.price, input.payer)
  const shares = await shareFor(tx, c, of, input.sharing)
  if (!shares.ok) return shares
  await replaceShares(tx, c.hub.id, request.id, shares.value)
  await count(tx, c, request, of.day, shares.value)
  return shares
}

/**
 * The same shares for another price. What rules gave is asked of the rules again; what a hand wrote keeps its part of
 * the price, as far as the limits of its coverages go, and whoever is served pays the rest.
 */
export async function shareForPrice(
  tx: Tx,
  c: Ctx,
  request: RequestRow,
  before: readonly ShareRow[],
  price: Cents,
): Promise<NewShare[]> {
  const served = before.find((share) => share.kind === 'served')
  const payer = served?.payer ?? request.payer
  const hand = before.some((share) => share.why !== null)
  if (!hand) {
    const again = await shareAgain(tx, c, request, { price, payer, sharing: { by: 'rules' } })
    return again.ok ? again.value : []
  }
  await giveBackUse(tx, c, request.id)
  const of = shareableOf(c, request, price, payer)
  const ids = before.flatMap((share) => share.coverageId ?? [])
  const held =
    request.personId && ids.length > 0
      ? await holdNamedCoverages(tx, c, ids, { personId: request.personId, day: of.day })
      : []
  const amounts = scaled(
    price,
    before.map((share) => share.amount),
  )
  const shares = before
    .map((share, i) => ({ share, amount: amounts[i] ?? zero }))
    .filter(({ share }) => share.kind !== 'served')
    .map(({ share, amount }): NewShare => {
      const { hubId: _, id: __, requestId: ___, position: ____, ...kept } = share
      const coverage = held.find((one) => one.id === share.coverageId)
      return { ...kept, amount: share.coverageId ? within(coverage, amount) : amount }
    })
  const rest = (price - add(...shares.map((share) => share.amount))) as Cents
  const all = [...shares, restOf(of, rest, served?.why ?? null)]
  await replaceShares(tx, c.hub.id, request.id, all)
  await count(tx, c, request, of.day, all)
  return all
}

/** What a coverage can still give, at most; nothing once it is over. */
const within = (coverage: Coverage | undefined, amount: Cents): Cents =>
  !coverage
    ? zero
    : [coverage.ceilingLeft, coverage.budgetLeft].reduce<Cents>(
        (most, left) => (left !== null && left < most ? left : most),
        amount,
      )
