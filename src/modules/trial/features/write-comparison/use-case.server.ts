import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { schemesToChoose } from '#modules/rounds/index.server.ts'
import { insertComparison } from '#modules/trial/logistics/store.server.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { hypothesisById, openStage } from '#modules/trial/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { ComparisonForm } from './form.ts'

/** Opens a comparison of two to four schemes in a stage that is not closed. */
export async function openComparison(
  ctx: Ctx,
  stageId: Id<'Stage'> | undefined,
  input: ComparisonForm,
): Promise<Result<{ id: Id<'Comparison'> }>> {
  if (!mayWriteTrial(ctx.actor)) return refuse('not_permitted')
  if (!stageId) return refuse('no_open_stage')
  if (input.schemes.length < 2 || input.schemes.length > 4) return refuse('two_schemes', 'schemes')
  if (input.endsOn < input.startsOn) return refuse('ends_before_start', 'endsOn')
  return await ctx.together((joined) =>
    joined.tx((tx) =>
      once(tx, joined, input.idempotencyKey, async () => {
        const stage = await openStage(tx, joined, stageId)
        if (!stage.ok) return stage
        const known = new Set((await schemesToChoose(joined)).map(({ id }) => id))
        if (input.schemes.some((id) => !known.has(id))) return refuse('unknown_scheme', 'schemes')
        const hypothesis = input.hypothesisId && (await hypothesisById(tx, ctx.hub.id, input.hypothesisId))
        if (input.hypothesisId && (!hypothesis || hypothesis.stageId !== stageId))
          return refuse('unknown_hypothesis', 'hypothesisId')
        const id = newId<'Comparison'>()
        const { name, question = '', goal, startsOn, endsOn, minTrips, hypothesisId = null } = input
        const at = ctx.now()
        await insertComparison(tx, {
          ...{
            hubId: ctx.hub.id,
            id,
            stageId,
            hypothesisId,
            name,
            question,
            goal,
            startsOn,
            endsOn,
            minTrips,
          },
          ...{ keptSchemeId: null, learned: '', closedOn: null, createdAt: at, updatedAt: at },
          schemeIds: input.schemes,
        })
        await audit(tx, joined, 'add', 'comparison', id, { goal })
        return ok({ id })
      }),
    ),
  )
}
