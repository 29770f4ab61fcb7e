import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { givenRound } from '../day/fixtures.ts'

type Of = { requestId?: Id<'Request'>; errandId?: Id<'RoundErrand'>; visitId?: Id<'Visit'> }

/** A round of today whose one stop serves this, in this state. */
export const putInRound = (ctx: Ctx, of: Of, state: 'todo' | 'failed' = 'todo') =>
  givenRound(ctx, { day: ctx.today(), stops: [{ state, ...of }] })
