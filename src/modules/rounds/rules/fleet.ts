import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import type { Load } from './errands/errand.ts'
import type { TripMode } from './trip.ts'

/** What a vehicle can do on a round. Minutes after midnight, metres, cents. */
export type FleetFacts = {
  readonly mode: TripMode
  /** The most it carries at once. */
  readonly load: Load
  /** 100: as the travel times are; 80: slower. */
  readonly speedPercent: number
  /** Metres in a day; null: no limit. */
  readonly range: number | null
  /** When it may be out. */
  readonly fromMinute: number
  readonly toMinute: number
  /** From leaving to being back; null: no limit. */
  readonly mostMinutes: number | null
  /** A break of `minutes` begins between the two; null: none. Not due when the round is over before. */
  readonly pause: { readonly from: number; readonly to: number; readonly minutes: number } | null
  /** Times it may come back to the hub to load again, in so many minutes each. */
  readonly reloads: number
  readonly reloadMinutes: number
  /** « hayon », « froid »; compared folded. */
  readonly skills: readonly string[]
  /** Each time it leaves, beside kilometres and hours. */
  readonly fixed: Cents
  /** Who usually drives is paid; else a volunteer. */
  readonly paid: boolean
}

/** A vehicle of the calendar, with what it can do on a round. */
export type FleetVehicle = FleetFacts & {
  readonly id: Id<'Vehicle'>
  readonly name: string
  /** Somebody said what it carries; else these are the usual figures. */
  readonly said: boolean
}

/** How one goes with a vehicle, guessed from its name until somebody says it. */
function modeOfName(name: string): TripMode {
  const words = fold(name)
  if (/\b(velo|velos|vae|triporteur|biporteur|cargo|remorque)\b/.test(words)) return 'cargo-bike'
  if (/\b(pied|chariot|caddie|diable)\b/.test(words)) return 'foot'
  return /\b(voiture|benevole|auto)\b/.test(words) ? 'volunteer-car' : 'van'
}

/** Ours, no source gives them: a light van, a cargo bike with its battery, a boot, a trolley. */
const USUAL: Record<TripMode, { load: Load; range: number | null }> = {
  van: { load: { kg: 600, crates: 40 }, range: null },
  'cargo-bike': { load: { kg: 80, crates: 6 }, range: 40_000 },
  'volunteer-car': { load: { kg: 200, crates: 10 }, range: null },
  foot: { load: { kg: 20, crates: 2 }, range: 8000 },
}

/** Between noon and half past one, half an hour: longer than the twenty minutes due after six hours of work (Code du travail, L3121-16). */
const LUNCH = { from: 720, to: 810, minutes: 30 }

/** What a vehicle can do as long as nobody said it: out from eight to six, with a lunch break. */
export function usualFleet(name: string): FleetFacts {
  const mode = modeOfName(name)
  return {
    mode,
    ...USUAL[mode],
    speedPercent: 100,
    ...{ fromMinute: 480, toMinute: 1080, mostMinutes: null, pause: LUNCH },
    ...{ reloads: mode === 'cargo-bike' ? 2 : 0, reloadMinutes: 10, skills: [], fixed: cents(0) },
    paid: mode === 'van' || mode === 'cargo-bike',
  }
}
