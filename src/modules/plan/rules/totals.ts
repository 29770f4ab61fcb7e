import type { Frame, PaymentUse, ReceiptSource } from './frame.ts'
import { lifeOf } from './frame.ts'
import { type Series, series } from './spread.ts'
import type { LineStreams } from './streams.ts'
import type { ChargeFamily, InKindKind, Payer, Pillar, ProductAccount, ProductKind } from './vocabulary.ts'

/** Monthly sums under a label; a label appears once something was put under it. */
export type Groups<Key extends string> = Map<Key, Series>

export type Totals = {
  readonly products: Series
  readonly charges: Series
  readonly variable: Series
  readonly inKind: Series
  readonly receipts: Series
  readonly payments: Series
  readonly byAccount: Groups<ProductAccount>
  readonly byKind: Groups<ProductKind>
  readonly byPayer: Groups<Payer>
  readonly byPillar: Groups<Pillar>
  readonly byFunder: Groups<string>
  readonly byFamily: Groups<ChargeFamily>
  readonly bySource: Groups<ReceiptSource>
  readonly byUse: Groups<PaymentUse>
  readonly inKindByKind: Groups<InKindKind>
  readonly inKindByPillar: Groups<Pillar>
  /** Full-time equivalents on the payroll. */
  readonly fullTime: Series
  /** Sum of the size of every amount: below 2^53, no total can have lost a cent. */
  size: number
}

function put(into: Series, amounts: Series): void {
  for (let m = 0; m < into.length; m++) into[m]! += amounts[m]!
}

function putUnder<Key extends string>(groups: Groups<Key>, key: Key, amounts: Series): void {
  const group = groups.get(key)
  if (group) put(group, amounts)
  else groups.set(key, amounts.slice())
}

/** Adds every stream to the totals and to each group it belongs to. */
export function totalsOf(lines: readonly LineStreams[], frame: Frame): Totals {
  const empty = () => series(frame.months)
  const t: Totals = {
    products: empty(),
    charges: empty(),
    variable: empty(),
    inKind: empty(),
    receipts: empty(),
    payments: empty(),
    fullTime: empty(),
    byAccount: new Map(),
    byKind: new Map(),
    byPayer: new Map(),
    byPillar: new Map(),
    byFunder: new Map(),
    byFamily: new Map(),
    bySource: new Map(),
    byUse: new Map(),
    inKindByKind: new Map(),
    inKindByPillar: new Map(),
    size: 0,
  }
  for (const { line, streams } of lines) {
    for (const s of streams) {
      for (let m = 0; m < frame.months; m++) t.size += Math.abs(s.amounts[m]!)
      switch (s.side) {
        case 'product':
          put(t.products, s.amounts)
          putUnder(t.byAccount, s.account, s.amounts)
          putUnder(t.byKind, s.kind, s.amounts)
          putUnder(t.byPayer, s.payer, s.amounts)
          putUnder(t.byPillar, s.pillar, s.amounts)
          if (s.funder) putUnder(t.byFunder, s.funder, s.amounts)
          break
        case 'charge':
          put(t.charges, s.amounts)
          if (s.variable) put(t.variable, s.amounts)
          putUnder(t.byFamily, s.family, s.amounts)
          break
        case 'in-kind':
          put(t.inKind, s.amounts)
          putUnder(t.inKindByKind, s.kind, s.amounts)
          putUnder(t.inKindByPillar, s.pillar, s.amounts)
          break
        case 'receipt':
          put(t.receipts, s.amounts)
          putUnder(t.bySource, s.source, s.amounts)
          break
        case 'payment':
          put(t.payments, s.amounts)
          putUnder(t.byUse, s.use, s.amounts)
          break
      }
    }
    if (line.type === 'salary') {
      const { first, last } = lifeOf(line, frame)
      for (let m = first; m < frame.months && m <= last; m++) t.fullTime[m]! += line.fullTime
    }
  }
  return t
}
