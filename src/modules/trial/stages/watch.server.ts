import { cents } from '#kit/money.ts'
import { type NewNotice, notifyAll } from '#modules/notices/index.server.ts'
import { accountsOfHub } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { formatEuros } from '#ui/format.ts'
import type { Watch } from '../rules/ceilings.ts'
import type { Stage } from '../store.server.ts'
import { currentStage } from '../trial.server.ts'
import { figuresOf, type StageFigures } from './figures.server.ts'
import { keepWatch } from './store.server.ts'

/**
 * Looks at what the current stage spent and lost, keeps it for the home page, and tells the coordinators once when the
 * loss comes near its ceiling and once when it reaches it; another ceiling is told anew. Idempotent: for a queued job.
 * A hub without books, or before its first stage, has nothing to watch.
 */
export async function refreshStageWatch(ctx: Ctx, db: Db): Promise<void> {
  const stage = await currentStage(ctx)
  if (!stage || ctx.today() < stage.startsOn) return
  const figures = await figuresOf(ctx, stage, ctx.today())
  if (figures.spent === null || figures.loss === null) return
  const notices = await noticesFor(ctx, db, stage, figures)
  const row = {
    hubId: ctx.hub.id,
    stageId: stage.id,
    spent: cents(figures.spent),
    loss: cents(figures.loss),
    budgetWatch: figures.watches.budget,
    lossWatch: figures.watches.loss,
    at: ctx.now(),
  }
  await ctx.together((joined) =>
    joined.tx(async (tx) => {
      await keepWatch(tx, row)
      await notifyAll(joined, notices)
    }),
  )
}

const TEMPLATE = { fine: null, near: 'stage-near', reached: 'stage-stop' } as const satisfies Record<
  Watch,
  unknown
>

async function noticesFor(ctx: Ctx, db: Db, stage: Stage, figures: StageFigures): Promise<NewNotice[]> {
  const template = TEMPLATE[figures.watches.loss]
  if (!template) return []
  const euros = (value: number | bigint) => ({
    fr: formatEuros(cents(value), 'fr', { round: true }),
    en: formatEuros(cents(value), 'en', { round: true }),
  })
  const accounts = await accountsOfHub(ctx, db)
  return accounts
    .filter(({ roles }) => roles.includes('coordinator'))
    .map(({ id, name, email }) => ({
      template,
      to: { email, name },
      data: { stage: stage.name, amount: euros(figures.loss ?? 0), limit: euros(stage.lossCeiling) },
      link: `/${ctx.hub.slug}/phase-de-test/${stage.id}`,
      subjectKind: 'trial-stage',
      subjectId: stage.id,
      once: `${template} ${stage.id} ${stage.lossCeiling} ${id}`,
    }))
}

/** After each change, and each night: a day that passes may bring a rent without anybody at a page. */
export const watchStage: Task = {
  name: 'trial.watch',
  afterChange: true,
  daily: '20 0 * * *',
  run: (ctx, _post, db) => refreshStageWatch(ctx, db),
}
