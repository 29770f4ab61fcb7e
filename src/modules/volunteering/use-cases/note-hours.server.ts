import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { peopleNames, personOfActor } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { mayKeepHours, mayNoteOwnHours } from '../permits.ts'
import { LONGEST } from '../rules/duration.ts'
import type { Activity, HourKind } from '../rules/words.ts'
import {
  insertHours,
  lockWorkers,
  minutesByDay,
  sessionByRoot,
  standingHours,
  type TimesheetRow,
  workerKey,
} from '../store.server.ts'

export type HoursCode =
  | 'not_permitted'
  | 'not_found'
  | 'who_needed'
  | 'nothing_noted'
  | 'day_in_future'
  | 'too_long_ago'
  | 'day_full'
  | 'duration_too_short'
  | 'duration_too_long'
  | 'session_unknown'

/** Somebody of the team by account, or a person by record. */
export type Worker = { userId: string; name: string } | { personId: Id<'Person'> }

/** One line of a sheet. `who` absent: whoever writes it. `minutes` from 5 to 1440. */
export type HoursLine = {
  who?: Worker
  day: Day
  minutes: number
  kind: HourKind
  activity: Activity
  serviceId?: Id<'Service'>
  /** The first version of the session. */
  sessionId?: Id<'SessionVersion'>
  note?: string
}

/** How far back hours may still be noted: accounts of the last year are often gathered late. */
const OLDEST = 730

type Facts = Pick<
  TimesheetRow,
  | 'personId'
  | 'userId'
  | 'name'
  | 'day'
  | 'minutes'
  | 'kind'
  | 'activity'
  | 'serviceId'
  | 'sessionId'
  | 'note'
>

/** Notes one's own hours, or somebody else's for who keeps them. */
export async function noteHours(
  ctx: Ctx,
  { idempotencyKey, ...line }: HoursLine & { idempotencyKey?: string },
): Promise<Result<{ id: Id<'Timesheet'> }, HoursCode>> {
  const done = await noteSheet(ctx, { lines: [line], idempotencyKey })
  return done.ok ? ok({ id: done.value.ids[0]! }) : done
}

/**
 * Notes a whole sheet at once, such as the paper list of a week: all its lines, or none. A refusal names its line
 * (`lines.3.day`) when there are several.
 */
export async function noteSheet(
  ctx: Ctx,
  { lines, idempotencyKey }: { lines: readonly HoursLine[]; idempotencyKey?: string },
): Promise<Result<{ ids: Id<'Timesheet'>[] }, HoursCode>> {
  const own = lines.every((line) => line.who === undefined)
  if (own ? !mayNoteOwnHours(ctx.actor) : !mayKeepHours(ctx.actor)) return refuse('not_permitted')
  if (lines.length === 0) return refuse('nothing_noted')
  const at = (i: number, field: string) => (lines.length > 1 ? `lines.${i}.${field}` : field)
  for (const [i, line] of lines.entries()) {
    const code = misplaced(ctx, line)
    if (code)
      return refuse(code, at(i, code === 'day_in_future' || code === 'too_long_ago' ? 'day' : 'minutes'))
  }
  return await ctx.tx((tx) =>
    once<{ ids: Id<'Timesheet'>[] }, HoursCode>(tx, ctx, idempotencyKey, async () => {
      const workers = await workersOf(ctx, lines)
      if (!workers.ok) return workers
      const facts = lines.map((line, i): Facts => factsOf(line, workers.value[i]!))
      const wrong = await unfit(tx, ctx, facts, [])
      if (wrong) return refuse(wrong.code, at(wrong.line, wrong.field))
      const rows = facts.map((one) => rowOf(ctx, one, null))
      await insertHours(tx, rows)
      const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
      await audit(tx, ctx, 'note', 'hours', rows[0]!.id, { rows: rows.length, minutes })
      return ok({ ids: rows.map((row) => row.id) })
    }),
  )
}

export type Correction = Pick<HoursLine, 'day' | 'minutes' | 'kind' | 'activity' | 'note'>

/**
 * Replaces a row by another, or takes it away (`minutes` 0). One's own, or anybody's for who keeps them. A row that was
 * corrected meanwhile is `not_found`: the newest is to be corrected.
 */
export async function correctHours(
  ctx: Ctx,
  id: Id<'Timesheet'>,
  input: Correction & { idempotencyKey?: string },
): Promise<Result<{ id: Id<'Timesheet'> }, HoursCode>> {
  if (!mayNoteOwnHours(ctx.actor)) return refuse('not_permitted')
  const code = input.minutes === 0 ? undefined : misplaced(ctx, input)
  if (code) return refuse(code, code === 'day_in_future' || code === 'too_long_ago' ? 'day' : 'minutes')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Timesheet'> }, HoursCode>(tx, ctx, input.idempotencyKey, async () => {
      const seen = await standingHours(tx, ctx.hub.id, id)
      if (!seen) return refuse('not_found')
      const mine = ctx.actor.userId !== null && seen.userId === ctx.actor.userId
      if (!mine && !mayKeepHours(ctx.actor)) return refuse('not_permitted')
      await lockWorkers(tx, ctx, [workerKey(seen)])
      const before = await standingHours(tx, ctx.hub.id, id)
      if (!before || before.minutes === 0) return refuse('not_found')
      const { day, minutes, kind, activity, note = '' } = input
      const facts: Facts = { ...before, day, minutes, kind, activity, note }
      const wrong = minutes === 0 ? undefined : await unfit(tx, ctx, [facts], [id])
      if (wrong) return refuse(wrong.code, wrong.field)
      const row = rowOf(ctx, facts, id)
      await insertHours(tx, [row])
      await audit(tx, ctx, minutes === 0 ? 'remove' : 'correct', 'hours', row.id, {
        from: before.minutes,
        to: minutes,
      })
      return ok({ id: row.id })
    }),
  )
}

function misplaced(ctx: Ctx, { day, minutes }: Pick<HoursLine, 'day' | 'minutes'>): HoursCode | undefined {
  if (day > ctx.today()) return 'day_in_future'
  if (day < addDays(ctx.today(), -OLDEST)) return 'too_long_ago'
  if (!Number.isInteger(minutes) || minutes < 5) return 'duration_too_short'
  return minutes > LONGEST ? 'duration_too_long' : undefined
}

const factsOf = (line: HoursLine, who: Pick<Facts, 'personId' | 'userId' | 'name'>): Facts => ({
  ...who,
  day: line.day,
  minutes: line.minutes,
  kind: line.kind,
  activity: line.activity,
  serviceId: line.serviceId ?? null,
  sessionId: line.sessionId ?? null,
  note: line.note ?? '',
})

const rowOf = (ctx: Ctx, facts: Facts, corrects: Id<'Timesheet'> | null): TimesheetRow => ({
  ...facts,
  hubId: ctx.hub.id,
  id: newId<'Timesheet'>(),
  corrects,
  words: searchWords(facts.name, facts.note),
  recordedAt: ctx.now(),
  recordedBy: ctx.actor.userId,
  recordedName: ctx.actor.name,
})

/** Who each line is about, with the name of the day; a person of another hub is unknown here. */
async function workersOf(
  ctx: Ctx,
  lines: readonly HoursLine[],
): Promise<Result<Pick<Facts, 'personId' | 'userId' | 'name'>[], 'not_found'>> {
  const ids = lines.flatMap(({ who }) => (who && 'personId' in who ? [who.personId] : []))
  const names = await peopleNames(ctx, ids)
  const self = lines.some((line) => line.who === undefined) ? await personOfActor(ctx) : null
  const found = []
  for (const { who } of lines) {
    if (who === undefined)
      found.push({ personId: self?.id ?? null, userId: ctx.actor.userId, name: self?.name ?? ctx.actor.name })
    else if ('userId' in who) found.push({ personId: null, userId: who.userId, name: who.name })
    else {
      const name = names.get(who.personId)
      if (name === undefined) return refuse('not_found', 'who')
      found.push({ personId: who.personId, userId: null, name })
    }
  }
  return ok(found)
}

/** What the database alone can tell: a session that is not of this hub, a day with more than twenty-four hours. */
async function unfit(
  tx: Tx,
  ctx: Ctx,
  facts: readonly Facts[],
  except: readonly Id<'Timesheet'>[],
): Promise<{ code: 'session_unknown' | 'day_full'; line: number; field: string } | undefined> {
  const sessions = new Set(facts.flatMap((one) => one.sessionId ?? []))
  for (const id of sessions)
    if (!(await sessionByRoot(tx, ctx.hub.id, id)))
      return {
        code: 'session_unknown',
        line: facts.findIndex((one) => one.sessionId === id),
        field: 'session',
      }
  await lockWorkers(tx, ctx, facts.map(workerKey))
  const days = facts.map((one) => one.day).sort()
  const worked = await minutesByDay(tx, ctx.hub.id, days[0]!, days.at(-1)!, except)
  for (const [line, one] of facts.entries()) {
    const key = `${workerKey(one)} ${one.day}`
    const total = (worked.get(key) ?? 0) + one.minutes
    if (total > LONGEST) return { code: 'day_full', line, field: 'minutes' }
    worked.set(key, total)
  }
  return undefined
}
