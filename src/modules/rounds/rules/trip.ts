import { add, type Cents, cents, proportion } from '#kit/money.ts'

/** How one goes. */
export const TRIP_MODES = ['van', 'cargo-bike', 'volunteer-car', 'foot'] as const
export type TripMode = (typeof TRIP_MODES)[number]

/** Where things are handed over. */
export const HANDOVERS = ['home', 'locker', 'pickup', 'counter'] as const
export type Handover = (typeof HANDOVERS)[number]

/** What a trip costs: cents per kilometre by mode, and cents per paid hour. */
export type Rates = { readonly perKm: Readonly<Record<TripMode, Cents>>; readonly perHour: Cents }

/**
 * Until a hub sets its own: ours, no source gives them. A van with fuel, insurance and wear; a cargo bike with its
 * battery; what a volunteer is paid back for their car; an hour with the employer's share.
 */
export const USUAL_RATES: Rates = {
  perKm: { van: cents(45), 'cargo-bike': cents(10), 'volunteer-car': cents(32), foot: cents(0) },
  perHour: cents(2200),
}

/** More than this in one trip is a slip of the finger. */
export const MOST_METRES = 1_000_000

type Costed = { mode: TripMode; metres: number; paidMinutes: number; handling: Cents }

/**
 * What a trip costs: kilometres by the mode's rate, paid time by the hour's, and handling (loading, locker, bags). The
 * hours of volunteers cost nothing here: they are valued in the books as contributions.
 */
export const costOf = ({ mode, metres, paidMinutes, handling }: Costed, rates: Rates): Cents =>
  add(
    proportion(rates.perKm[mode], BigInt(metres), 1000n),
    proportion(rates.perHour, BigInt(paidMinutes), 60n),
    handling,
  )

/** Kilometres typed by hand (`12,5`, `7 km`) → metres; null when it is not a number of kilometres. */
export function parseKm(typed: string): number | null {
  const tidy = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/km$/i, '')
  if (!/^\d{1,5}(?:[.,]\d{1,3})?$/.test(tidy)) return null
  const [whole = '0', part = ''] = tidy.split(/[.,]/)
  return Number(whole) * 1000 + Number(part.padEnd(3, '0'))
}

/** `12500` → `12,5`, as a form shows it back. */
export const kmInput = (metres: number): string => String(metres / 1000).replace('.', ',')
