import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { applySet } from './criteria/sets.server.ts'

/**
 * Adds the usual criteria in one go: those whose measure exists here, in the unit they were chosen for, and that
 * the stage does not have yet. Answers how many were added.
 */
export const addDefaultCriteria = (ctx: Ctx, stageId: Id<'Stage'>) =>
  applySet(ctx, stageId, { ready: 'usual' })
