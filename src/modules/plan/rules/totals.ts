import {
  type BalanceItem,
  type Frame,
  lifeOf,
  type PaymentUse,
  type ReceiptSource,
  type Stream,
} from './frame.ts'
import { hoursOf } from './hours.ts'
import { type Balances, openingBalances, openingStreams } from './opening.ts'
import { type Series, series } from './spread.ts'
import type { LineStreams } from './streams.ts'
import { settleTax } from './tax.ts'
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
  /** Movements of each item of the balance sheet, what the hub has more or owes less being positive. */
  readonly byItem: Groups<BalanceItem>
  /** Balances at the start, in the same sign: with the opening cash they sum to zero. */
  readonly opening: Balances
  /** Amounts that belong to the plan and to none of its lines: what was owed at the start, the sales tax settled. */
  readonly own: readonly Stream[]
  /** Products of lines that are signed. */
  readonly contracted: Series
  /** Hours that serving the units takes, and hours paid and volunteered that are there to serve. */
  readonly hoursSold: Series
  readonly hoursPaid: Series
  readonly hoursVolunteered: Series
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

function debit(items: Groups<BalanceItem>, item: BalanceItem, amounts: Series, sign: 1 | -1): void {
  let group = items.get(item)
  if (!group) {
    group = series(amounts.length)
    items.set(item, group)
  }
  for (let m = 0; m < group.length; m++) group[m]! += sign * amounts[m]!
}

function addStream(t: Totals, s: Stream): void {
  const { amounts } = s
  for (let m = 0; m < amounts.length; m++) t.size += Math.abs(amounts[m]!)
  switch (s.side) {
    case 'product':
      put(t.products, amounts)
      putUnder(t.byAccount, s.account, amounts)
      putUnder(t.byKind, s.kind, amounts)
      putUnder(t.byPayer, s.payer, amounts)
      putUnder(t.byPillar, s.pillar, amounts)
      if (s.funder) putUnder(t.byFunder, s.funder, amounts)
      debit(t.byItem, s.via, amounts, 1)
      break
    case 'charge':
      put(t.charges, amounts)
      if (s.variable) put(t.variable, amounts)
      putUnder(t.byFamily, s.family, amounts)
      debit(t.byItem, s.via, amounts, -1)
      break
    case 'in-kind':
      put(t.inKind, amounts)
      putUnder(t.inKindByKind, s.kind, amounts)
      putUnder(t.inKindByPillar, s.pillar, amounts)
      break
    case 'receipt':
      put(t.receipts, amounts)
      putUnder(t.bySource, s.source, amounts)
      debit(t.byItem, s.via, amounts, -1)
      break
    case 'payment':
      put(t.payments, amounts)
      putUnder(t.byUse, s.use, amounts)
      debit(t.byItem, s.via, amounts, 1)
      break
    case 'move':
      debit(t.byItem, s.to, amounts, 1)
      debit(t.byItem, s.from, amounts, -1)
      break
  }
}

const HOURS = { sold: 'hoursSold', paid: 'hoursPaid', volunteered: 'hoursVolunteered' } as const

/** People: full-time equivalents, hours that serving takes, hours there are. */
function addHours(t: Totals, of: LineStreams, frame: Frame): void {
  const hours = hoursOf(of, frame)
  if (hours) put(t[HOURS[hours.kind]], hours.amounts)
  const { line } = of
  if (line.type !== 'salary') return
  const { first, last } = lifeOf(line, frame)
  for (let m = first; m < frame.months && m <= last; m++) t.fullTime[m]! += line.fullTime
}

function addContracted(t: Totals, { line, streams }: LineStreams): void {
  if (!('status' in line) || line.status !== 'signed') return
  for (const s of streams) if (s.side === 'product') put(t.contracted, s.amounts)
}

/** Adds every stream to the totals and to each group it belongs to, then what belongs to the plan as a whole. */
export function totalsOf(lines: readonly LineStreams[], frame: Frame): Totals {
  const empty = () => series(frame.months)
  const own: Stream[] = []
  const t: Totals = {
    products: empty(),
    charges: empty(),
    variable: empty(),
    inKind: empty(),
    receipts: empty(),
    payments: empty(),
    fullTime: empty(),
    contracted: empty(),
    hoursSold: empty(),
    hoursPaid: empty(),
    hoursVolunteered: empty(),
    byAccount: new Map(),
    byKind: new Map(),
    byPayer: new Map(),
    byPillar: new Map(),
    byFunder: new Map(),
    byFamily: new Map(),
    bySource: new Map(),
    byUse: new Map(),
    byItem: new Map(),
    inKindByKind: new Map(),
    inKindByPillar: new Map(),
    opening: openingBalances(
      lines.map(({ line }) => line),
      frame,
    ),
    own,
    size: 0,
  }
  for (const line of lines) {
    for (const s of line.streams) addStream(t, s)
    addHours(t, line, frame)
    addContracted(t, line)
  }
  own.push(...openingStreams(frame), ...settleTax(t.byItem.get('sales-tax'), frame))
  for (const s of own) addStream(t, s)
  return t
}
