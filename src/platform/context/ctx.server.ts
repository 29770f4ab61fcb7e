import { and, eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { type Day, dayIn } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { Refusal, Result } from '#kit/result.ts'
import type { Clock } from '../clock/clock.ts'
import { beforeCommit, type Db, type Tx } from '../db/db.server.ts'
import { planned } from '../db/planned.server.ts'
import { auditLog, counters, events, onceKeys } from '../db/tables.ts'
import type { Actor } from '../session/roles.ts'

/** The hub as every use case and page knows it. */
export type Hub = {
  readonly id: Id<'Hub'>
  readonly slug: string
  readonly name: string
  readonly kind: 'quartier' | 'rural' | 'other'
  readonly place: string
  /** IANA zone of its days, `Europe/Paris` by default. */
  readonly zone: string
  readonly demo: boolean
  /** What its open page says first. */
  readonly openWords?: string
}

/** Told after a commit that something happened in a hub, so that queued work can start at once. */
export type Nudge = (hubId: Id<'Hub'>) => void

/**
 * What a use case is given: whose hub, who acts, what time it is, and the way to the database.
 * `now` and `today` come from the clock, so a whole year can be lived in a test.
 */
export type Ctx = {
  readonly hub: Hub
  readonly actor: Actor
  readonly clock: Clock
  now(): Date
  today(): Day
  /**
   * One transaction in the hub. When `work` answers a refusal, nothing it wrote is kept.
   * Inside another `tx` of the same context it joins that one.
   */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The same context with every `tx` joined into one transaction: several use cases, all or nothing. */
  together<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** A transaction that may not write. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** Carries a refusal through the rollback and back to the caller as a value. */
class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`rolled back: ${refusal.code}`)
    this.refusal = refusal
  }
}

/**
 * Takes the whole transaction back and answers this refusal to whoever opened it. For what can only be known at the
 * very end (`beforeCommit`), where no use case is left to answer.
 */
export function rollBack(refusal: Refusal): never {
  throw new RolledBack(refusal)
}

const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && (answer as { ok?: unknown }).ok === false

export type CtxParts = { db: Db; hub: Hub; actor: Actor; clock: Clock; nudge?: Nudge }

export function createCtx(parts: CtxParts, open?: Tx): Ctx {
  const { db, hub, actor, clock } = parts
  const ctx: Ctx = {
    hub,
    actor,
    clock,
    now: () => clock.now(),
    today: () => dayIn(clock.now(), hub.zone),
    async tx(work) {
      if (open) return await work(open)
      try {
        const answer = await db.inHub(hub.id, async (tx) => {
          const inner = await work(tx)
          if (isRefusal(inner)) throw new RolledBack(inner)
          return inner
        })
        parts.nudge?.(hub.id)
        return answer
      } catch (error) {
        if (error instanceof RolledBack) return error.refusal as Awaited<ReturnType<typeof work>>
        throw error
      }
    },
    together: (work) => ctx.tx((tx) => work(createCtx(parts, tx))),
    read: async (work) => (open ? await work(open) : await db.inHub(hub.id, work, { readOnly: true })),
  }
  return ctx
}

/**
 * The next human numbers of several series, in their order, e.g. `['E2026', 'R2026']` → [42, 17]. Gapless: the
 * counters' rows stay locked until the transaction ends, and a rolled back transaction gives its numbers back.
 */
export async function nextNumbers(tx: Tx, ctx: Ctx, series: readonly string[]): Promise<number[]> {
  // Sorted, so that two transactions meet the counters in the same order: no deadlock.
  const rows = await tx
    .insert(counters)
    .values([...series].sort().map((one) => ({ hubId: ctx.hub.id, series: one, last: 1 })))
    .onConflictDoUpdate({
      target: [counters.hubId, counters.series],
      set: { last: sql`${counters.last} + 1` },
    })
    .returning({ series: counters.series, last: counters.last })
  return series.map((one) => rows.find((row) => row.series === one)!.last)
}

/**
 * The first of `count` numbers of one series taken in one step, e.g. 43 when 42 was the last: 43 to 42 + count are the
 * caller's. Gapless as `nextNumbers` is.
 */
export async function takeNumbers(tx: Tx, ctx: Ctx, series: string, count: number): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ hubId: ctx.hub.id, series, last: count })
    .onConflictDoUpdate({
      target: [counters.hubId, counters.series],
      set: { last: sql`${counters.last} + ${count}` },
    })
    .returning({ last: counters.last })
  return row!.last - count + 1
}

/** The next human number of one series, e.g. `nextNumber(tx, ctx, 'D2026')` → 42. See `nextNumbers`. */
export async function nextNumber(tx: Tx, ctx: Ctx, series: string): Promise<number> {
  return (await nextNumbers(tx, ctx, [series]))[0]!
}

/**
 * Runs `work` once for a form's key. The same key sent again (double click, retried request) gives the first
 * answer and does nothing; two at the same time wait for each other. Answers must survive JSON.
 */
export async function once<T, Code extends string>(
  tx: Tx,
  ctx: Ctx,
  key: string | undefined,
  work: () => Promise<Result<T, Code>>,
): Promise<Result<T, Code>> {
  if (!key) return await work()
  const mine = await tx
    .insert(onceKeys)
    .values({ hubId: ctx.hub.id, key, at: ctx.now() })
    .onConflictDoNothing()
    .returning({ key: onceKeys.key })
  const own = and(eq(onceKeys.hubId, ctx.hub.id), eq(onceKeys.key, key))
  if (mine.length === 0) {
    const [row] = await tx.select({ answer: onceKeys.answer }).from(onceKeys).where(own)
    return { ok: true, value: row?.answer as T }
  }
  const result = await work()
  if (result.ok) await tx.update(onceKeys).set({ answer: result.value }).where(own)
  return result
}

/** What a transaction says of itself, in the columns of the two tables. */
type Said = { lines: Record<string, unknown>[]; facts: Record<string, unknown>[] }
const said = new WeakMap<Tx, Said>()

/** Nothing reads these lines before the commit: they wait for it, and go in one statement however many they are. */
function saidIn(tx: Tx): Said {
  const known = said.get(tx)
  if (known) return known
  const fresh: Said = { lines: [], facts: [] }
  said.set(tx, fresh)
  beforeCommit(tx, () => writeSaid(tx, fresh))
  return fresh
}

async function writeSaid(tx: Tx, { lines, facts }: Said): Promise<void> {
  const write = (table: PgTable, rows: readonly object[]) =>
    sql`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(rows)}::jsonb)`
  if (facts.length === 0) await planned(tx, write(auditLog, lines))
  else if (lines.length === 0) await planned(tx, write(events, facts))
  else await planned(tx, sql`WITH facts AS (${write(events, facts)}) ${write(auditLog, lines)}`)
}

/**
 * The answer already given to a form's key, or null. For a page that asks something before it acts (« is it the same
 * person? »): the same form sent twice must get its first answer, not the question.
 */
export async function answerOf<T>(ctx: Ctx, key: string | undefined): Promise<T | null> {
  if (!key) return null
  const [row] = await ctx.read((tx) =>
    tx
      .select({ answer: onceKeys.answer })
      .from(onceKeys)
      .where(and(eq(onceKeys.hubId, ctx.hub.id), eq(onceKeys.key, key))),
  )
  return (row?.answer as T | undefined) ?? null
}

/** Writes who did what to which record; call it in every use case that changes something. */
export async function audit(
  tx: Tx,
  ctx: Ctx,
  verb: string,
  noun: string,
  subjectId: string,
  detail?: Record<string, unknown>,
): Promise<void> {
  saidIn(tx).lines.push({
    hub_id: ctx.hub.id,
    id: newId<'Audit'>(),
    at: ctx.now(),
    user_id: ctx.actor.userId,
    verb,
    noun,
    subject_id: subjectId,
    detail,
  })
}

/** Tells the other modules; read by the tasks after the commit. `type` is `module.fact`, e.g. `requests.done`. */
export async function emit(
  tx: Tx,
  ctx: Ctx,
  type: string,
  subjectId: string,
  payload: Record<string, unknown> = {},
): Promise<void> {
  saidIn(tx).facts.push({
    hub_id: ctx.hub.id,
    id: newId<'Event'>(),
    at: ctx.now(),
    type,
    subject_id: subjectId,
    payload,
  })
}
