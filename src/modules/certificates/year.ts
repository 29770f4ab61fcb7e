import type { Day } from '#kit/day.ts'

/** The civil year asked in the address, between 2000 and this one; `fallback` otherwise. */
export function yearAsked(params: URLSearchParams, today: Day, fallback = Number(today.slice(0, 4))): number {
  const asked = Number(params.get('annee'))
  return Number.isInteger(asked) && asked >= 2000 && asked <= Number(today.slice(0, 4)) ? asked : fallback
}
