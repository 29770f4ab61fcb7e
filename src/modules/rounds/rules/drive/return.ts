import { MOST_METRES } from '../trip.ts'

type Counters = { readonly counterOut: number | null; readonly counterBack: number | null }

/** More kilometres on the counter than a round can make, or fewer than when it left: a slip in what was typed. */
export const counterSlipped = ({ counterOut, counterBack }: Counters): boolean =>
  counterOut !== null &&
  counterBack !== null &&
  (counterBack < counterOut || counterBack - counterOut > MOST_METRES)

/** Metres driven: by the counter when both readings can be, else as planned, else none. */
export function metresDriven(
  round: Counters,
  planned: number | null,
): { metres: number; from: 'counter' | 'plan' } {
  const { counterOut, counterBack } = round
  if (counterOut !== null && counterBack !== null && !counterSlipped(round))
    return { metres: counterBack - counterOut, from: 'counter' }
  return { metres: planned ?? 0, from: 'plan' }
}

const DAY_MINUTES = 24 * 60

/**
 * Minutes out: as told; else from leaving to coming back; else as planned. One at least, a day at most: a phone that
 * found its network after the weekend does not make a round of sixty hours.
 */
export function minutesDriven(
  { leftAt, backAt }: { readonly leftAt: Date | null; readonly backAt: Date | null },
  told: number | undefined,
  plannedSeconds: number | null,
): number {
  if (told !== undefined && told > 0) return Math.min(DAY_MINUTES, told)
  const lasted = leftAt && backAt ? Math.round((backAt.getTime() - leftAt.getTime()) / 60_000) : 0
  if (lasted > 0 && lasted <= DAY_MINUTES) return lasted
  return Math.max(1, Math.round((plannedSeconds ?? 0) / 60))
}

/** A counter shows at most so many kilometres. */
const MOST_KM = 999_999

/** Kilometres on a counter as typed (`45 210`, `45210,5 km`) → metres; null when it is no reading of one. */
export function parseCounter(typed: string): number | null {
  const tidy = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/km$/i, '')
  if (!/^\d{1,6}(?:[.,]\d)?$/.test(tidy)) return null
  const km = Number(tidy.replace(',', '.'))
  return km > MOST_KM ? null : Math.round(km * 1000)
}

/** `45210500` → `45210,5`, as a form shows it back. */
export const counterInput = (metres: number): string => String(metres / 1000).replace('.', ',')
