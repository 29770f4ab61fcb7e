import { eq, sql } from 'drizzle-orm'
import { type Day, firstDay, type Month, monthOf } from '#kit/day.ts'
import { type Cents, cents, minus } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayCloseBooks } from '../permits.ts'
import type { DeclareRefusal } from '../rules/book-refusals.ts'
import {
  checkYear,
  type FiscalYear,
  fiscalYearNamed,
  fiscalYearOf,
  fiscalYearsBetween,
  type Span,
} from '../rules/fiscal-year.ts'
import { bookState } from '../store.server.ts'
import { holdBooks } from './lock.server.ts'
import { fiscalClosings, fiscalYears } from './tables.ts'

type Closing = typeof fiscalClosings.$inferSelect
/** A year of the books: `running` until its last day, `over` until it is closed. Amounts in cents. */
export type BookYear = FiscalYear & {
  readonly state: 'running' | 'over' | 'closed'
  readonly products: Cents
  readonly costs: Cents
  readonly result: Cents
  readonly closing: Pick<Closing, 'closedAt' | 'userName' | 'entries'> | null
}
export type BookYears = {
  /** The newest first; the running year at least. */
  readonly years: readonly BookYear[]
  readonly lockedUntil: Day | null
  readonly declared: readonly Span[]
}

type MonthSum = { month: Month; products: string; costs: string }

/** Products and costs of each month, from the kept sums: whole months make a fiscal year. */
export async function monthResults(tx: Tx, hubId: string): Promise<MonthSum[]> {
  const { rows } = await tx.execute<MonthSum>(sql`
    SELECT month,
      coalesce(sum(credit - debit) FILTER (WHERE account >= '7' AND account < '8'), 0)::text AS products,
      coalesce(sum(debit - credit) FILTER (WHERE account >= '6' AND account < '7'), 0)::text AS costs
    FROM balances WHERE hub_id = ${hubId} GROUP BY month ORDER BY month`)
  return rows
}

/** The years from the first entry to today, with what each earned and spent. */
export const bookYears = (ctx: Ctx): Promise<BookYears> =>
  ctx.read(async (tx) => {
    const { years: declared, lockedUntil } = await bookState(tx, ctx.hub.id)
    const months = await monthResults(tx, ctx.hub.id)
    const closings = await tx.select().from(fiscalClosings).where(eq(fiscalClosings.hubId, ctx.hub.id))
    const today = ctx.today()
    const from = months[0] ? firstDay(months[0].month) : today
    const years = fiscalYearsBetween(from < today ? from : today, today, declared).map((year): BookYear => {
      const inside = months.filter(
        ({ month }) => monthOf(year.startsOn) <= month && month <= monthOf(year.endsOn),
      )
      const sum = (side: 'products' | 'costs') =>
        cents(inside.reduce((total, month) => total + BigInt(month[side]), 0n))
      const [products, costs] = [sum('products'), sum('costs')]
      const closing = closings.find((one) => one.year === year.year) ?? null
      const state = closing ? 'closed' : year.endsOn < today ? 'over' : 'running'
      return { ...year, state, products, costs, result: minus(products, costs), closing }
    })
    return { years, lockedUntil, declared }
  })

/** The year of `?exercice=` (the calendar year it ends in), or the one of today. */
export async function yearAsked(ctx: Ctx, params: URLSearchParams): Promise<FiscalYear> {
  const { years } = await ctx.read((tx) => bookState(tx, ctx.hub.id))
  return fiscalYearNamed(params.get('exercice') ?? '', years) ?? fiscalYearOf(ctx.today(), years)
}

/** The year that ends in this calendar year; null when none does. */
export const yearNamed = async (ctx: Ctx, year: string): Promise<FiscalYear | null> =>
  fiscalYearNamed(year, (await ctx.read((tx) => bookState(tx, ctx.hub.id))).years)

/**
 * Declares a fiscal year that is not the calendar's; years of twelve months follow it. Refuses one that touches closed
 * days, and one in which entries already bear the number of another year.
 */
export async function declareYear(ctx: Ctx, span: Span): Promise<Result<FiscalYear, DeclareRefusal>> {
  if (!mayCloseBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await holdBooks(tx, ctx.hub.id)
    const { years: declared, lockedUntil } = await bookState(tx, ctx.hub.id)
    const checked = checkYear(span, declared)
    if (!checked.ok) return checked
    if (lockedUntil && span.startsOn <= lockedUntil) return refuse('already_closed', 'startsOn')
    const all = [...declared, span]
    const moves = (await monthResults(tx, ctx.hub.id)).some(
      ({ month }) => fiscalYearOf(firstDay(month), declared).year !== fiscalYearOf(firstDay(month), all).year,
    )
    if (moves) return refuse('entries_in_it', 'startsOn')
    const { startsOn, endsOn } = span
    await tx
      .insert(fiscalYears)
      .values({ hubId: ctx.hub.id, startsOn, endsOn, declaredAt: ctx.now(), userId: ctx.actor.userId })
    await audit(tx, ctx, 'declare', 'fiscal-year', startsOn, { endsOn })
    return ok(fiscalYearOf(startsOn, all))
  })
}
