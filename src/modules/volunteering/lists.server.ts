import { and, desc, eq, gt, gte, lte, type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, firstDay, monthOf, parseDay } from '#kit/day.ts'
import { fold } from '#kit/text.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { ACTIVITIES, type Activity, HOUR_KINDS, type HourKind } from './rules/words.ts'
import { type Session, standing, type TimesheetRow, withHolders } from './store.server.ts'
import { staffedSessions, timesheets } from './tables.ts'

export type HoursFilter = { q: string; kind?: HourKind; activity?: Activity; from: Day; to: Day }
export type Sums = Record<HourKind, number>
export type HoursList = Page<TimesheetRow> & Counted & { filter: HoursFilter; sums: Sums }

const isDay = (text: string) => parseDay(text).ok
const dayIn = (params: URLSearchParams, name: string): Day | undefined => {
  const parsed = parseDay(params.get(name) ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** Words of the address: `q`, `genre=volunteer|paid`, `activite`, `du`, `au`; the last twelve months unless told. */
function filterOf(ctx: Ctx, params: URLSearchParams): HoursFilter {
  const kind = params.get('genre') as HourKind
  const activity = params.get('activite') as Activity
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    kind: HOUR_KINDS.includes(kind) ? kind : undefined,
    activity: ACTIVITIES.includes(activity) ? activity : undefined,
    from: dayIn(params, 'du') ?? addDays(ctx.today(), -365),
    to: dayIn(params, 'au') ?? ctx.today(),
  }
}

const matching = (ctx: Ctx, filter: HoursFilter): SQL | undefined => {
  const typed = fold(filter.q)
  return and(
    eq(timesheets.hubId, ctx.hub.id),
    gt(timesheets.minutes, 0),
    standing(timesheets),
    filter.kind ? eq(timesheets.kind, filter.kind) : undefined,
    filter.activity ? eq(timesheets.activity, filter.activity) : undefined,
    gte(timesheets.day, filter.from),
    lte(timesheets.day, filter.to),
    typed ? sql`position(${typed} in ${timesheets.words}) > 0` : undefined,
  )
}

/** One page of everybody's hours, the latest day first, with the sum of all that match. */
export async function listHours(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<HoursList> {
  const filter = filterOf(ctx, params)
  const cursor = cursorOf(params, isDay)
  const { day, id } = timesheets
  const { from, direction } = pageFrom(day, id, 'date', false, cursor)
  return await ctx.read(async (tx) => {
    const read = await tx
      .select()
      .from(timesheets)
      .where(and(matching(ctx, filter), from))
      .orderBy(direction(day), direction(id))
      .limit(size + 1)
    const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
    const n = await countMatching(tx, timesheets, matching(ctx, filter))
    return { ...page, filter, ...counted(n), sums: await sumsOf(tx, ctx, filter) }
  })
}

/** Minutes of each kind. The period bounds what is read. */
async function sumsOf(tx: Tx, ctx: Ctx, filter: HoursFilter): Promise<Sums> {
  const rows = await tx
    .select({ kind: timesheets.kind, minutes: sql<number>`sum(${timesheets.minutes})::int` })
    .from(timesheets)
    .where(matching(ctx, filter))
    .groupBy(timesheets.kind)
  const of = (kind: HourKind) => rows.find((row) => row.kind === kind)?.minutes ?? 0
  return { volunteer: of('volunteer'), paid: of('paid') }
}

/** Every line that matches, page after page, for an export. */
export const everyHour = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<TimesheetRow> =>
  everyRow(params, (next) => listHours(ctx, next, 500))

/** The hours of whoever is signed in: the last of them, and the sums of the month and the year. */
export async function ownHours(ctx: Ctx): Promise<{ rows: TimesheetRow[]; month: number; year: number }> {
  const { userId } = ctx.actor
  if (!userId) return { rows: [], month: 0, year: 0 }
  const today = ctx.today()
  const mine = and(
    eq(timesheets.hubId, ctx.hub.id),
    eq(timesheets.userId, userId),
    gt(timesheets.minutes, 0),
    standing(timesheets),
  )
  return await ctx.read(async (tx) => {
    const rows = await tx
      .select()
      .from(timesheets)
      .where(mine)
      .orderBy(desc(timesheets.day), desc(timesheets.id))
      .limit(20)
    const [sums] = await tx
      .select({
        year: sql<number>`coalesce(sum(${timesheets.minutes}), 0)::int`,
        month: sql<number>`coalesce(sum(${timesheets.minutes}) FILTER (WHERE ${timesheets.day} >= ${firstDay(monthOf(today))}), 0)::int`,
      })
      .from(timesheets)
      .where(and(mine, gte(timesheets.day, `${today.slice(0, 4)}-01-01` as Day), lte(timesheets.day, today)))
    return { rows, month: sums!.month, year: sums!.year }
  })
}

export type SessionList = Page<Session> & Counted & { filter: { when?: 'ahead' | 'past'; alone: boolean } }

/** One page of sessions, the latest day first. Words of the address: `quand=avenir|passees`, `tenue=sans-salarie`. */
export async function listSessions(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<SessionList> {
  const when =
    params.get('quand') === 'avenir' ? 'ahead' : params.get('quand') === 'passees' ? 'past' : undefined
  const alone = params.get('tenue') === 'sans-salarie'
  const cursor = cursorOf(params, isDay)
  const { day, id } = staffedSessions
  const { from, direction } = pageFrom(day, id, 'date', false, cursor)
  const today = ctx.today()
  const held = (negated: SQL, kind: SQL) =>
    sql`${negated} EXISTS (SELECT 1 FROM session_holders k WHERE k.hub_id = ${staffedSessions.hubId} AND k.session_id = ${id} ${kind})`
  const where = and(
    eq(staffedSessions.hubId, ctx.hub.id),
    eq(staffedSessions.cancelled, false),
    standing(staffedSessions),
    when === 'ahead' ? gt(day, today) : when === 'past' ? lte(day, today) : undefined,
    alone ? and(held(sql``, sql``), held(sql`NOT`, sql`AND k.kind = 'employee'`)) : undefined,
  )
  return await ctx.read(async (tx) => {
    const read = await tx
      .select()
      .from(staffedSessions)
      .where(and(where, from))
      .orderBy(direction(day), direction(id))
      .limit(size + 1)
    const page = pageOf(read, cursor, params, (row) => [row.day, row.id], size)
    const n = await countMatching(tx, staffedSessions, where)
    const rows = await withHolders(tx, ctx.hub.id, page.rows)
    return { ...page, rows, filter: { when, alone }, ...counted(n) }
  })
}
