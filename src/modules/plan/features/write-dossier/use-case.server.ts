import type { Id } from '#kit/id.ts'
import { ok, type Result } from '#kit/result.ts'
import { handDossier } from '#modules/plan/dossiers/dossiers.server.ts'
import { saveVersion } from '#modules/plan/versions.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Keeps the plan of the day under `reason`, then says that the dossier was handed over with it: both or neither. */
export async function handOver(
  ctx: Ctx,
  seen: { id: Id<'Dossier'>; version: number; reason: string },
): Promise<Result<{ number: number }, 'not_permitted' | 'no_plan' | 'not_found' | 'changed_meanwhile'>> {
  return await ctx.together(async (within) => {
    const kept = await saveVersion(within, { reason: seen.reason })
    if (!kept.ok) return kept
    const { number } = kept.value
    const handed = await handDossier(within, { id: seen.id, version: seen.version, planVersion: number })
    if (handed.ok) return ok({ number })
    return { ...handed, code: handed.code === 'unknown_choice' ? ('not_found' as const) : handed.code }
  })
}
