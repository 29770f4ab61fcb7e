import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { volumePeriods } from './dues.server.ts'
import { liveContracts, termsOfContracts, usesOf } from './store.server.ts'

/** A volume held in a contract's fee, in the period of today. */
export type HeldVolume = {
  readonly number: string
  readonly serviceId: Id<'Service'>
  readonly from: Day
  readonly to: Day
  readonly included: number
  /** Null as soon as one employee is among those served: figures about people are counted elsewhere, with care. */
  readonly used: number | null
}

/** What the contracts in force of an organisation hold today, and what was used of it: three queries. */
export async function volumesOf(ctx: Ctx, organisationId: Id<'Organisation'>): Promise<HeldVolume[]> {
  const today = ctx.today()
  return await ctx.read(async (tx) => {
    const live = await liveContracts(tx, ctx.hub.id, organisationId)
    const ids = live.map(({ id }) => id)
    const terms = await termsOfContracts(tx, ctx.hub.id, ids)
    const uses = await usesOf(tx, ctx.hub.id, ids)
    return live.flatMap((contract) => {
      const own = uses.get(contract.id) ?? []
      return volumePeriods(contract, terms.get(contract.id) ?? [], own, today)
        .filter(({ from, to }) => from <= today && today <= to)
        .map(({ serviceId, from, to, included, used }) => {
          const personal = own.some((use) => use.serviceId === serviceId && use.people.length > 0)
          return { number: contract.number, serviceId, from, to, included, used: personal ? null : used }
        })
    })
  })
}
