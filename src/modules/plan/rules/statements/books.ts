import type { BalanceItem, Frame, PaymentUse, ReceiptSource, Stream } from '../frame.ts'
import { type HourKind, hoursOf } from '../hours.ts'
import type { Assumption } from '../plan.ts'
import type { Projection } from '../projection.ts'
import { type Series, series } from '../spread.ts'
import type { ProductKind } from '../vocabulary.ts'
import { type Account, chargeAccount, inKindAccounts, productAccount } from './chart.ts'
import { type Flows, put } from './flow.ts'
import { type Positions, positionsOf } from './positions.ts'

/** What moves funds that last, each the reason of a need or a resource. Amounts are positive. */
export type LastingFlow =
  | 'need-investments'
  | 'need-loan-principal'
  | 'need-deposits'
  | 'resource-own-funds'
  | 'resource-investment-grants'
  | 'resource-loans'
  | 'resource-deposits'

/** A projection read as accounts: every amount under its account or its position, line by line. */
export type Books = {
  readonly projection: Projection
  readonly products: Flows<Account>
  readonly charges: Flows<Account>
  readonly inKindUses: Flows<Account>
  readonly inKindResources: Flows<Account>
  readonly receipts: Flows<ReceiptSource>
  readonly payments: Flows<PaymentUse>
  readonly lasting: Flows<LastingFlow>
  readonly hours: Flows<HourKind>
  readonly positions: Positions
}

const lastingOf: Partial<Record<BalanceItem, { in: LastingFlow; out?: LastingFlow }>> = {
  loans: { in: 'resource-loans', out: 'need-loan-principal' },
  'deposits-given': { in: 'resource-deposits', out: 'need-deposits' },
  'deposits-received': { in: 'resource-deposits', out: 'need-deposits' },
  'own-funds': { in: 'resource-own-funds' },
}

type Writing = Omit<Books, 'projection' | 'positions'>

/** Goods for the shelf are bought first (607) and used later: the stock's variation (6037) tells the difference. */
function putPurchase(books: Writing, s: Stream, id: string | null): void {
  if (s.side === 'charge' && s.via === 'stock') put(books.charges, '6037', id, s.amounts)
  else if (s.side === 'move' && s.to === 'stock') {
    put(books.charges, '607', id, s.amounts)
    put(books.charges, '6037', id, s.amounts, -1)
  }
}

function putLasting(books: Writing, s: Stream, id: string | null): void {
  if (s.side === 'move') {
    if (s.from === 'investment-grants') put(books.lasting, 'resource-investment-grants', id, s.amounts)
    // Sales tax given back is no part of what equipment costs.
    if (s.from === 'fixed-assets') put(books.lasting, 'need-investments', id, s.amounts, -1)
    return
  }
  if (s.side === 'payment' && s.via === 'fixed-assets') put(books.lasting, 'need-investments', id, s.amounts)
  // Interest passes through the loan and leaves nothing there.
  if (s.side === 'payment' && s.use === 'interest') return
  if (s.side !== 'receipt' && s.side !== 'payment') return
  const flows = lastingOf[s.via]
  const flow = s.side === 'receipt' ? flows?.in : flows?.out
  if (flow) put(books.lasting, flow, id, s.amounts)
}

function write(books: Writing, line: Assumption | null, s: Stream, sold: ProductKind | undefined): void {
  const id = line?.id ?? null
  putPurchase(books, s, id)
  putLasting(books, s, id)
  switch (s.side) {
    case 'product':
      put(books.products, productAccount(line, s), id, s.amounts)
      break
    case 'charge':
      if (s.via !== 'stock') put(books.charges, chargeAccount(line, s, sold), id, s.amounts)
      break
    case 'in-kind':
      put(books.inKindUses, inKindAccounts[s.kind].use, id, s.amounts)
      put(books.inKindResources, inKindAccounts[s.kind].resource, id, s.amounts)
      break
    case 'receipt':
      put(books.receipts, s.source, id, s.amounts)
      break
    case 'payment':
      put(books.payments, s.use, id, s.amounts)
      break
  }
}

/**
 * Writes the accounts of a projection. Not part of a forecast: only who prints statements pays for them. The sums are
 * those of the forecast to the cent: nothing is computed again, only filed.
 */
export function booksOf(projection: Projection): Books {
  const { lines, totals, frame } = projection
  const books: Writing = {
    products: new Map(),
    charges: new Map(),
    inKindUses: new Map(),
    inKindResources: new Map(),
    receipts: new Map(),
    payments: new Map(),
    lasting: new Map(),
    hours: new Map(),
  }
  const kinds = new Map<string, ProductKind>()
  for (const { line } of lines) if (line.type === 'revenue') kinds.set(line.id, line.kind)
  for (const made of lines) {
    const { line, streams } = made
    const sold = kinds.get('of' in line ? line.of : line.id)
    for (const s of streams) write(books, line, s, sold)
    const hours = hoursOf(made, frame)
    if (hours) put(books.hours, hours.kind, line.id, hours.amounts)
  }
  for (const s of totals.own) write(books, null, s, undefined)
  return { ...books, projection, positions: positionsOf(projection) }
}

/** Sum of several flows, month by month. */
export function totalOf<Key>(flows: Flows<Key>, frame: Frame, keys: Iterable<Key> = flows.keys()): Series {
  const total = series(frame.months)
  for (const key of keys) {
    const flow = flows.get(key)
    if (flow) for (let m = 0; m < total.length; m++) total[m]! += flow.amounts[m]!
  }
  return total
}
