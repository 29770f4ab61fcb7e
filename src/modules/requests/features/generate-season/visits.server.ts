import { dayIn, instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { RecurringWork } from '#modules/contracts/index.server.ts'
import { getPerson } from '#modules/people/index.server.ts'
import { mayWorkFor } from '#modules/providers/index.server.ts'
import { lanesOf, lockSlots } from '#modules/requests/calendar/booking-store.server.ts'
import { insertManyVisits, takenDuring } from '#modules/requests/calendar/season-store.server.ts'
import {
  freeLane,
  organisationKey,
  overlap,
  personKey,
  type Span,
  spanFrom,
  userKey,
  type WhoKey,
} from '#modules/requests/rules/slots.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

/** Whose time each recurrence takes; null when a provider may not work today: their jobs are made, for nobody yet. */
export async function whoOfWorks(
  c: Ctx,
  works: readonly RecurringWork[],
): Promise<Map<Id<'Recurrence'>, WhoKey | null>> {
  const keys = new Map<string, WhoKey | null>()
  const found = new Map<Id<'Recurrence'>, WhoKey | null>()
  for (const work of works) {
    const { assigneeUserId, assigneePersonId, assigneeOrganisationId } = work
    const id = assigneeUserId ?? assigneePersonId ?? assigneeOrganisationId
    if (!id) continue
    // A handful of people and providers do the recurring work of a hub: each is asked for once.
    if (!keys.has(id)) {
      if (assigneeUserId) keys.set(id, userKey(assigneeUserId))
      else if (assigneePersonId) {
        const person = await getPerson(c, assigneePersonId)
        keys.set(id, person?.userId ? userKey(person.userId) : person ? personKey(person.id) : null)
      } else {
        const may = await mayWorkFor(c, assigneeOrganisationId!, c.today())
        keys.set(id, may.ok ? organisationKey(assigneeOrganisationId!) : null)
      }
    }
    found.set(work.id, keys.get(id) ?? null)
  }
  return found
}

type Job = {
  readonly requestId: Id<'Request'>
  readonly startsAt: Date
  readonly minutes: number
  readonly who: WhoKey
  readonly whoName: string
}

/** When a job would begin, if its hour is known. */
export const startOf = (c: Ctx, day: Parameters<typeof instantOf>[0], minute: number | null): Date | null =>
  minute === null ? null : instantOf(day, minute, c.hub.zone)

/**
 * Plans the visits of a season where they fit, in one statement; answers the requests whose slot is taken or whose time
 * is past, which wait to be planned by hand. Runs inside `overSlots`.
 */
export async function planVisits(tx: Tx, c: Ctx, jobs: readonly Job[]): Promise<Set<Id<'Request'>>> {
  const unplanned = new Set<Id<'Request'>>()
  const spans = jobs.flatMap((job) => {
    const span = spanFrom(job.startsAt, job.minutes)
    if (span.ok && dayIn(job.startsAt, c.hub.zone) >= c.today()) return [{ job, span: span.value }]
    unplanned.add(job.requestId)
    return []
  })
  if (spans.length === 0) return unplanned
  const resources = [...new Set(spans.map(({ job }) => job.who))]
  await lockSlots(tx, c.hub.id, resources)
  const lanes = await lanesOf(tx, c.hub.id, resources)
  const starts = spans.map(({ span }) => span.startsAt.getTime())
  const ends = spans.map(({ span }) => span.endsAt.getTime())
  const stretch = { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) }
  const taken = Map.groupBy(
    (await takenDuring(tx, c.hub.id, resources, stretch)).map(
      (one): Span & { who: string; lane: number | null } => ({ ...one, who: one.resource }),
    ),
    ({ who }) => who,
  )
  const at = c.now()
  const base = { hubId: c.hub.id }
  const rows = spans.flatMap(({ job, span }) => {
    const held = taken.get(job.who) ?? []
    taken.set(job.who, held)
    const there = held.filter((one) => overlap(one, span))
    const lane = there.some((one) => one.lane === null)
      ? null
      : freeLane(lanes(job.who), there as { lane: number }[])
    if (lane === null) {
      unplanned.add(job.requestId)
      return []
    }
    held.push({ ...span, who: job.who, lane })
    return [{ job, span, lane, id: newId<'Visit'>() }]
  })
  await insertManyVisits(
    tx,
    rows.map(({ job: { requestId, who, whoName }, span, id }) => ({
      ...{
        ...base,
        id,
        requestId,
        ...span,
        who,
        whoName,
        note: '',
        sequence: 0,
        createdAt: at,
        updatedAt: at,
      },
    })),
    rows.map(({ job, span, lane, id: visitId }) => ({
      ...{ ...base, id: newId<'Booking'>(), resource: job.who, lane, ...span, visitId },
    })),
    rows.map(({ job: { requestId, who, whoName }, span, id: visitId }) => ({
      ...{ ...base, id: newId<'VisitMove'>(), visitId, requestId, verb: 'plan' as const, at },
      ...{ toStartsAt: span.startsAt, toEndsAt: span.endsAt, toWho: who, toWhoName: whoName },
      ...{ userId: c.actor.userId, actorName: c.actor.name },
    })),
  )
  return unplanned
}
