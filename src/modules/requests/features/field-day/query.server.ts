import { addDays, type Day, instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { hoursOf } from '#modules/requests/field/store.server.ts'
import { jobsDoneSince, jobsToDo } from '#modules/requests/job-store.server.ts'
import { type Job, showJobs, workerOf } from '#modules/requests/jobs.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Beyond these days a phone shows nothing: work far away changes before it comes. */
const AHEAD_DAYS = 7

/** A job with the keys of what may be said of it from a page without scripts: sent twice, it is said once. */
export type DayJob = Job & { keys: Record<'started' | 'done' | 'failed', Id<'FieldReport'>> }
export type FieldDay = { late: DayJob[]; today: DayJob[]; next: DayJob[]; done: DayJob[] }

/** The hour agreed on first, then those of no hour: at equal times, the first asked for. */
const byTime = (a: Job, b: Job): number =>
  (a.startsAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.startsAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
  a.dueOn.localeCompare(b.dueOn) ||
  a.number.localeCompare(b.number)

const withKeys = (job: Job): DayJob => ({
  ...job,
  keys: { started: newId(), done: newId(), failed: newId() },
})

/** The day of whoever is signed in: what is given to them and not done, in order of time, and what they did today. */
export async function readDay(ctx: Ctx): Promise<FieldDay> {
  const worker = await workerOf(ctx)
  const today = ctx.today()
  const midnight = instantOf(today, 0, ctx.hub.zone)
  const { todo, done, hours } = await ctx.read(async (tx) => {
    const rows = await jobsToDo(tx, ctx.hub.id, worker, 100)
    const ids = rows.map((row) => row.id)
    return {
      todo: rows,
      done: await jobsDoneSince(tx, ctx.hub.id, worker, midnight, 50),
      hours: await hoursOf(tx, ctx.hub.id, ids, midnight),
    }
  })
  const jobs = (await showJobs(ctx, todo, hours)).map(withKeys).sort(byTime)
  const dayOf = (job: Job): Day => job.visitOn ?? job.dueOn
  return {
    late: jobs.filter((job) => dayOf(job) < today),
    today: jobs.filter((job) => dayOf(job) === today),
    next: jobs.filter((job) => dayOf(job) > today && dayOf(job) <= addDays(today, AHEAD_DAYS)),
    done: (await showJobs(ctx, done)).map(withKeys),
  }
}
