import type { TripMode } from '../trip.ts'

/** Grams of CO₂ equivalent for a kilometre, by mode. */
export type Grams = Readonly<Record<TripMode, number>>

/**
 * Until a hub sets its own: orders of magnitude of ADEME (Base Carbone, and its calculator Impact CO2), making and use of
 * the vehicle together. About 220 g for a petrol or diesel car, 280 g for a small van, 11 g for a bike with a motor.
 */
export const USUAL_GRAMS: Grams = { van: 280, 'cargo-bike': 11, 'volunteer-car': 220, foot: 0 }

/** Two kilograms for a kilometre: beyond, it is a slip of the finger. */
export const MOST_GRAMS = 2000

/** Grams that so many metres give off. */
export const gramsOf = (mode: TripMode, metres: number, grams: Grams): number =>
  Math.round((metres * grams[mode]) / 1000)

type Driven = {
  readonly mode: TripMode
  readonly metres: number
  /** Metres if each errand were driven alone, from the hub and back. */
  readonly aloneMetres: number
}

/**
 * Grams that a round saves: what a car would give off if it went for each errand alone, less what the round gave off.
 * Always a car, so that a bike and a van are compared with the same thing. Below zero when the round gave off more.
 */
export const savedGrams = ({ mode, metres, aloneMetres }: Driven, grams: Grams): number =>
  gramsOf('volunteer-car', aloneMetres, grams) - gramsOf(mode, metres, grams)
