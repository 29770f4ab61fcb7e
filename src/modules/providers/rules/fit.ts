import { type Day, weekday } from '#kit/day.ts'
import { fold } from '#kit/text.ts'
import { withinZone } from '#kit/zone.ts'
import { coverOn, type Held } from './documents.ts'
import type { FileState } from './life.ts'

/** Why a provider is not simply the one for a job. */
export const WHYS = [
  'no_file',
  'not_approved',
  'insurance_lapsed',
  'registration_lapsed',
  'outside_zone',
  'not_skilled',
  'full',
  'away',
] as const
export type Why = (typeof WHYS)[number]
export type Fit = 'ok' | 'warn' | 'no'

/** What is known of a provider; without a file they work as before, and one is asked for. */
export type Known = {
  readonly file: {
    readonly state: FileState
    readonly zone: readonly string[]
    readonly skills: readonly string[]
    /** Jobs a week; null when nobody set a limit. */
    readonly weeklyCapacity: number | null
    /** Insurance is not asked of them, and why. */
    readonly insuranceWaived: string | null
  } | null
  readonly documents: readonly Held[]
  /** Services they said they do; empty when nobody asked. */
  readonly services: readonly string[]
  /** Weekdays (Monday = 1) they work; empty when nobody asked. */
  readonly weekdays: readonly number[]
  readonly absences: readonly { readonly fromDay: Day; readonly untilDay: Day }[]
}

/** The work to be done. `jobs` counts what they already have in the week of `day`. */
export type Work = {
  readonly serviceId: string
  readonly skills: readonly string[]
  readonly day: Day
  readonly postcode?: string | null
  readonly city?: string | null
  readonly jobs?: number
}

/** What forbids to give somebody work on a day, the first reason only; null when nothing does. */
export function forbidden(
  known: Pick<Known, 'file' | 'documents'>,
  day: Day,
): 'not_approved' | 'insurance_lapsed' | 'registration_lapsed' | null {
  const { file, documents } = known
  if (!file) return null
  if (file.state !== 'approved') return 'not_approved'
  // An approved file had an insurance or said why not: none left is one that was withdrawn.
  if (file.insuranceWaived === null && coverOn(documents, 'insurance', day) !== 'holds')
    return 'insurance_lapsed'
  return coverOn(documents, 'registration', day) === 'lapsed' ? 'registration_lapsed' : null
}

const awayOn = ({ absences, weekdays }: Known, day: Day): boolean =>
  absences.some((absence) => absence.fromDay <= day && day <= absence.untilDay) ||
  (weekdays.length > 0 && !weekdays.includes(weekday(day)))

const skilledFor = ({ file, services }: Known, work: Work): boolean => {
  if (services.length > 0 && !services.includes(work.serviceId)) return false
  const able = (file?.skills ?? []).map(fold)
  return work.skills.every((skill) => able.includes(fold(skill)))
}

/**
 * Everything to know before giving a provider a job: `no` when it is forbidden, `warn` when somebody should think
 * first (outside their zone, away, full, or without a file yet), `ok` otherwise.
 */
export function fitOf(known: Known, work: Work): { fit: Fit; why: Why[] } {
  const { file } = known
  const no = forbidden(known, work.day)
  const why: Why[] = [
    ...(file ? [] : (['no_file'] as const)),
    ...(no ? [no] : []),
    ...(file && withinZone(file.zone, work) === false ? (['outside_zone'] as const) : []),
    ...(file && !skilledFor(known, work) ? (['not_skilled'] as const) : []),
    ...(file?.weeklyCapacity != null && (work.jobs ?? 0) >= file.weeklyCapacity ? (['full'] as const) : []),
    ...(awayOn(known, work.day) ? (['away'] as const) : []),
  ]
  return { fit: no ? 'no' : why.length > 0 ? 'warn' : 'ok', why }
}
