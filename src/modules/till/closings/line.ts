import { lineOf } from '#modules/money/index.server.ts'
import type { Totals } from '../rules/closings.ts'
import type { closings } from './tables.ts'

type Signed = Omit<typeof closings.$inferSelect, 'id' | 'userId' | 'userName' | 'signature' | 'publicKey'>

/** Totals in one order, whatever the order in which JSON kept them. */
export const totalsLine = (totals: Totals) => ({
  received: totals.received,
  returned: totals.returned,
  cents: totals.cents,
  gross: totals.gross,
  means: totals.means.map((one) => [one.means, one.received, one.returned, one.cents]),
  vat: totals.vat.map((one) => [one.rate, one.cents, one.tax]),
  first: totals.first,
  last: totals.last,
})

/** What is signed of a closing, and sealed in the chain: everything but who pressed the button. */
export const closingLine = (row: Signed): string =>
  lineOf({
    hub: row.hubId,
    seq: row.seq,
    period: row.period,
    label: row.label,
    from: row.fromN,
    to: row.toN,
    hash: row.hash,
    ...totalsLine(row.totals),
    perpetual: row.perpetual,
    perpetualGross: row.perpetualGross,
    at: row.closedAt.toISOString(),
    previous: row.previous,
  })
