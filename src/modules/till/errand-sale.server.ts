import { newId } from '#kit/id.ts'
import { ok } from '#kit/result.ts'
import type { ErrandTill } from '#modules/rounds/index.server.ts'
import { maySell } from './permits.ts'
import { sell } from './sell.server.ts'

/** Money that a driver brings back for an errand noted by hand: a service sold in cash, to whom it was done for. */
export const errandTill: ErrandTill = {
  may: maySell,
  sell: async (ctx, { label, amount, personId, organisationId }) => {
    const line = {
      kind: 'free',
      family: 'service',
      id: newId<'Line'>(),
      label,
      quantity: 1,
      unit: amount,
    } as const
    const sold = await sell(ctx, {
      who: { personId, organisationId },
      lines: [line],
      paid: { sums: [{ means: 'cash', amount }], rest: null },
      expected: amount,
    })
    return sold.ok ? ok({ number: sold.value.number }) : sold
  },
}
