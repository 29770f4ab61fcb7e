import { addDays, addMonthsToDay, type Day, daysBetween } from '#kit/day.ts'
import { add, type Cents, cents, proportion, split, zero } from '#kit/money.ts'
import {
  anniversaries,
  type FeeTerms,
  type IndexPoint,
  MONTHS_OF,
  type Per,
  type Rounding,
  type Span,
} from './terms.ts'

/** A part of the term that is paid at once. `whole` is the period it belongs to, of which it may be a broken part. */
export type Instalment = Span & { readonly whole: Span; readonly dueOn: Day; readonly amount: Cents }

const min = (a: Day, b: Day): Day => (a < b ? a : b)
const max = (a: Day, b: Day): Day => (a > b ? a : b)
const days = ({ from, to }: Span): number => daysBetween(from, to) + 1

/** Periods counted from the first day of the contract (the 5th to the 4th), with their rank in their year. */
export function periods(startsOn: Day, per: Per, { from, to }: Span): { whole: Span; rank: number }[] {
  const months = MONTHS_OF[per]
  const found: { whole: Span; rank: number }[] = []
  for (let n = 0; n < 1200; n++) {
    const first = addMonthsToDay(startsOn, n * months)
    if (first > to) break
    const whole = { from: first, to: addDays(addMonthsToDay(startsOn, (n + 1) * months), -1) }
    if (whole.to >= from) found.push({ whole, rank: n % (12 / months) })
  }
  return found
}

const rounded = (fee: Cents, rounding: Rounding): Cents =>
  rounding === 'cent' ? fee : cents(proportion(fee, 1n, 100n) * 100n)

/**
 * The yearly fee of some terms on a day: from their first day, each anniversary of the contract raises it by the fixed
 * rate, or sets it to `fee × index of the anniversary / index agreed`. Rounded half away from zero, to the cent or to
 * the euro, at each anniversary. An index that nobody typed yet leaves the fee as it was.
 */
export function feeOn(terms: FeeTerms, startsOn: Day, day: Day, indexes: readonly IndexPoint[]): Cents {
  let fee = terms.annualFee
  if (terms.indexation === 'none') return fee
  for (const anniversary of anniversaries(startsOn, { from: addDays(terms.fromDay, 1), to: day })) {
    if (terms.indexation === 'rate')
      fee = rounded(proportion(fee, BigInt(10_000 + (terms.indexRate ?? 0)), 10_000n), terms.rounding)
    else {
      const point = indexes.findLast(({ onDay }) => onDay === anniversary)
      if (point && terms.indexBase)
        fee = rounded(
          proportion(terms.annualFee, BigInt(point.value), BigInt(terms.indexBase)),
          terms.rounding,
        )
    }
  }
  return fee
}

/** The terms with the span in which each is in force, within the contract's; those replaced before they began are left out. */
export function spansOf<T extends { readonly fromDay: Day }>(
  terms: readonly T[],
  { from, to }: Span,
): { terms: T; span: Span }[] {
  return terms.flatMap((one, i) => {
    const next = terms[i + 1]
    const span = {
      from: i === 0 ? from : max(from, one.fromDay),
      to: next ? min(to, addDays(next.fromDay, -1)) : to,
    }
    return span.from <= span.to ? [{ terms: one, span }] : []
  })
}

/**
 * What is paid and when over the term of a contract, from its terms in order. The parts of a year sum to its fee to the
 * cent (largest remainder); a period broken by an amendment or by the end is shared by days the same way.
 */
export function instalments(
  term: Span,
  terms: readonly FeeTerms[],
  indexes: readonly IndexPoint[],
): Instalment[] {
  return spansOf(terms, term).flatMap(({ terms: one, span }) =>
    periods(term.from, one.payEvery, span).map(({ whole, rank }) => {
      const part = { from: max(whole.from, span.from), to: min(whole.to, span.to) }
      const fee = feeOn(one, term.from, whole.from, indexes)
      const parts = 12 / MONTHS_OF[one.payEvery]
      const full =
        split(
          fee,
          Array.from({ length: parts }, () => 1n),
        )[rank] ?? zero
      const weights = [daysBetween(whole.from, part.from), days(part), daysBetween(part.to, whole.to)].map(
        BigInt,
      )
      return {
        ...part,
        whole,
        dueOn: one.inAdvance ? part.from : addDays(part.to, 1),
        amount: split(full, weights)[1] ?? zero,
      }
    }),
  )
}

/** An instalment already owed: its first day and its cents. */
export type Opened = { readonly from: Day; readonly amount: Cents }

/**
 * Instalments whose day has come and that nobody opened yet, with what each brings: all that is owed up to its end less
 * all that was opened before. So what an amendment changes in a period already paid is made up by the next instalment;
 * one that would fall below zero is opened at zero, and the rest waits for the one after.
 */
export function toOpen(all: readonly Instalment[], opened: readonly Opened[], today: Day): Instalment[] {
  const known = new Set(opened.map(({ from }) => from))
  let given = add(...opened.map(({ amount }) => amount))
  let owed = zero
  return all.flatMap((one) => {
    owed = add(owed, one.amount)
    if (known.has(one.from) || one.dueOn > today) return []
    const amount = owed > given ? cents(owed - given) : zero
    given = add(given, amount)
    return [{ ...one, amount }]
  })
}

/** A volume with the service it counts. */
export type Volume = { readonly included: number; readonly per: Per }

/** Units held in a part of a period: the share of its days, rounded up for the client. */
export const includedIn = (volume: Volume, whole: Span, part: Span): number =>
  Math.ceil((volume.included * days(part)) / days(whole))

/** The parts of a volume's periods over a span of some terms, each with the units it holds. */
export function volumeParts(
  startsOn: Day,
  volume: Volume,
  span: Span,
): (Span & { readonly included: number })[] {
  return periods(startsOn, volume.per, span).map(({ whole }) => {
    const part = { from: max(whole.from, span.from), to: min(whole.to, span.to) }
    return { ...part, included: includedIn(volume, whole, part) }
  })
}
