import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { isLive } from '../rules/life.ts'
import { termsOn } from '../rules/terms.ts'
import {
  contractsByIds,
  liveContracts,
  overContracts,
  termsOfContracts,
  upsertUses,
} from '../store.server.ts'

/** A job done under a contract. */
export type Use = {
  readonly contractId: Id<'Contract'>
  readonly requestId: Id<'Request'>
  readonly serviceId: Id<'Service'>
  readonly quantity: number
  readonly day: Day
  readonly personId: Id<'Person'> | null
}

/**
 * Counts jobs done against the volumes of their contracts, in the transaction of who finished them; one reopened is
 * told again with a quantity of 0. One statement however many.
 */
export const recordUse = (ctx: Ctx, uses: readonly Use[]): Promise<void> =>
  ctx.tx((tx) =>
    upsertUses(
      tx,
      uses.map((use) => ({ hubId: ctx.hub.id, ...use })),
    ),
  )

/** What one unit of a service costs under a contract: nothing while it is held in the fee, or the price agreed. */
export type Agreement = {
  readonly contractId: Id<'Contract'>
  readonly number: string
  /** Held in the fee: the job itself costs nothing, and what passes the volume is owed at the period's end. */
  readonly included: boolean
  readonly unitPrice: Cents
}
/** A contract with what it says of services on a day. */
export type Agreements = {
  readonly number: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly live: boolean
  readonly services: ReadonlyMap<Id<'Service'>, Agreement>
}

/** What contracts say of their services on a day, by contract: two queries however many. */
export async function agreementsOf(
  ctx: Ctx,
  ids: readonly Id<'Contract'>[],
  day: Day,
): Promise<Map<Id<'Contract'>, Agreements>> {
  return await ctx.read(async (tx) => {
    const rows = await contractsByIds(tx, ctx.hub.id, [...new Set(ids)])
    const terms = await termsOfContracts(
      tx,
      ctx.hub.id,
      rows.map(({ id }) => id),
    )
    return new Map(
      rows.map(({ id, number, startsOn, endsOn, state }) => {
        const volumes = termsOn(terms.get(id) ?? [], day)?.volumes ?? []
        const services = new Map(
          volumes.map(({ serviceId, included, unitPrice }) => [
            serviceId,
            { contractId: id, number, included: included > 0, unitPrice: included > 0 ? zero : unitPrice },
          ]),
        )
        return [id, { number, startsOn, endsOn, live: isLive(state), services }]
      }),
    )
  })
}

/** The contract in force that holds a service for an organisation on a day, or null: the catalogue's price then. */
export async function agreementFor(
  ctx: Ctx,
  asked: { organisationId: Id<'Organisation'>; serviceId: Id<'Service'>; day: Day },
): Promise<Agreement | null> {
  const { organisationId, serviceId, day } = asked
  const live = await ctx.read((tx) => liveContracts(tx, ctx.hub.id, organisationId))
  const ids = live.filter((one) => one.startsOn <= day && day <= one.endsOn).map(({ id }) => id)
  if (ids.length === 0) return null
  const found = await agreementsOf(ctx, ids, day)
  for (const { services } of found.values()) {
    const agreement = services.get(serviceId)
    if (agreement) return agreement
  }
  return null
}

/** Contracts under notice or ended within the year, with their last day: nothing is done under them after it. */
export async function endedContracts(
  ctx: Ctx,
): Promise<Map<Id<'Contract'>, { readonly number: string; readonly endsOn: Day }>> {
  const rows = await ctx.read((tx) => overContracts(tx, ctx.hub.id, addDays(ctx.today(), -365)))
  return new Map(rows.map(({ id, number, endsOn }) => [id, { number, endsOn }]))
}
