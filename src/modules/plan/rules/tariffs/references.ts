/** Prices seen elsewhere, in cents, from the reference figures of the project's domain. */
export const references = {
  /** Town and village concierges, per year. */
  membership: { low: 1_200, high: 5_000 },
  /** A service of half an hour. */
  'half-hour': { low: 500, high: 2_000 },
  /** The same for an hour: twice the half. */
  hour: { low: 1_000, high: 4_000 },
  /** Company concierge, per employee and month. */
  employee: { low: 500, high: 2_000 },
  /** Parcel kept for a carrier. */
  parcel: { low: 20, high: 150 },
  /** Postal agency of a village, per month. */
  'postal-agency': { low: 114_000, high: 128_400 },
} as const
export type Reference = keyof typeof references

export const verdicts = ['under', 'within', 'above'] as const
export type Verdict = (typeof verdicts)[number]

/** Where a price stands beside what is seen elsewhere; both ends are within. */
export function verdictOf(price: number, reference: Reference): Verdict {
  const { low, high } = references[reference]
  return price < low ? 'under' : price > high ? 'above' : 'within'
}
