import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'

export const PLACE_SOURCES = ['ban', 'manual', 'csv'] as const
export type PlaceSource = (typeof PLACE_SOURCES)[number]
/** `doubtful`: the address base is not sure; somebody looks at it. */
export const PLACE_STATES = ['placed', 'doubtful', 'missing'] as const
export type PlaceState = (typeof PLACE_STATES)[number]

export type Point = { readonly lon: number; readonly lat: number }

export const MOST_ADDRESS = 200

/** Two ways of writing one address are one: « 12, rue des Lilas » and « 12 RUE DES LILAS ». */
export const placeKey = (address: string): string => fold(address)

/**
 * A point as maps write it: latitude then longitude, with commas or dots, separated by a semicolon, a comma or a space.
 * On French ground the two cannot be taken for each other, so that a swapped pair is told instead of kept.
 */
export function readPoint(text: string): Result<Point, 'not_a_point' | 'point_swapped'> {
  const number = String.raw`(-?\d{1,3}(?:[.,]\d{1,15})?)`
  const tidy = text
    .trim()
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[−–]/g, '-')
  // With commas as decimals, only a semicolon or a space can separate.
  const match =
    new RegExp(String.raw`^${number}\s*[;/ ]\s*${number}$`).exec(tidy) ??
    /^(-?\d{1,3}(?:\.\d{1,15})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(tidy)
  if (!match) return refuse('not_a_point', 'point')
  return pointOf(Number(match[1]!.replace(',', '.')), Number(match[2]!.replace(',', '.')))
}

/** A latitude and a longitude in degrees, once they can be those of a place. */
export function pointOf(lat: number, lon: number): Result<Point, 'not_a_point' | 'point_swapped'> {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return refuse('not_a_point', 'point')
  if (lat > -6 && lat < 11 && lon > 40 && lon < 52) return refuse('point_swapped', 'point')
  return ok({ lon: round(lon), lat: round(lat) })
}

/** A tenth of a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Below this the address base found something else nearby, or only the town. */
const SURE = 0.6

export const stateOfScore = (score: number, exact: boolean): PlaceState =>
  score >= SURE && exact ? 'placed' : 'doubtful'
