import { and, eq } from 'drizzle-orm'
import { createContext } from 'react-router'
import type { Id } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import { roundStops } from '../day/tables.ts'
import { errandRows } from '../errands/store.server.ts'

/** What the till sells: money that a driver took for an errand noted by hand. */
export type ErrandSale = {
  readonly label: string
  readonly amount: Cents
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
}

/** The till, which is further right. */
export type ErrandTill = {
  readonly may: (actor: Actor) => boolean
  /** The number of the ticket; joins the transaction of its context. */
  readonly sell: (ctx: Ctx, sale: ErrandSale) => Promise<Result<{ number: string }>>
}

/** Set by the front door; null where no till takes it. */
export const tillContext = createContext<ErrandTill | null>(null)

/**
 * Puts what was taken at a door for an errand noted by hand into the till: one sale in cash, once whoever presses twice.
 * A request is not settled here: it has a price and payers of its own.
 */
export async function settleErrand(
  ctx: Ctx,
  till: ErrandTill,
  { roundId, stopId }: { roundId: Id<'Round'>; stopId: Id<'RoundStop'> },
): Promise<Result<{ ticket: string }>> {
  if (!till.may(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const at = and(
        eq(roundStops.hubId, c.hub.id),
        eq(roundStops.id, stopId),
        eq(roundStops.roundId, roundId),
      )
      // Locked: two screens that press at once wait for each other, and the second finds the ticket.
      const [stop] = await tx.select().from(roundStops).where(at).for('update')
      if (!stop?.errandId || stop.cash === null || stop.cash <= zero) return refuse('nothing_taken')
      if (stop.ticket !== null) return ok({ ticket: stop.ticket })
      const [errand] = await errandRows(tx, c.hub.id, [stop.errandId])
      const sold = await till.sell(c, {
        label: [stop.what, errand?.number].filter(Boolean).join(' · '),
        amount: stop.cash,
        ...{ personId: errand?.personId ?? null, organisationId: errand?.organisationId ?? null },
      })
      if (!sold.ok) return sold
      const { number: ticket } = sold.value
      await tx.update(roundStops).set({ ticket }).where(at)
      await audit(tx, c, 'settle', 'round-stop', stopId, { ticket })
      return ok({ ticket })
    }),
  )
}
