import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Occurrence, occurrencesIn } from './occurrences.server.ts'
import {
  type ExceptionRow,
  exceptionsOf,
  followerOf,
  lockRecurrences,
  type Recurring,
  recurrencesWith,
  updateRecurrences,
} from './recurrence-store.server.ts'
import type { Span } from './rules/terms.ts'
import { recurrences } from './tables.ts'

/** A recurrence with its exceptions, as other modules read it. */
export type RecurringWork = Recurring & { readonly exceptions: readonly ExceptionRow[] }

type Which = Parameters<typeof recurrencesWith>[2]

/** Recurring work with its exceptions: two queries however many. */
export const recurringWork = (ctx: Ctx, which: Which): Promise<RecurringWork[]> =>
  ctx.read(async (tx) => {
    const rows = await recurrencesWith(tx, ctx.hub.id, which)
    return await withExceptions(tx, ctx, rows)
  })

async function withExceptions(tx: Tx, ctx: Ctx, rows: readonly Recurring[]): Promise<RecurringWork[]> {
  const by = await exceptionsOf(
    tx,
    ctx.hub.id,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, exceptions: by.get(row.id) ?? [] }))
}

/**
 * The recurrences that are generated together, locked in the order of their ids: of two hands that generate the same
 * season one waits, and then finds it done. All those that run on the first day when none is named.
 */
export const lockWork = (
  ctx: Ctx,
  ids: readonly Id<'Recurrence'>[] | null,
  from: Day,
): Promise<RecurringWork[]> =>
  ctx.tx(async (tx) => {
    const locked = await lockRecurrences(tx, ctx.hub.id, ids ? { ids } : { runningOn: from })
    return await withExceptions(
      tx,
      ctx,
      await recurrencesWith(tx, ctx.hub.id, { ids: locked.map(({ id }) => id), limit: 2000 }),
    )
  })

/** Notes up to which day jobs exist; a shorter season never takes it back. */
export const noteGenerated = (ctx: Ctx, ids: readonly Id<'Recurrence'>[], to: Day): Promise<void> =>
  ctx.tx((tx) =>
    updateRecurrences(tx, ctx.hub.id, ids, {
      generatedTo: sql`greatest(${recurrences.generatedTo}, ${to}::date)`,
    }),
  )

/** The dates of a recurrence in a span: see `occurrencesIn`. */
export const datesOf = (work: RecurringWork, span: Span, limit?: number): Occurrence[] =>
  occurrencesIn(work, work.exceptions, span, limit)

/** The recurrence that carries on from this one with another rule, or null. */
export const successorOf = (ctx: Ctx, id: Id<'Recurrence'>): Promise<Id<'Recurrence'> | null> =>
  ctx.read((tx) => followerOf(tx, ctx.hub.id, id))
