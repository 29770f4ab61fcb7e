import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { trialConditions } from '../gate/tables.ts'
import { trialHypotheses } from '../tables.ts'
import type { ActionRow } from './store.server.ts'
import { trialRisks } from './tables.ts'

type Linked = Pick<ActionRow, 'riskId' | 'hypothesisId' | 'conditionId'>

const idsIn = <T extends Id<string>>(ids: readonly (T | null)[]): T[] => [
  ...new Set(ids.filter((id) => id !== null)),
]

/** The words of what each action is for, in three queries at most. */
export async function linkWords(ctx: Ctx, rows: readonly Linked[]) {
  const hubId = ctx.hub.id
  const riskIds = idsIn(rows.map((row) => row.riskId))
  const hypothesisIds = idsIn(rows.map((row) => row.hypothesisId))
  const conditionIds = idsIn(rows.map((row) => row.conditionId))
  const words = await ctx.read(async (tx) => {
    const found = new Map<string, string>()
    if (riskIds.length > 0)
      for (const { id, word } of await tx
        .select({ id: trialRisks.id, word: trialRisks.what })
        .from(trialRisks)
        .where(and(eq(trialRisks.hubId, hubId), inArray(trialRisks.id, riskIds))))
        found.set(id, word)
    if (hypothesisIds.length > 0)
      for (const { id, word } of await tx
        .select({ id: trialHypotheses.id, word: trialHypotheses.text })
        .from(trialHypotheses)
        .where(and(eq(trialHypotheses.hubId, hubId), inArray(trialHypotheses.id, hypothesisIds))))
        found.set(id, word)
    if (conditionIds.length > 0)
      for (const { id, word } of await tx
        .select({ id: trialConditions.id, word: trialConditions.what })
        .from(trialConditions)
        .where(and(eq(trialConditions.hubId, hubId), inArray(trialConditions.id, conditionIds))))
        found.set(id, word)
    return found
  })
  const word = (id: string | null) => (id ? (words.get(id) ?? null) : null)
  return rows.map((row) => ({
    risk: word(row.riskId),
    hypothesis: word(row.hypothesisId),
    condition: word(row.conditionId),
  }))
}
