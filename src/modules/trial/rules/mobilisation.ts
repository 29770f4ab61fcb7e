import { addDays, type Day, daysBetween } from '#kit/day.ts'

/** Why somebody stands on the list: to be thanked for what they did, or asked for the next step. */
export const REASONS = [
  'gave-hours',
  'first-session',
  'brought',
  'could-hold-session',
  'could-volunteer',
] as const
export type Reason = (typeof REASONS)[number]

export const GESTURES = ['thank', 'ask'] as const
export type Gesture = (typeof GESTURES)[number]

const GESTURE_OF: Readonly<Record<Reason, Gesture>> = {
  'gave-hours': 'thank',
  'first-session': 'thank',
  brought: 'thank',
  'could-hold-session': 'ask',
  'could-volunteer': 'ask',
}
export const gestureOf = (reason: Reason): Gesture => GESTURE_OF[reason]

/** What is known of somebody who commits themselves, as of today. */
export type Committed = {
  id: string
  name: string
  /** Minutes given over the last thirty days, and lines noted over the last ninety. */
  minutes: number
  lines: number
  /** Sessions held over the last ninety days, and the first ever. */
  sessions: number
  firstSession: Day | null
  /** People they brought. */
  brought: number
}

export type Suggestion = { id: string; name: string; reason: Reason; n: number }

/** Eight hours a month is a full working day given: worth a word. */
const MANY_MINUTES = 8 * 60
const USUAL = 3
const RECENT = 30

/**
 * The one thing to say to each person now, thanks before questions: nobody is asked for more who was not thanked for what
 * they gave. Somebody thanked within thirty days, or asked within sixty, is left in peace for that gesture.
 */
export function suggestions(
  people: readonly Committed[],
  said: readonly { personId: string; gesture: Gesture; day: Day }[],
  today: Day,
): Suggestion[] {
  const PEACE: Readonly<Record<Gesture, number>> = { thank: 30, ask: 60 }
  const told = (id: string, gesture: Gesture) =>
    said.some(
      (one) => one.personId === id && one.gesture === gesture && one.day > addDays(today, -PEACE[gesture]),
    )
  const first = ({ firstSession }: Committed) =>
    firstSession !== null && daysBetween(firstSession, today) <= RECENT
  const reasonOf = (one: Committed): { reason: Reason; n: number } | undefined => {
    if (!told(one.id, 'thank')) {
      if (first(one)) return { reason: 'first-session', n: one.sessions }
      if (one.minutes >= MANY_MINUTES) return { reason: 'gave-hours', n: Math.round(one.minutes / 60) }
      if (one.brought >= 2) return { reason: 'brought', n: one.brought }
    }
    if (told(one.id, 'ask')) return undefined
    if (one.lines >= USUAL && one.firstSession === null) return { reason: 'could-hold-session', n: one.lines }
    if (one.brought >= 1 && one.lines === 0 && one.firstSession === null)
      return { reason: 'could-volunteer', n: one.brought }
    return undefined
  }
  return people
    .flatMap((one) => {
      const found = reasonOf(one)
      return found ? [{ id: one.id, name: one.name, ...found }] : []
    })
    .sort(
      (a, b) =>
        REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) || b.n - a.n || (a.name < b.name ? -1 : 1),
    )
}

/** The ladder, from the ground up: the measure of each rung. The last has none: the committee is counted as it sits. */
export const RUNGS = [
  { rung: 'user', measureId: 'requests.repeat-users', read: 'sample' },
  { rung: 'member', measureId: 'people.members', read: 'value' },
  { rung: 'volunteer', measureId: 'people.volunteers', read: 'value' },
  { rung: 'holder', measureId: 'volunteering.session-holders', read: 'value' },
  { rung: 'ambassador', measureId: 'people.ambassadors', read: 'value' },
  { rung: 'committee', measureId: null, read: 'value' },
] as const
export type Rung = (typeof RUNGS)[number]['rung']
