import type { BalanceItem, Stream } from '../frame.ts'
import { type Balances, openingBalances } from '../opening.ts'
import type { Assumption } from '../plan.ts'
import type { Projection } from '../projection.ts'
import { type Series, series } from '../spread.ts'

/** What the hub has, in the order of the page. `depreciation` is negative: it takes from the gross above it. */
export const assetPositions = [
  'fixed-assets',
  'depreciation',
  'deposits-given',
  'stock',
  'customers',
  'grants-due',
  'tax-credit',
  'prepaid',
  'advances-paid',
  'opening-due',
  'cash',
] as const
/** Where it comes from. `prepaid-sales`, `deferred-grants` and `dedicated-funds` are three kinds of not earned yet. */
export const liabilityPositions = [
  'own-funds',
  'carried-result',
  'year-result',
  'investment-grants',
  'dedicated-funds',
  'loans',
  'deposits-received',
  'suppliers',
  'social',
  'sales-tax',
  'advances-received',
  'prepaid-sales',
  'deferred-grants',
  'opening-owed',
  'overdraft',
] as const
export type AssetPosition = (typeof assetPositions)[number]
export type LiabilityPosition = (typeof liabilityPositions)[number]
export type Position = AssetPosition | LiabilityPosition

/** A balance at the start and at each month's end, with the lines it comes from. */
export type Level = {
  opening: number
  readonly amounts: Series
  readonly parts: Map<string | null, { opening: number; readonly amounts: Series }>
}
export type Positions = ReadonlyMap<Position, Level>

type Sides = { readonly had: AssetPosition; readonly owed: LiabilityPosition }

/**
 * Where the balance of a line stands by its sign: what a supplier was paid too early is due to us, what a funder paid
 * before its decision is owed (no netting between third parties, code de commerce L123-19).
 */
const BY_SIGN: Record<Exclude<BalanceItem, keyof typeof FIXED | 'deferred'>, Sides> = {
  stock: { had: 'stock', owed: 'suppliers' },
  customers: { had: 'customers', owed: 'advances-received' },
  'grants-due': { had: 'grants-due', owed: 'advances-received' },
  'opening-due': { had: 'opening-due', owed: 'opening-owed' },
  prepaid: { had: 'prepaid', owed: 'suppliers' },
  suppliers: { had: 'advances-paid', owed: 'suppliers' },
  social: { had: 'advances-paid', owed: 'social' },
  'tax-credit': { had: 'tax-credit', owed: 'sales-tax' },
  'sales-tax': { had: 'tax-credit', owed: 'sales-tax' },
  'tax-pending': { had: 'tax-credit', owed: 'sales-tax' },
  'opening-owed': { had: 'opening-due', owed: 'opening-owed' },
}
/** Items that keep their place whatever their sign. */
const FIXED = {
  'fixed-assets': 1,
  depreciation: 1,
  'deposits-given': 1,
  'own-funds': -1,
  'investment-grants': -1,
  loans: -1,
  'deposits-received': -1,
} as const
const isFixed = (item: BalanceItem): item is keyof typeof FIXED => item in FIXED

/** The State nets what it collects and gives back over the whole plan, never line by line. */
const netted: ReadonlySet<BalanceItem> = new Set<BalanceItem>(['sales-tax', 'tax-credit'])

/**
 * What is not earned yet: sold ahead (4191, 487), the later months of a grant (487: the part of a grant of several
 * periods that belongs to the next ones), and gifts meant for a purpose not spent yet (19, fonds dédiés, ANC 2018-06).
 */
function notEarned(line: Assumption | null): LiabilityPosition {
  if (line?.type === 'revenue') return 'prepaid-sales'
  const gift = line && 'funder' in line && 'account' in line && ['754', '755'].includes(line.account)
  return gift ? 'dedicated-funds' : 'deferred-grants'
}

type Items = Map<BalanceItem, { opening: number; amounts: Series }>

function move(items: Items, item: BalanceItem, amounts: Series, sign: 1 | -1): void {
  let held = items.get(item)
  if (!held) {
    held = { opening: 0, amounts: series(amounts.length) }
    items.set(item, held)
  }
  for (let m = 0; m < amounts.length; m++) held.amounts[m]! += sign * amounts[m]!
}

/** Double entry, as `Stream` says: what a stream adds to the items of the balance sheet. */
function record(items: Items, s: Stream): void {
  if (s.side === 'product' || s.side === 'payment') move(items, s.via, s.amounts, 1)
  else if (s.side === 'charge' || s.side === 'receipt') move(items, s.via, s.amounts, -1)
  else if (s.side === 'move') {
    move(items, s.to, s.amounts, 1)
    move(items, s.from, s.amounts, -1)
  }
}

function open(items: Items, balances: Balances, months: number): void {
  for (const [item, amount] of Object.entries(balances) as [BalanceItem, number][]) {
    if (amount === 0) continue
    const held = items.get(item)
    if (held) held.opening += amount
    else items.set(item, { opening: amount, amounts: series(months) })
  }
}

/** Adds balances (not movements) of one line to a position. */
function place(
  into: Map<Position, Level>,
  at: Position,
  line: string | null,
  opening: number,
  of: Series,
): void {
  if (opening === 0 && of.every((amount) => amount === 0)) return
  const months = of.length
  let level = into.get(at)
  if (!level) {
    level = { opening: 0, amounts: series(months), parts: new Map() }
    into.set(at, level)
  }
  let part = level.parts.get(line)
  if (!part) {
    part = { opening: 0, amounts: series(months) }
    level.parts.set(line, part)
  }
  level.opening += opening
  part.opening += opening
  for (let m = 0; m < months; m++) {
    level.amounts[m]! += of[m]!
    part.amounts[m]! += of[m]!
  }
}

const above = (amount: number): number => (amount > 0 ? amount : 0)

function placeItems(into: Map<Position, Level>, line: Assumption | null, items: Items): void {
  const id = line?.id ?? null
  for (const [item, { opening, amounts }] of items) {
    const balance = series(amounts.length)
    let held = opening
    for (let m = 0; m < amounts.length; m++) {
      held += amounts[m]!
      balance[m] = held
    }
    if (isFixed(item)) {
      const sign = FIXED[item]
      place(
        into,
        item,
        id,
        sign * opening,
        balance.map((b) => sign * b),
      )
      continue
    }
    const sides =
      item === 'deferred' ? ({ had: 'grants-due', owed: notEarned(line) } as const) : BY_SIGN[item]
    place(into, sides.had, id, above(opening), balance.map(above))
    place(
      into,
      sides.owed,
      id,
      above(-opening),
      balance.map((b) => above(-b)),
    )
  }
}

/** The result of past plan years, and of the one under way: a plan year is the fiscal year. */
function placeResult(into: Map<Position, Level>, { totals: t, frame }: Projection): void {
  const carried = series(frame.months)
  const year = series(frame.months)
  let before = 0
  let now = 0
  for (let m = 0; m < frame.months; m++) {
    if (m % 12 === 0) {
      before += now
      now = 0
    }
    now += t.products[m]! - t.charges[m]!
    carried[m] = before
    year[m] = now
  }
  place(into, 'carried-result', null, 0, carried)
  place(into, 'year-result', null, 0, year)
}

/** Every balance of a projection, each line under the position that its sign gives it. Cents, all positive but three:
 * depreciation, results, and own funds that past losses have eaten. */
export function positionsOf(projection: Projection): Positions {
  const { lines, totals, frame, closing } = projection
  const positions = new Map<Position, Level>()
  const whole: Items = new Map()
  const alone = { ...frame, opening: {}, openingCash: 0 }
  for (const { line, streams } of lines) {
    const items: Items = new Map()
    for (const s of streams) record(items, s)
    const { 'own-funds': _, ...before } = openingBalances([line], alone)
    open(items, before, frame.months)
    for (const item of netted) {
      const held = items.get(item)
      if (!held) continue
      move(whole, item, held.amounts, 1)
      items.delete(item)
    }
    placeItems(positions, line, items)
  }
  for (const s of totals.own) record(whole, s)
  const { 'own-funds': ownFunds = 0, ...opening } = openingBalances([], frame)
  open(whole, { ...opening, 'own-funds': totals.opening['own-funds'] ?? ownFunds }, frame.months)
  placeItems(positions, null, whole)
  placeResult(positions, projection)
  place(positions, 'cash', null, above(frame.openingCash), closing.map(above))
  place(
    positions,
    'overdraft',
    null,
    above(-frame.openingCash),
    closing.map((b) => above(-b)),
  )
  return positions
}
