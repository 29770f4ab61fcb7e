import type { Day } from '#kit/day.ts'
import { add, type Cents, minus, proportion, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** What a wallet counts: euro cents, minutes, or visits. Always whole. */
export const WALLET_UNITS = ['euros', 'hours', 'visits'] as const
export type WalletUnit = (typeof WALLET_UNITS)[number]

/**
 * Where a credit comes from: paid for, held in a subscription's fee, granted by the hub or a funder, or a gift voucher
 * that somebody bought.
 */
export const CREDIT_ORIGINS = ['paid', 'voucher', 'granted', 'included'] as const
export type CreditOrigin = (typeof CREDIT_ORIGINS)[number]

/** Given, so that nobody can ask it back in money. */
export const isGiven = (origin: CreditOrigin): boolean => origin === 'granted' || origin === 'included'

/** What unused credit is a debt on: what people paid (4191), or what was granted to them (4192). */
export const DEBT_ACCOUNTS = { paid: '4191', granted: '4192', voucher: '4194' } as const
/** A credit granted is a support the hub gives (6585); one that lapses is an income (7585). */
export const SUPPORT_ACCOUNT = '6585'
export const LAPSED_ACCOUNT = '7585'
/** What a funder will pay for the credits it asked the hub to grant. */
export const FUNDER_ACCOUNT = '4687'

/** A gift voucher holds for a year unless said otherwise. */
export const MONTHS_VOUCHER = 12

/** How a balance is paid back: from the bank, so that no till has to give what it did not take. */
export const REFUND_MEANS = ['transfer', 'cheque'] as const

/** The account of the ledger that holds a credit until it is used. */
export const debtAccount = (origin: CreditOrigin): string =>
  isGiven(origin) ? DEBT_ACCOUNTS.granted : DEBT_ACCOUNTS.paid

/** One credit with what is left of it. `remaining` in the wallet's unit, `valueLeft` in cents. */
export type Lot = {
  readonly id: string
  readonly origin: CreditOrigin
  readonly remaining: number
  readonly valueLeft: Cents
  /** The last day it may be used; null when it never lapses. */
  readonly expiresOn: Day | null
}

/** What may enter or leave a wallet in one go: whole, above zero, ten million euros at most. */
export const isQuantity = (quantity: number): boolean =>
  Number.isSafeInteger(quantity) && quantity > 0 && quantity <= 1_000_000_000

export type Draw<L extends Lot> = { readonly lot: L; readonly quantity: number; readonly value: Cents }

const NEVER = '9999-12-31'

/** First what lapses first, then what was given before what was paid, then the oldest (ids grow with time). */
export const byUse = (a: Lot, b: Lot): number => {
  const keyOf = (lot: Lot) => `${lot.expiresOn ?? NEVER} ${isGiven(lot.origin) ? 0 : 1} ${lot.id}`
  const [x, y] = [keyOf(a), keyOf(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

export const isUsable = (lot: Lot, day: Day): boolean =>
  lot.remaining > 0 && (lot.expiresOn === null || lot.expiresOn >= day)

/** How much may be used on a day. */
export const usableOn = (lots: readonly Lot[], day: Day): number =>
  lots.reduce((sum, lot) => sum + (isUsable(lot, day) ? lot.remaining : 0), 0)

/**
 * Which credits a use draws on, and the cents of each. A part of a credit is worth its share of what is left of it,
 * rounded to the cent; the last part takes the rest, so that a credit used up leaves no cent behind. Refuses what
 * the credits usable that day do not hold: a wallet never goes below zero.
 */
export function draw<L extends Lot>(
  lots: readonly L[],
  quantity: number,
  day: Day,
): Result<Draw<L>[], 'wallet_too_low' | 'quantity_wrong'> {
  if (!isQuantity(quantity)) return refuse('quantity_wrong', 'quantity')
  const draws: Draw<L>[] = []
  let left = quantity
  for (const lot of lots.filter((one) => isUsable(one, day)).sort(byUse)) {
    if (left === 0) break
    const part = Math.min(left, lot.remaining)
    draws.push({ lot, quantity: part, value: centsOf(lot, part) })
    left -= part
  }
  return left > 0 ? refuse('wallet_too_low', 'amount') : ok(draws)
}

/** The cents of a part of a credit. */
export const centsOf = (lot: Pick<Lot, 'remaining' | 'valueLeft'>, quantity: number): Cents =>
  quantity === lot.remaining
    ? lot.valueLeft
    : proportion(lot.valueLeft, BigInt(quantity), BigInt(lot.remaining))

/** One account that pays a part of an entry, with who funds it. */
export type Source = { readonly account: string; readonly amount: Cents; readonly funderId: string | null }

/** What draws take from the ledger: one source per account and funder, nothing for what is worth nothing there. */
export function sourcesOf(
  draws: readonly { lot: { origin: CreditOrigin; funderId: string | null }; value: Cents }[],
): Source[] {
  const sums = new Map<string, Source>()
  for (const { lot, value } of draws) {
    if (value === zero) continue
    const account = debtAccount(lot.origin)
    const key = `${account} ${lot.funderId}`
    const amount = add(sums.get(key)?.amount ?? zero, value)
    sums.set(key, { account, amount, funderId: lot.funderId })
  }
  return [...sums.values()]
}

/** Lines of an entry paid by several sources, in order; both must sum to the same cents. */
export function crossed<L extends { readonly amount: Cents }>(
  lines: readonly L[],
  sources: readonly Source[],
): { line: L; source: Source; amount: Cents }[] {
  const parts: { line: L; source: Source; amount: Cents }[] = []
  const queue = sources.map((source) => ({ source, left: source.amount }))
  for (const line of lines) {
    let owed = line.amount
    while (owed > zero && queue[0]) {
      const { source, left } = queue[0]
      const amount = left < owed ? left : owed
      parts.push({ line, source, amount })
      owed = minus(owed, amount)
      queue[0].left = minus(left, amount)
      if (queue[0].left === zero) queue.shift()
    }
  }
  return parts
}

/** What a wallet may be used for: everything, one family of services, or one service. Kept as one word. */
export const scopeOf = (of: { serviceId?: string | null; activity?: string | null } = {}): string =>
  of.serviceId ? `service:${of.serviceId}` : of.activity ? `activity:${of.activity}` : ''

export const coversScope = (scope: string, of: { serviceId: string; activity: string }): boolean =>
  scope === '' || scope === `service:${of.serviceId}` || scope === `activity:${of.activity}`

/**
 * Transfers as a wallet pays them: each part leaves the account of the credits it came from, with who funds those.
 * The same transfers where no wallet pays.
 */
export const paidFrom = <
  T extends { readonly amount: Cents; readonly debit: string; readonly funderId?: string | null },
>(
  transfers: readonly T[],
  sources: readonly Source[],
): readonly T[] =>
  sources.length === 0
    ? transfers
    : crossed(transfers, sources).map(({ line, source, amount }) => ({
        ...line,
        amount,
        debit: source.account,
        funderId: source.funderId ?? line.funderId ?? null,
      }))
