import { createContext } from 'react-router'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The round that a request stands in: rounds are further right, and tell it in these words. */
export type RoundStanding = {
  readonly number: string
  readonly name: string
  readonly day: Day
  readonly round: 'draft' | 'ready' | 'out' | 'ended'
  readonly stop: 'todo' | 'arrived' | 'done' | 'failed'
  /** Minutes after midnight: when it was done or failed, else when one is expected; null where no hour is known. */
  readonly minute: number | null
  readonly whoName: string
}

/** Null when it stands in no round, or when this reader looks at none. */
export type StandingOf = (ctx: Ctx, requestId: Id<'Request'>) => Promise<RoundStanding | null>

/** Set by the front door. */
export const standingContext = createContext<StandingOf>(async () => null)
