import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { datesOf, type Occurrence, recurringWork, successorOf } from '#modules/contracts/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { jobsOf } from '#modules/requests/recurring-store.server.ts'
import type { RequestState } from '#modules/requests/rules/life.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type DateLine = {
  readonly on: Day
  readonly day: Day
  readonly minute: number | null
  readonly because: Occurrence['because'] | 'skipped'
  readonly why: string
  readonly job: { readonly number: string; readonly state: RequestState } | null
}

/** One recurring work with its dates, from two months back to a year ahead; null when there is none. */
export async function showRecurring(ctx: Ctx, id: Id<'Recurrence'>) {
  const [work] = await recurringWork(ctx, { ids: [id] })
  if (!work) return null
  const today = ctx.today()
  const span = { from: addMonthsToDay(today, -2), to: addDays(addMonthsToDay(today, 12), -1) }
  const jobs = await ctx.read((tx) => jobsOf(tx, ctx.hub.id, [id], span.from, span.to))
  const by = new Map(jobs.map((job) => [job.occurrenceOn, job]))
  const whys = new Map(work.exceptions.map((one) => [one.onDay, one]))
  const line = ({
    on,
    day,
    minute,
    because,
  }: Pick<DateLine, 'on' | 'day' | 'minute' | 'because'>): DateLine => {
    const job = by.get(on)
    return {
      on,
      day,
      minute,
      because,
      why: whys.get(on)?.why ?? '',
      job: job ? { number: job.number, state: job.state } : null,
    }
  }
  const given = datesOf(work, span).map(line)
  const skipped = work.exceptions
    .filter(({ kind, onDay }) => kind === 'skip' && onDay >= span.from && onDay <= span.to)
    .map(({ onDay }) => line({ on: onDay, day: onDay, minute: work.minute, because: 'skipped' }))
  // A rule that changed leaves the jobs done before: they stay listed, by the day they had.
  const known = new Set([...given, ...skipped].map(({ on }) => on))
  const others = jobs
    .filter(({ occurrenceOn, state }) => !known.has(occurrenceOn!) && state !== 'cancelled')
    .map((job) => line({ on: job.occurrenceOn!, day: job.dueOn, minute: work.minute, because: null }))
  const names = await organisationNames(ctx, [work.organisationId])
  const { exceptions: _, ...shown } = work
  return {
    work: shown,
    organisation: names.get(work.organisationId) ?? '',
    service: (await getService(ctx, work.serviceId))?.name ?? '',
    follower: await successorOf(ctx, id),
    dates: [...given, ...skipped, ...others].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  }
}
export type RecurringPage = NonNullable<Awaited<ReturnType<typeof showRecurring>>>
