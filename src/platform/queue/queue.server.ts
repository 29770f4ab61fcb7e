import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Id } from '#kit/id.ts'
import type { Clock } from '../clock/clock.ts'
import { type Ctx, createCtx, type Nudge } from '../context/ctx.server.ts'
import type { Db } from '../db/db.server.ts'
import { hubs } from '../db/tables.ts'
import { reason } from '../log/log.server.ts'
import type { Post } from '../mail/post.ts'
import { taskRuns } from './tables.ts'

/** Work done behind the pages, once per hub. Must be idempotent: a crash in the middle runs it again. */
export type Task = {
  readonly name: string
  /** Runs soon after something changed in the hub; several changes at once make one run. */
  readonly afterChange: boolean
  /** Also at these times, as cron in Europe/Paris. */
  readonly daily?: string
  run(ctx: Ctx, post: Post, db: Db): Promise<void>
}

export type Queue = { nudge: Nudge; stop(): Promise<void> }

type Job = { hubId: Id<'Hub'> }

async function allHubs(db: Db) {
  return await db.auth.select().from(hubs)
}

type Parts = { db: Db; clock: Clock; post: Post }

/** Runs one task for one hub and notes how it went. A failure is noted, then thrown so that the queue retries. */
async function runTask({ db, clock, post }: Parts, task: Task, hubId: Id<'Hub'>): Promise<void> {
  const hub = (await allHubs(db)).find((one) => one.id === hubId)
  if (!hub) return
  const ctx = createCtx({ db, hub, clock, actor: { userId: null, name: 'Palier', roles: ['admin'] } })
  const startedAt = clock.now()
  const note = (failure: string | null) =>
    ctx.tx(async (tx) => {
      const values = { hubId, task: task.name, startedAt, endedAt: clock.now(), failure, runs: 1 }
      await tx
        .insert(taskRuns)
        .values(values)
        .onConflictDoUpdate({
          target: [taskRuns.hubId, taskRuns.task],
          set: { ...values, runs: sql`${taskRuns.runs} + 1` },
        })
    })
  try {
    await task.run(ctx, post, db)
    await note(null)
  } catch (error) {
    await note(reason(error))
    throw error
  }
}

/**
 * Starts the queue in the schema `pgboss` of the same database, so that a job is as durable as the data.
 * @param config the owner's connection: the queue keeps its own tables up to date.
 */
export async function startQueue(
  parts: Parts & { config: pg.ClientConfig; tasks: readonly Task[] },
): Promise<Queue> {
  const { config, db, tasks } = parts
  const { connectionString, host, port, user, database, password } = config
  const boss = new PgBoss({
    ...(connectionString ? { connectionString } : { host, port, user, database, password }),
    schema: 'pgboss',
    max: 4,
    persistWarnings: false,
  } as ConstructorParameters<typeof PgBoss>[0])
  // A database that restarts is retried by the queue itself; the words of its errors may hold parameters.
  boss.on('error', () => undefined)
  await boss.start()
  for (const task of tasks) {
    // `short`: at most one waiting job per hub, so that a hundred changes make one run.
    await boss.createQueue(task.name, { policy: 'short', retryLimit: 3, retryBackoff: true })
    await boss.work<Job>(task.name, { pollingIntervalSeconds: 1 }, async ([job]) => {
      if (job) await runTask(parts, task, job.data.hubId)
    })
    if (!task.daily) continue
    const daily = `${task.name}.daily`
    await boss.createQueue(daily)
    await boss.work(daily, async () => {
      for (const hub of await allHubs(db))
        await boss.send(task.name, { hubId: hub.id }, { singletonKey: hub.id })
    })
    await boss.schedule(daily, task.daily, null, { tz: 'Europe/Paris' })
  }
  const soon = tasks.filter((task) => task.afterChange)
  return {
    nudge(hubId) {
      // The page's answer does not wait for it, and the daily run makes up for a nudge that is lost.
      for (const task of soon)
        boss.send(task.name, { hubId }, { singletonKey: hubId, startAfter: 1 }).catch(() => undefined)
    },
    stop: () => boss.stop({ graceful: true, timeout: 3000 }),
  }
}
