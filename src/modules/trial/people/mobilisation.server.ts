import { and, desc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm'
import { addDays, addMonths, type Day, type Month, monthOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { measuresAt, monthly } from '#modules/measures/index.server.ts'
import { ambassadors, peopleNames } from '#modules/people/index.server.ts'
import { committedBetween } from '#modules/volunteering/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { trialCommittee } from '../gate/tables.ts'
import { mayKeepMobilisation } from '../permits.ts'
import { type Committed, type Gesture, RUNGS, type Rung, suggestions } from '../rules/mobilisation.ts'
import { trialGestures } from './tables.ts'

export type Step = {
  rung: Rung
  /** Its measure, for the rows it counts; null for the committee. */
  measureId: string | null
  now: number
  /** The day before the stage began; null without a stage. */
  before: number | null
}

/** How many stand on each rung on a day, and stood there the day before `since`. */
export async function ladder(ctx: Ctx, day: Day, since: Day | null, asOf?: Date): Promise<Step[]> {
  const ids = RUNGS.flatMap(({ measureId }) => measureId ?? [])
  const now = await measuresAt(ctx, ids, day, asOf)
  const before = since ? await measuresAt(ctx, ids, addDays(since, -1)) : []
  const seats = await seatsOn(ctx, day)
  const seatsBefore = since ? await seatsOn(ctx, addDays(since, -1)) : null
  return RUNGS.map(({ rung, measureId, read }) => {
    if (measureId === null) return { rung, measureId, now: seats, before: seatsBefore }
    const of = (readings: typeof now) => readings.find(({ id }) => id === measureId)?.[read] ?? 0
    return { rung, measureId, now: of(now), before: since ? of(before) : null }
  })
}

/** Seats of the committee on a day. */
async function seatsOn(ctx: Ctx, day: Day): Promise<number> {
  const end = sql`((${day}::date + 1)::timestamp AT TIME ZONE ${ctx.hub.zone}::text)`
  const [row] = await ctx.read((tx) =>
    tx
      .select({ n: sql<number>`count(*)::int` })
      .from(trialCommittee)
      .where(
        and(
          eq(trialCommittee.hubId, ctx.hub.id),
          lt(trialCommittee.createdAt, end),
          or(isNull(trialCommittee.leftAt), gte(trialCommittee.leftAt, end)),
        ),
      ),
  )
  return row?.n ?? 0
}

/** Members and volunteers at the end of each of the last thirteen months, this one included. */
export async function adhesion(
  ctx: Ctx,
): Promise<{ months: Month[]; members: (number | null)[]; volunteers: (number | null)[] }> {
  const last = monthOf(ctx.today())
  const months = Array.from({ length: 13 }, (_, i) => addMonths(last, i - 12))
  const read = await monthly(ctx, ['people.members', 'people.volunteers'], months)
  const of = (id: string) => [...(read.get(id) ?? [])]
  return { months, members: of('people.members'), volunteers: of('people.volunteers') }
}

const SPAN = 90

/** Who brought others, whom to thank and whom to ask next: by name, for who keeps the mobilisation alone. */
export async function whoCommits(ctx: Ctx) {
  if (!mayKeepMobilisation(ctx.actor)) return null
  const today = ctx.today()
  const brought = await ambassadors(ctx, today)
  const given = await committedBetween(ctx, addDays(today, -SPAN), addDays(today, -30), today)
  const people = new Map<string, Committed>()
  for (const one of given) people.set(one.personId, { ...one, id: one.personId, brought: 0 })
  for (const one of brought) {
    const known = people.get(one.id)
    const none = { minutes: 0, lines: 0, sessions: 0, firstSession: null }
    people.set(one.id, { ...none, ...known, id: one.id, name: one.name, brought: one.brought })
  }
  const said = await ctx.read((tx) =>
    tx
      .select()
      .from(trialGestures)
      .where(and(eq(trialGestures.hubId, ctx.hub.id), gte(trialGestures.day, addDays(today, -SPAN))))
      .orderBy(desc(trialGestures.day), desc(trialGestures.id))
      .limit(500),
  )
  const names = await peopleNames(
    ctx,
    said.slice(0, 10).map(({ personId }) => personId),
  )
  return {
    ambassadors: brought.slice(0, 30),
    next: suggestions([...people.values()], said, today).slice(0, 12),
    said: said.slice(0, 10).map(({ id, personId, gesture, words, day, actorName }) => ({
      ...{ id, personId, gesture, words, day, actorName, name: names.get(personId) ?? '' },
    })),
  }
}

export type GestureCode = 'not_permitted' | 'not_found'

/** Notes that somebody was thanked or asked, with what they answered. */
export async function noteGesture(
  ctx: Ctx,
  input: { personId: Id<'Person'>; gesture: Gesture; words?: string; idempotencyKey?: string },
): Promise<Result<{ id: Id<'Gesture'> }, GestureCode>> {
  if (!mayKeepMobilisation(ctx.actor)) return refuse('not_permitted')
  const { personId, gesture, words = '' } = input
  return await ctx.tx((tx) =>
    once<{ id: Id<'Gesture'> }, GestureCode>(tx, ctx, input.idempotencyKey, async () => {
      if (!(await peopleNames(ctx, [personId])).has(personId)) return refuse('not_found')
      const id = newId<'Gesture'>()
      await tx.insert(trialGestures).values({
        ...{ hubId: ctx.hub.id, id, personId, gesture, words, day: ctx.today(), at: ctx.now() },
        ...{ userId: ctx.actor.userId, actorName: ctx.actor.name },
      })
      await audit(tx, ctx, gesture, 'person', personId)
      return ok({ id })
    }),
  )
}
