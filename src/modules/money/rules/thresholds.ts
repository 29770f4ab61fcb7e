import { type Day, day } from '#kit/day.ts'
import { type Cents, cents, proportion, zero } from '#kit/money.ts'
import type { TaxProfile } from './vat.ts'

export const THRESHOLDS = [
  'franchise-goods',
  'franchise-services',
  'side-business',
  'public-aid',
  'gifts',
  'one-authority',
] as const
export type ThresholdId = (typeof THRESHOLDS)[number]

export type Figure = {
  /** First day that it holds. */
  readonly from: Day
  /** Cents of a civil year. */
  readonly limit: Cents
  /** The raised limit above which the law bites at once. */
  readonly upper?: Cents
}

type Threshold = {
  readonly law: string
  /** Newest first. */
  readonly figures: readonly Figure[]
  /** Profiles that it concerns; all when absent. */
  readonly profiles?: readonly TaxProfile[]
}

const euros = (n: number) => cents(n * 100)

/** The legal limits, dated. A new figure is a new line above the others: what was known then stays explained. */
const LAW: Record<ThresholdId, Threshold> = {
  'franchise-goods': {
    law: 'CGI, art. 293 B',
    profiles: ['franchise-293b'],
    figures: [
      { from: day('2025-01-01'), limit: euros(85_000), upper: euros(93_500) },
      { from: day('2023-01-01'), limit: euros(91_900), upper: euros(101_000) },
    ],
  },
  'franchise-services': {
    law: 'CGI, art. 293 B',
    profiles: ['franchise-293b'],
    figures: [
      { from: day('2025-01-01'), limit: euros(37_500), upper: euros(41_250) },
      { from: day('2023-01-01'), limit: euros(36_800), upper: euros(39_100) },
    ],
  },
  'side-business': {
    law: 'CGI, art. 206, 1 bis',
    profiles: ['exempt-261-7', 'mixed'],
    figures: [
      { from: day('2025-01-01'), limit: euros(80_011) },
      { from: day('2024-01-01'), limit: euros(78_596) },
      { from: day('2023-01-01'), limit: euros(76_679) },
    ],
  },
  'public-aid': {
    law: 'Code de commerce, art. L612-4 et D612-5',
    figures: [{ from: day('2006-01-01'), limit: euros(153_000) }],
  },
  gifts: {
    law: 'Loi du 23 juillet 1987, art. 4-1',
    figures: [{ from: day('2006-01-01'), limit: euros(153_000) }],
  },
  'one-authority': {
    law: 'Loi du 12 avril 2000, art. 10 ; décret 2001-495',
    figures: [{ from: day('2001-06-06'), limit: euros(23_000) }],
  },
}

export const lawOf = (id: ThresholdId): string => LAW[id].law

/** The limits that concern a hub of this profile. */
export const thresholdsOf = (profile: TaxProfile): ThresholdId[] =>
  THRESHOLDS.filter((id) => LAW[id].profiles?.includes(profile) ?? true)

/** The figure that holds that day; null before the first one known. */
export const figureOn = (id: ThresholdId, on: Day): Figure | null =>
  LAW[id].figures.find(({ from }) => from <= on) ?? null

export type ThresholdState = 'far' | 'near' | 'over' | 'above'

/** Where a total stands: `near` from four fifths of the limit, or when the present pace passes it before the year ends. */
export function standing(figure: Figure, total: Cents, pace: Cents): ThresholdState {
  if (figure.upper !== undefined && total > figure.upper) return 'above'
  if (total > figure.limit) return 'over'
  return total * 5n >= figure.limit * 4n || pace > figure.limit ? 'near' : 'far'
}

/** What the year would total at the pace of its first `days` days, of `of` (365 or 366); zero before the first. */
export const atThisPace = (total: Cents, days: number, of: number): Cents =>
  days <= 0 ? zero : proportion(total, BigInt(of), BigInt(days))
