import { addDays, instantOf } from '#kit/day.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { jobsDoneSince, jobsToDo } from '#modules/requests/job-store.server.ts'
import { showJobs, showOffers, workerOf } from '#modules/requests/jobs.server.ts'
import { offersTo } from '#modules/requests/offer-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { View } from './views.ts'

const PAST_DAYS = 30

/** Everything of one provider, and nothing of others; null when the account belongs to none. */
export async function readMissions(ctx: Ctx, view: View) {
  const worker = await workerOf(ctx)
  const { organisationId } = worker
  if (!organisationId) return null
  // The firm's work, whoever of it signed in: not what is given to the account by another hat.
  const firm = { userId: null, personId: null, organisationId }
  const since = instantOf(addDays(ctx.today(), -PAST_DAYS), 0, ctx.hub.zone)
  const rows = await ctx.read(async (tx) => ({
    waiting: await offersTo(tx, ctx.hub.id, organisationId, ['sent'], 50),
    past:
      view === 'offers'
        ? await offersTo(tx, ctx.hub.id, organisationId, ['declined', 'expired', 'withdrawn', 'lost'], 10)
        : [],
    todo: await jobsToDo(tx, ctx.hub.id, firm, 100),
    done: view === 'done' ? await jobsDoneSince(tx, ctx.hub.id, firm, since, 100) : [],
  }))
  const jobs = await showJobs(ctx, rows.todo)
  const waiting = (await showOffers(ctx, rows.waiting)).filter((offer) => offer.state === 'sent')
  const due = jobs.filter((job) => job.dueOn <= ctx.today())
  return {
    name: (await organisationNames(ctx, [organisationId])).get(organisationId) ?? '',
    organisationId,
    waiting,
    past: await showOffers(ctx, rows.past),
    jobs,
    bring: packingList(due),
    done: await showJobs(ctx, rows.done),
  }
}

type Packed = { serviceName: string; quantity: number; lines: { number: string; text: string }[] }
type Packable = { serviceName: string; quantity: number; number: string; details: string }

/** What the day's jobs ask for, gathered by service: how many, and each job's own words. */
export function packingList(jobs: readonly Packable[]): Packed[] {
  const packed = new Map<string, Packed>()
  for (const { serviceName, quantity, number, details } of jobs) {
    const one = packed.get(serviceName) ?? { serviceName, quantity: 0, lines: [] }
    one.quantity += quantity
    if (details) one.lines.push({ number, text: details })
    packed.set(serviceName, one)
  }
  return [...packed.values()]
}
