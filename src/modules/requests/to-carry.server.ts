import { and, asc, eq, gt, gte, inArray, isNull, lte, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { countMatching } from '#platform/lists/page.server.ts'
import { visits } from './calendar/tables.ts'
import { requests } from './tables.ts'

const READ = {
  id: requests.id,
  number: requests.number,
  state: requests.state,
  phase: requests.phase,
  serviceId: requests.serviceId,
  serviceName: requests.serviceName,
  quantity: requests.quantity,
  contents: requests.contents,
  details: requests.details,
  dueOn: requests.dueOn,
  personId: requests.personId,
  organisationId: requests.organisationId,
  assigneeOrganisationId: requests.assigneeOrganisationId,
  price: requests.price,
}

/** A request as rounds read it, with its next passage in the calendar. */
export type CarriedRequest = {
  [Column in keyof typeof READ]: (typeof requests.$inferSelect)[Column]
} & { visit: { id: Id<'Visit'>; startsAt: Date; updatedAt: Date } | null }

/** What may be waiting: promised for `upTo` or before, or agreed for that very day. */
export type CarryFilter = {
  readonly upTo: Day
  /** Only these services, and these requests whatever their service. */
  readonly services: readonly Id<'Service'>[]
  readonly also: readonly Id<'Request'>[]
  readonly except: readonly Id<'Request'>[]
  readonly limit: number
}
/** Beyond it one says « more than ». */
const MOST_COUNTED = 10_000

const OPEN = sql`${requests.phase} in ('triage', 'work')`

/**
 * Open requests that a round could serve, the first promised first, with how many more there are than asked: no quote
 * waits for its answer, no provider has them, and no visit to come stands on another day.
 * Or, with `ids` or a `number`, these requests whatever became of them, and the first passage of each from today on. Four queries,
 * flat whatever the years behind (`requests_open_due`). Who may read them is for the caller to ask.
 */
export async function requestsToCarry(
  ctx: Ctx,
  asked: CarryFilter | { readonly ids: readonly Id<'Request'>[] } | { readonly number: string },
): Promise<{ rows: CarriedRequest[]; left: number }> {
  const { hub } = ctx
  return await ctx.read(async (tx) => {
    if (!('upTo' in asked)) {
      if ('ids' in asked && asked.ids.length === 0) return { rows: [], left: 0 }
      const told = 'ids' in asked ? inArray(requests.id, [...asked.ids]) : eq(requests.number, asked.number)
      const rows = await tx
        .select(READ)
        .from(requests)
        .where(and(eq(requests.hubId, hub.id), told))
      return { rows: await withVisits(tx, ctx, rows, ctx.today()), left: 0 }
    }
    const order = [asc(requests.dueOn), asc(requests.id)]
    const due = promisedBy(ctx, asked)
    const promised = await tx
      .select(READ)
      .from(requests)
      .where(due)
      .orderBy(...order)
      .limit(asked.limit)
    const agreed = await tx
      .select(READ)
      .from(requests)
      .where(agreedFor(ctx, asked))
      .orderBy(...order)
      .limit(asked.limit)
    const rows = [...promised, ...agreed].slice(0, asked.limit)
    const all =
      promised.length < asked.limit ? promised.length : await countMatching(tx, requests, due, MOST_COUNTED)
    const left = all + agreed.length - rows.length
    return { rows: await withVisits(tx, ctx, rows, asked.upTo), left }
  })
}

const waiting = ({ hub }: Ctx, { services, also, except }: CarryFilter): SQL | undefined =>
  and(
    eq(requests.hubId, hub.id),
    OPEN,
    ne(requests.state, 'quoted'),
    isNull(requests.assigneeOrganisationId),
    or(inArray(requests.serviceId, [...services]), inArray(requests.id, [...also])),
    except.length > 0 ? notInArray(requests.id, [...except]) : undefined,
  )

/** Promised for the day or before, and not agreed for another one to come: a range of `requests_open_due`. */
const promisedBy = (ctx: Ctx, asked: CarryFilter): SQL | undefined =>
  and(
    waiting(ctx, asked),
    lte(requests.dueOn, asked.upTo),
    sql`not exists (select from ${visits} v where v.hub_id = ${ctx.hub.id} and v.request_id = ${requests.id}
      and v.cancelled_at is null and v.starts_at >= ${instantOf(ctx.today(), 0, ctx.hub.zone)}
      and (v.starts_at < ${instantOf(asked.upTo, 0, ctx.hub.zone)}
        or v.starts_at >= ${instantOf(addDays(asked.upTo, 1), 0, ctx.hub.zone)}))`,
  )

/** Promised for later, but somebody agreed to come that very day: the day's range of `visits_start`. */
const agreedFor = (ctx: Ctx, asked: CarryFilter): SQL | undefined =>
  and(
    waiting(ctx, asked),
    gt(requests.dueOn, asked.upTo),
    sql`${requests.id} in (select v.request_id from ${visits} v where v.hub_id = ${ctx.hub.id}
      and v.cancelled_at is null and v.starts_at >= ${instantOf(asked.upTo, 0, ctx.hub.zone)}
      and v.starts_at < ${instantOf(addDays(asked.upTo, 1), 0, ctx.hub.zone)})`,
  )

/** The first passage of each, from a day on. */
async function withVisits(
  tx: Tx,
  { hub }: Ctx,
  rows: readonly Omit<CarriedRequest, 'visit'>[],
  from: Day,
): Promise<CarriedRequest[]> {
  if (rows.length === 0) return []
  const read = await tx
    .selectDistinctOn([visits.requestId], {
      requestId: visits.requestId,
      id: visits.id,
      startsAt: visits.startsAt,
      updatedAt: visits.updatedAt,
    })
    .from(visits)
    .where(
      and(
        eq(visits.hubId, hub.id),
        inArray(
          visits.requestId,
          rows.map((row) => row.id),
        ),
        isNull(visits.cancelledAt),
        gte(visits.startsAt, instantOf(from, 0, hub.zone)),
      ),
    )
    .orderBy(asc(visits.requestId), asc(visits.startsAt))
  const first = new Map(read.map(({ requestId, ...visit }) => [requestId, visit]))
  return rows.map((row) => ({ ...row, visit: first.get(row.id) ?? null }))
}
