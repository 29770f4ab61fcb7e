import type { Actor } from '#platform/session/roles.ts'
import { mayKeepHours, mayNoteOwnHours, mayReadHours, mayReadSessions } from './permits.ts'
import type { HoursSide } from './ui/VolunteeringTabs.tsx'

/** The tabs that somebody may open. */
export const sidesFor = (actor: Actor): HoursSide[] => [
  ...(mayNoteOwnHours(actor) ? (['own'] as const) : []),
  ...(mayReadSessions(actor) ? (['sessions'] as const) : []),
  ...(mayReadHours(actor) ? (['all'] as const) : []),
  ...(mayKeepHours(actor) ? (['sheet'] as const) : []),
]
