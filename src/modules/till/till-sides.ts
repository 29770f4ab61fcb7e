import type { Actor } from '#platform/session/roles.ts'
import { mayCloseDays, mayHoldTill, mayReadTickets, maySell, mayVerify } from './permits.ts'
import type { TillSide } from './ui/TillTabs.tsx'

/** The pages of the till that somebody may open. */
export const sidesFor = (actor: Actor): TillSide[] => [
  ...(maySell(actor) ? (['sell'] as const) : []),
  ...(mayReadTickets(actor) ? (['tickets', 'articles'] as const) : []),
  ...(mayHoldTill(actor) ? (['drawers'] as const) : []),
  ...(mayCloseDays(actor) ? (['closings'] as const) : []),
  ...(mayVerify(actor) ? (['proof'] as const) : []),
]
