import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  datesOf,
  followRecurrence,
  lockWork,
  mayWriteRecurrences,
  type RecurrenceCode,
  type RecurrenceInput,
  type RecurringWork,
  stopRecurrence,
  writeException,
} from '#modules/contracts/index.server.ts'
import { lockVisitsOf } from '#modules/requests/calendar/season-store.server.ts'
import { keptFr as fr } from '#modules/requests/messages.kept.fr.ts'
import { mayMoveRequests } from '#modules/requests/permits.ts'
import { lockJob, lockOpenJobs, setJobDay } from '#modules/requests/recurring-store.server.ts'
import { isOpen } from '#modules/requests/rules/life.ts'
import { minutesOf } from '#modules/requests/rules/slots.ts'
import type { RequestRow } from '#modules/requests/store.server.ts'
import { applyVerb, finishWork } from '#modules/requests/use-cases/apply-verb.server.ts'
import { overSlots, type SlotTaken } from '#modules/requests/use-cases/hold-slots.server.ts'
import { moveVisit } from '#modules/requests/use-cases/schedule-visit.server.ts'
import { cancelThem } from '#modules/requests/use-cases/visit-moves.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { generateSeason, type Season, type SeasonCode } from './use-case.server.ts'
import { startOf } from './visits.server.ts'

export type OccurrenceCode =
  | 'not_permitted'
  | 'not_found'
  | 'why_needed'
  | 'not_a_date'
  | 'already_a_date'
  | 'already_done'
  | 'same_day'
  | RecurrenceCode
  | SeasonCode
type On = { readonly recurrenceId: Id<'Recurrence'>; readonly on: Day; readonly idempotencyKey?: string }
/** `toPlan`: the job has no visit any more, for its new time is taken. */
type Told = { number: string | null; toPlan: boolean }

type Found = { work: RecurringWork; job: RequestRow | null }

/** Locks the recurrence, then the job of a date; refuses a date that the rule does not give, and one that is done. */
async function find(tx: Tx, c: Ctx, { recurrenceId, on }: On): Promise<Result<Found, OccurrenceCode>> {
  const [work] = await lockWork(c, [recurrenceId], on)
  if (!work) return refuse('not_found')
  const job = await lockJob(tx, c.hub.id, recurrenceId, on)
  if (!job && !datesOf(work, { from: on, to: on }).some((date) => date.on === on))
    return refuse('not_a_date', 'on')
  return job && !isOpen(job.state) ? refuse('already_done') : ok({ work, job })
}

const change = <T, Code extends string>(
  ctx: Ctx,
  key: string | undefined,
  work: (tx: Tx, c: Ctx) => Promise<Result<T, Code>>,
): Promise<Result<T, Code> | SlotTaken> =>
  overSlots(ctx, (c) => c.tx((tx) => once<T, Code>(tx, c, key, () => work(tx, c))))

/** Takes jobs off the list and off the calendar, with the same reason. */
async function cancelJobs(tx: Tx, c: Ctx, jobs: readonly RequestRow[], why: string): Promise<void> {
  if (jobs.length === 0) return
  const visits = await lockVisitsOf(
    tx,
    c.hub.id,
    jobs.map(({ id }) => id),
  )
  await cancelThem(tx, c, visits, why)
  const cancelled = await applyVerb(tx, c, jobs, 'cancel', { why })
  if (!cancelled.ok) throw new Error(`an open job cannot be cancelled: ${cancelled.code}`)
}

/** Puts one date on another day, or at another hour; the others stay. Its job and its visit follow. */
export async function moveOccurrence(
  ctx: Ctx,
  input: On & { readonly to: Day; readonly minute?: number; readonly why?: string },
): Promise<Result<Told, OccurrenceCode> | SlotTaken> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  return await change<Told, OccurrenceCode>(ctx, input.idempotencyKey, async (tx, c) => {
    const found = await find(tx, c, input)
    if (!found.ok) return found
    const { work, job } = found.value
    const { recurrenceId, on, to, why = '' } = input
    const minute = input.minute ?? work.minute
    if (to < c.today()) return refuse('day_past', 'to')
    const current = job?.dueOn ?? datesOf(work, { from: on, to: on })[0]?.day
    if (to === current && input.minute === undefined) return refuse('same_day', 'to')
    await writeException(c, { recurrenceId, onDay: on, kind: 'move', toDay: to, toMinute: input.minute, why })
    if (!job) return ok({ number: null, toPlan: false })
    await setJobDay(tx, c.hub.id, job.id, to)
    await audit(tx, c, 'move-date', 'request', job.id, { from: job.dueOn, to, why })
    const toPlan = await followVisits(c, tx, job, startOf(c, to, minute), why || fr.moved)
    return ok({ number: job.number, toPlan })
  })
}

/** The visit of a job moves with it; when its new time is taken it is taken off, and the job waits to be planned. */
async function followVisits(
  c: Ctx,
  tx: Tx,
  job: RequestRow,
  startsAt: Date | null,
  why: string,
): Promise<boolean> {
  const visits = await lockVisitsOf(tx, c.hub.id, [job.id])
  const [visit] = visits
  if (!visit) return false
  if (startsAt) {
    const moved = await moveVisit(c, { visitId: visit.id, startsAt, minutes: minutesOf(visit) })
    if (moved.ok) return false
  }
  await cancelThem(tx, c, visits, why)
  return true
}

/** Leaves one date out, with a reason: its job is cancelled, and the season never makes it again. */
export async function skipOccurrence(
  ctx: Ctx,
  input: On & { readonly why: string },
): Promise<Result<Told, OccurrenceCode> | SlotTaken> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('why_needed', 'why')
  return await change<Told, OccurrenceCode>(ctx, input.idempotencyKey, async (tx, c) => {
    const found = await find(tx, c, input)
    if (!found.ok) return found
    const { job } = found.value
    await writeException(c, { recurrenceId: input.recurrenceId, onDay: input.on, kind: 'skip', why })
    if (job) await cancelJobs(tx, c, [job], why)
    return ok({ number: job?.number ?? null, toPlan: false })
  })
}

/** One more date, that the rule does not give. Its job is made at once when the season reaches it. */
export async function addOccurrence(
  ctx: Ctx,
  input: On & { readonly minute?: number },
): Promise<Result<Told, OccurrenceCode> | SlotTaken> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  return await change<Told, OccurrenceCode>(ctx, input.idempotencyKey, async (_, c) => {
    const { recurrenceId, on } = input
    const [work] = await lockWork(c, [recurrenceId], on)
    if (!work) return refuse('not_found')
    if (on < c.today()) return refuse('day_past', 'on')
    const there = datesOf(work, { from: on, to: on })
    if (there.length > 0 || work.exceptions.some(({ onDay }) => onDay === on))
      return refuse('already_a_date', 'on')
    await writeException(c, { recurrenceId, onDay: on, kind: 'add', toMinute: input.minute })
    if (!work.generatedTo || on > work.generatedTo) return ok({ number: null, toPlan: false })
    const made = await generateSeason(c, { recurrenceIds: [recurrenceId], from: on, to: on })
    return made.ok
      ? ok({ number: null, toPlan: made.value.toPlan.length > 0 })
      : (made as Result<Told, OccurrenceCode>)
  })
}

/** A date that was missed was in fact done: finished with one tap. */
export async function finishOccurrence(ctx: Ctx, input: On): Promise<Result<Told, OccurrenceCode>> {
  if (!mayMoveRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Told, OccurrenceCode>(tx, c, input.idempotencyKey, async () => {
        const job = await lockJob(tx, c.hub.id, input.recurrenceId, input.on)
        if (!job) return refuse('not_found')
        if (!isOpen(job.state)) return refuse('already_done')
        const done = await finishWork(tx, c, [job])
        return done.ok ? ok({ number: job.number, toPlan: false }) : refuse('already_done')
      }),
    ),
  )
}

/** What another rule changed. */
export type Changed = { id: Id<'Recurrence'>; cancelled: number; made: number; toPlan: number }

/**
 * Another rule from a day on. Jobs done, and those before the day, stay as they are; those not begun from that day on
 * are cancelled, and the new rule's are made as far as the season went.
 */
export async function changeRule(
  ctx: Ctx,
  id: Id<'Recurrence'>,
  input: RecurrenceInput,
): Promise<Result<Changed, OccurrenceCode> | SlotTaken> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  return await change<Changed, OccurrenceCode>(ctx, input.idempotencyKey, async (tx, c) => {
    const [old] = await lockWork(c, [id], input.startsOn)
    if (!old) return refuse('not_found')
    if (input.startsOn < c.today()) return refuse('day_past', 'startsOn')
    const written = await followRecurrence(c, id, { ...input, idempotencyKey: undefined })
    if (!written.ok) return written
    const jobs = await lockOpenJobs(tx, c.hub.id, id, input.startsOn)
    await cancelJobs(tx, c, jobs, fr.ruleChanged(input.startsOn))
    const season = await seasonAfter(c, written.value.id, input.startsOn, old.generatedTo)
    return ok({
      id: written.value.id,
      cancelled: jobs.length,
      made: season?.made ?? 0,
      toPlan: season?.toPlan.length ?? 0,
    })
  })
}

async function seasonAfter(c: Ctx, id: Id<'Recurrence'>, from: Day, to: Day | null): Promise<Season | null> {
  if (!to || to < from) return null
  const made = await generateSeason(c, { recurrenceIds: [id], from, to })
  return made.ok ? made.value : null
}

/** Ends recurring work after a day; the jobs not begun after it are cancelled. */
export async function endRecurring(
  ctx: Ctx,
  input: { readonly recurrenceId: Id<'Recurrence'>; readonly endsOn: Day },
): Promise<Result<{ cancelled: number }, OccurrenceCode> | SlotTaken> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  return await change<{ cancelled: number }, OccurrenceCode>(ctx, undefined, async (tx, c) => {
    const stopped = await stopRecurrence(c, { id: input.recurrenceId, endsOn: input.endsOn })
    if (!stopped.ok) return stopped
    const open = await lockOpenJobs(tx, c.hub.id, input.recurrenceId, input.endsOn)
    const jobs = open.filter(({ occurrenceOn }) => occurrenceOn! > input.endsOn)
    await cancelJobs(tx, c, jobs, fr.stopped(input.endsOn))
    return ok({ cancelled: jobs.length })
  })
}
