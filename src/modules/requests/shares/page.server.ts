import type { Id } from '#kit/id.ts'
import { add, type Cents, minus, zero } from '#kit/money.ts'
import type { ChargeRow } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { RequestRow } from '../store.server.ts'
import { chargesOfRequests } from './owed.server.ts'
import { type ShareRow, sharesOfRequests } from './store.server.ts'

/** How a share stands: nothing is owed before the work is done, and the fund owes nobody. */
export type ShareStanding = 'planned' | 'internal' | 'to-collect' | 'to-receive' | 'settled' | 'given-up'

export type RequestPayers = {
  readonly shares: readonly (ShareRow & { readonly standing: ShareStanding })[]
  /** What the person served still owes, and their part in all: the only figures that are theirs to see. */
  readonly served: { readonly owes: Cents; readonly part: Cents }
  /** Organisations that still owe. */
  readonly others: readonly { readonly id: Id<'Organisation'>; readonly name: string; readonly owes: Cents }[]
  /** Somebody paid something: the sharing is then fixed. */
  readonly paid: boolean
}

/** Who pays what of a request, and what is still owed of it. */
export async function payersOfRequest(ctx: Ctx, request: RequestRow): Promise<RequestPayers> {
  const shares = request.severalPay
    ? await ctx.read((tx) => sharesOfRequests(tx, ctx.hub.id, [request.id]))
    : []
  const charges = (await chargesOfRequests(ctx, [request.id])).get(request.id) ?? []
  // Finished before charges were kept: everything is owed by its one payer.
  const unknown = charges.length === 0 && request.state === 'done' && request.price > zero
  const person = charges.filter((charge) => charge.personId)
  const owesAlone = unknown && !request.payerOrganisationId && request.personId ? request.price : zero
  return {
    shares: shares.map((share) => ({ ...share, standing: standingOf(share, request, charges) })),
    served: {
      owes: add(owesAlone, ...person.map((charge) => charge.outstanding)),
      part: partOf(request, shares),
    },
    others: organisationsOwing(charges),
    paid: charges.some((charge) => charge.outstanding < minus(charge.amount, charge.voided)),
  }
}

function standingOf(share: ShareRow, request: RequestRow, charges: readonly ChargeRow[]): ShareStanding {
  if (share.amount === zero) return 'planned'
  if (share.kind === 'fund') return 'internal'
  const charge = charges.find((one) => one.part === share.id)
  if (!charge) return request.doneAt ? 'given-up' : 'planned'
  if (charge.outstanding === zero) return 'settled'
  return charge.personId ? 'to-collect' : 'to-receive'
}

function organisationsOwing(charges: readonly ChargeRow[]): RequestPayers['others'] {
  const owing = charges.filter((charge) => charge.organisationId && charge.outstanding > zero)
  return [...Map.groupBy(owing, (charge) => charge.organisationId!)].map(([id, those]) => ({
    id,
    name: those[0]!.partyName,
    owes: add(...those.map((charge) => charge.outstanding)),
  }))
}

/** What whoever is served pays of a request, all told. */
const partOf = (request: RequestRow, shares: readonly ShareRow[]): Cents =>
  request.severalPay
    ? (shares.find((share) => share.kind === 'served')?.amount ?? zero)
    : request.payerOrganisationId
      ? zero
      : request.price

/** What whoever is served pays of each of these requests: the only amount of them that is theirs to see. */
export async function partsOfServed(
  ctx: Ctx,
  rows: readonly RequestRow[],
): Promise<Map<Id<'Request'>, Cents>> {
  const several = rows.filter((row) => row.severalPay).map((row) => row.id)
  const shares = Map.groupBy(
    await ctx.read((tx) => sharesOfRequests(tx, ctx.hub.id, several)),
    (share) => share.requestId,
  )
  return new Map(rows.map((row) => [row.id, partOf(row, shares.get(row.id) ?? [])]))
}
