import { addDays, type Day } from '#kit/day.ts'
import { timeText } from '#modules/requests/rules/slots.ts'
import type { Dragged, Drop } from './drag.ts'
import type { CalendarPage, ShownVisit, Unplanned } from './query.server.ts'

/** Where keys or a drop would put a visit: a day, minutes of its wall clock, whose line. */
export type Proposal = { id: string; day: Day; from: number; minutes: number; who: string }

const STEP = 15
const DAY = 24 * 60

/** Where a visit stands now, as something to change. */
export const standing = (visit: ShownVisit): Proposal | null => {
  const first = visit.pieces.find((piece) => !piece.goesOn.before)
  return first
    ? { id: visit.id, day: first.day, from: first.from, minutes: visit.minutes, who: visit.who }
    : null
}

const within = (n: number, low: number, high: number) => Math.min(Math.max(n, low), high)

/**
 * What an arrow proposes: up and down a quarter of an hour, left and right a day (or the neighbour's column of a day),
 * with Shift the length. Null for any other key.
 */
export function stepped(
  at: Proposal,
  key: string,
  shift: boolean,
  columns: readonly string[],
): Proposal | null {
  const down = { ArrowDown: 1, ArrowUp: -1 }[key]
  const right = { ArrowRight: 1, ArrowLeft: -1 }[key]
  if (down && shift) return { ...at, minutes: within(at.minutes + down * STEP, STEP, DAY) }
  if (down) return { ...at, from: within(at.from + down * STEP, 0, DAY - STEP) }
  if (!right || shift) return null
  if (columns.length === 0) return { ...at, day: addDays(at.day, right) }
  const next = columns[columns.indexOf(at.who) + right]
  return next ? { ...at, who: next } : at
}

/** The visit as it would be shown there. */
export const proposedVisit = (visit: ShownVisit, { day, from, minutes, who }: Proposal): ShownVisit => {
  const to = Math.min(from + minutes, DAY)
  const goesOn = { before: false, after: from + minutes > DAY }
  return { ...visit, who: who as ShownVisit['who'], minutes, pieces: [{ day, from, to, goesOn }] }
}

/** The fields of the form that says the same. */
export const moveFields = (visit: ShownVisit, to: Proposal): Record<string, string> => ({
  intent: 'move',
  visitId: visit.id,
  seen: String(visit.sequence),
  day: to.day,
  time: timeText(to.from),
  minutes: String(to.minutes),
  who: to.who,
  vehicleId: visit.vehicleId ?? '',
  note: visit.note,
})

/** The first time of a day, from 9:00 on, when somebody has nothing for so long; 9:00 when the day is full. */
export function firstGap(page: CalendarPage, day: string, who: string, minutes: number): number {
  const taken = [
    ...page.visits.filter((visit) => visit.who === who),
    ...page.absences.filter((a) => a.resource === who),
  ]
    .flatMap((one) => one.pieces.filter((piece) => piece.day === day))
    .sort((a, b) => a.from - b.from)
  let at = 9 * 60
  for (const { from, to } of taken) if (from < at + minutes && to > at) at = Math.ceil(to / STEP) * STEP
  return at + minutes <= DAY ? at : 9 * 60
}

/** A drop as the fields of a form, or null when it changes nothing. */
export function dropFields(
  page: CalendarPage,
  requests: readonly Unplanned[],
  what: Dragged,
  to: Drop,
): Record<string, string> | null {
  const place = to.who?.startsWith('vehicle:') ? null : to.who
  const vehicleId = to.who?.startsWith('vehicle:') ? to.who.slice('vehicle:'.length) : null
  if (what.kind === 'request') {
    const request = requests.find((one) => one.id === what.id)
    const who = place ?? what.who
    if (!request || !who) return null
    const minute = to.minute ?? firstGap(page, to.day, who, what.minutes)
    return {
      intent: 'plan',
      requestId: request.id,
      day: to.day,
      time: timeText(Math.min(minute, DAY - STEP)),
      minutes: String(what.minutes),
      who,
      vehicleId: vehicleId ?? '',
    }
  }
  const visit = page.visits.find((one) => one.id === what.id)
  const at = visit && standing(visit)
  if (!visit || !at) return null
  if (what.kind === 'end') {
    if (to.minute === null || to.day !== at.day) return null
    return moveFields(visit, { ...at, minutes: Math.max(STEP, to.minute - at.from) })
  }
  const next = {
    ...at,
    day: to.day as Day,
    from: Math.min(to.minute ?? at.from, DAY - STEP),
    who: place ?? at.who,
  }
  if (next.day === at.day && next.from === at.from && next.who === at.who && !vehicleId) return null
  return { ...moveFields(visit, next), ...(vehicleId ? { vehicleId } : {}) }
}
