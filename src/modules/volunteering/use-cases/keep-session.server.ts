import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { peopleNames } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayKeepSessions } from '../permits.ts'
import type { HolderKind } from '../rules/words.ts'
import { insertHolders, insertSession, lockWorkers, type Session, sessionByRoot } from '../store.server.ts'
import type { Worker } from './note-hours.server.ts'

export type SessionCode =
  | 'not_permitted'
  | 'not_found'
  | 'ends_before_start'
  | 'too_long_ago'
  | 'too_far_ahead'
  | 'visits_in_future'
  | 'too_many_holders'
  | 'holder_twice'

export type Holder = Worker & { kind: HolderKind }

export type SessionInput = {
  day: Day
  /** Minutes after midnight. */
  fromMinute: number
  toMinute: number
  place: string
  holders: readonly Holder[]
  /** People who came; only once the day has come. */
  visits?: number
  note?: string
  idempotencyKey?: string
}

const MOST_HOLDERS = 6
const OLDEST = 730
const FURTHEST = 400

/** Writes a session, or a new version of one: `rootId` is the id of its first. */
export async function keepSession(
  ctx: Ctx,
  input: SessionInput,
  rootId?: Id<'SessionVersion'>,
): Promise<Result<{ id: Id<'SessionVersion'> }, SessionCode>> {
  if (!mayKeepSessions(ctx.actor)) return refuse('not_permitted')
  const wrong = misplaced(ctx, input)
  if (wrong) return wrong
  return await ctx.tx((tx) =>
    once<{ id: Id<'SessionVersion'> }, SessionCode>(tx, ctx, input.idempotencyKey, async () => {
      if (rootId) await lockWorkers(tx, ctx, [`session:${rootId}`])
      const before = rootId && (await sessionByRoot(tx, ctx.hub.id, rootId))
      if (rootId && (!before || before.cancelled)) return refuse('not_found')
      const holders = await namedHolders(ctx, input.holders)
      if (!holders.ok) return holders
      const { day, fromMinute, toMinute, place, visits = null, note = '' } = input
      const row = versionOf(ctx, before || undefined, {
        ...{ day, fromMinute, toMinute, place, visits, note, cancelled: false },
      })
      await insertSession(tx, row)
      await insertHolders(
        tx,
        holders.value.map((holder, i) => ({ hubId: ctx.hub.id, sessionId: row.id, ...holder, place: i })),
      )
      await audit(tx, ctx, before ? 'change' : 'add', 'session', row.rootId, { day, visits })
      return ok({ id: row.rootId })
    }),
  )
}

/** Calls a session off: it no longer counts, and its versions stay readable. */
export async function cancelSession(
  ctx: Ctx,
  rootId: Id<'SessionVersion'>,
): Promise<Result<{ id: Id<'SessionVersion'> }, 'not_permitted' | 'not_found'>> {
  if (!mayKeepSessions(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockWorkers(tx, ctx, [`session:${rootId}`])
    const before = await sessionByRoot(tx, ctx.hub.id, rootId)
    if (!before || before.cancelled) return refuse('not_found')
    await insertSession(tx, versionOf(ctx, before, { ...before, cancelled: true }))
    await audit(tx, ctx, 'cancel', 'session', rootId, { day: before.day })
    return ok({ id: rootId })
  })
}

type Facts = Pick<Session, 'day' | 'fromMinute' | 'toMinute' | 'place' | 'visits' | 'note' | 'cancelled'>

function versionOf(ctx: Ctx, before: Session | undefined, facts: Facts) {
  const id = newId<'SessionVersion'>()
  return {
    hubId: ctx.hub.id,
    id,
    rootId: before?.rootId ?? id,
    corrects: before?.id ?? null,
    day: facts.day,
    fromMinute: facts.fromMinute,
    toMinute: facts.toMinute,
    place: facts.place,
    visits: facts.visits,
    note: facts.note,
    cancelled: facts.cancelled,
    recordedAt: ctx.now(),
    recordedBy: ctx.actor.userId,
  }
}

function misplaced(ctx: Ctx, input: SessionInput) {
  if (input.toMinute <= input.fromMinute) return refuse('ends_before_start', 'to')
  if (input.day < addDays(ctx.today(), -OLDEST)) return refuse('too_long_ago', 'day')
  if (input.day > addDays(ctx.today(), FURTHEST)) return refuse('too_far_ahead', 'day')
  if (input.visits !== undefined && input.day > ctx.today()) return refuse('visits_in_future', 'visits')
  if (input.holders.length > MOST_HOLDERS) return refuse('too_many_holders', 'holders')
  const keys = input.holders.map((one) => ('userId' in one ? one.userId : one.personId))
  return new Set(keys).size < keys.length ? refuse('holder_twice', 'holders') : undefined
}

async function namedHolders(ctx: Ctx, holders: readonly Holder[]) {
  const ids = holders.flatMap((one) => ('personId' in one ? [one.personId] : []))
  const names = await peopleNames(ctx, ids)
  if (ids.some((id) => !names.has(id))) return refuse('not_found', 'holders')
  return ok(
    holders.map((one) =>
      'userId' in one
        ? { personId: null, userId: one.userId, name: one.name, kind: one.kind }
        : { personId: one.personId, userId: null, name: names.get(one.personId)!, kind: one.kind },
    ),
  )
}
