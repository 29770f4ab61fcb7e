import type { Id } from '#kit/id.ts'
import type { Locale } from '#kit/words.ts'
import { mayReadRows, rowsOver } from '#modules/measures/index.server.ts'
import { measureFor } from '#modules/trial/criteria/measure.server.ts'
import { votesOf } from '#modules/trial/criteria/store.server.ts'
import { evidenceOf } from '#modules/trial/evidence.server.ts'
import { criterionById } from '#modules/trial/store.server.ts'
import { stagesNow } from '#modules/trial/trial.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** All that the page of a criterion shows today; undefined when the stage has no such criterion. */
export async function criterionPage(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  id: Id<'Criterion'>,
  params: URLSearchParams,
  locale: Locale,
) {
  const stage = (await stagesNow(ctx)).find((one) => one.id === stageId)
  const { criterion, votes } = await ctx.read(async (tx) => ({
    criterion: await criterionById(tx, ctx.hub.id, id),
    votes: (await votesOf(tx, ctx.hub.id, [id])).get(id) ?? [],
  }))
  if (!stage || criterion?.stageId !== stageId || criterion.removedAt) return undefined
  const evidence = (await evidenceOf(ctx, stage, ctx.today(), undefined, id))[0]
  if (!evidence) return undefined
  const measure = measureFor(criterion, stage)
  const rows =
    measure && mayReadRows(ctx.actor) ? await rowsOver(ctx, measure, evidence.to, params, 20) : null
  const keys = measure?.words[locale].keys
  return {
    stage,
    evidence,
    votes,
    voters: criterion.voters,
    periodDays: criterion.periodDays,
    measured: Boolean(measure),
    rows: rows && {
      ...rows,
      rows: rows.rows.map((row) => ({ ...row, key: row.key === null ? null : (keys?.[row.key] ?? null) })),
    },
  }
}
