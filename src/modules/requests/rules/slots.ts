import { type Day, instantOf } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** Whose time a visit takes: an account of the hub, one of its people, or a provider. */
export type WhoKey = `user:${string}` | `person:${string}` | `org:${string}`
/** Anything that can be had by one at a time. */
export type Resource = WhoKey | `vehicle:${string}`

export const ABSENCE_REASONS = ['holiday', 'sick', 'training', 'closed', 'repair', 'other'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** A stretch of time, the end excluded. */
export type Span = { readonly startsAt: Date; readonly endsAt: Date }

export const userKey = (id: string): WhoKey => `user:${id}`
export const personKey = (id: Id<'Person'>): WhoKey => `person:${id}`
export const organisationKey = (id: Id<'Organisation'>): WhoKey => `org:${id}`
export const vehicleKey = (id: Id<'Vehicle'>): Resource => `vehicle:${id}`

/** Who a request is with, as whose time it takes; null when it is with nobody. */
export function keyOfAssignee(request: {
  assigneeUserId?: string | null
  assigneePersonId?: Id<'Person'> | null
  assigneeOrganisationId?: Id<'Organisation'> | null
}): WhoKey | null {
  if (request.assigneeUserId) return userKey(request.assigneeUserId)
  if (request.assigneePersonId) return personKey(request.assigneePersonId)
  return request.assigneeOrganisationId ? organisationKey(request.assigneeOrganisationId) : null
}

/** A key typed in an address or a form, or null. Accounts have ids of their own make: any short word without space. */
export function parseWho(text: string | null | undefined): WhoKey | null {
  const [kind, id, more] = (text ?? '').split(':')
  if (!id || more !== undefined) return null
  if (kind === 'user') return /^[\w-]{1,64}$/.test(id) ? `user:${id}` : null
  return (kind === 'person' || kind === 'org') && isId(id) ? `${kind}:${id}` : null
}

export function parseResource(text: string | null | undefined): Resource | null {
  const vehicle = /^vehicle:(.+)$/.exec(text ?? '')?.[1]
  return vehicle && isId<'Vehicle'>(vehicle) ? vehicleKey(vehicle) : parseWho(text)
}

/** What follows the colon. */
export const idOfKey = <Noun extends string>(key: Resource): Id<Noun> =>
  key.slice(key.indexOf(':') + 1) as Id<Noun>

/** A visit lasts a day at most: longer work is several visits, and the calendar's reads rely on it. */
export const LONGEST_MINUTES = 24 * 60
export const SHORTEST_MINUTES = 5

/** The stretch that begins at an instant and lasts so many minutes of real time, whatever the clocks do meanwhile. */
export function spanFrom(startsAt: Date, minutes: number): Result<Span, 'duration_wrong'> {
  if (!Number.isInteger(minutes) || minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES)
    return refuse('duration_wrong', 'minutes')
  return ok({ startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) })
}

/** Real minutes between its two ends. */
export const minutesOf = ({ startsAt, endsAt }: Span): number =>
  Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)

/** Whole days of a zone, from the first midnight to the one after the last day: 23 or 25 hours when clocks change. */
export const spanOfDays = (from: Day, after: Day, zone: string): Span => ({
  startsAt: instantOf(from, 0, zone),
  endsAt: instantOf(after, 0, zone),
})

/** Two stretches share an instant; one that begins when the other ends does not. */
export const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** The first lane of 1…`lanes` that none of the bookings holds, or null. */
export function freeLane(lanes: number, held: readonly { lane: number }[]): number | null {
  for (let lane = 1; lane <= lanes; lane++) if (!held.some((one) => one.lane === lane)) return lane
  return null
}

/** Minutes a job should take: those of its service, as many times as asked, within what a visit may last. */
export const plannedMinutes = (serviceMinutes: number, quantity: number): number =>
  Math.min(LONGEST_MINUTES, Math.max(SHORTEST_MINUTES, serviceMinutes > 0 ? serviceMinutes * quantity : 30))

/** `9:30`, `09h30` or `9h` → minutes after midnight. */
export function parseTime(text: string): Result<number, 'not_a_time'> {
  const found = /^([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)?$/.exec(text.trim())
  return found ? ok(Number(found[1]) * 60 + Number(found[2] ?? 0)) : refuse('not_a_time')
}

/** 570 → `09:30`, as a browser's field of time wants it. */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
