import { eq, sql } from 'drizzle-orm'
import { addDays, type Day, monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { mayCloseBooks } from '../permits.ts'
import type { CloseRefusal } from '../rules/book-refusals.ts'
import { type ClosingFacts, type Finding, findings, mayClose } from '../rules/closing.ts'
import { type FiscalYear, yearAfter, yearBefore } from '../rules/fiscal-year.ts'
import { bookState } from '../store.server.ts'
import { holdBooks, writeLock } from './lock.server.ts'
import { deriveOpenings } from './openings.server.ts'
import { fiscalClosings, fiscalOpenings } from './tables.ts'
import { bookYears, monthResults } from './years.server.ts'

type Amounts = Record<'difference' | 'till' | 'between' | 'toDeposit' | 'owed' | 'inKind', string>
type Counts = Record<'accruals' | 'earmarked' | 'unlettered' | 'entries', string>

/** Lines of third parties that nobody answered for so long deserve a look. */
const OLD_DAYS = 90

async function factsOf(tx: Tx, ctx: Ctx, year: FiscalYear): Promise<ClosingFacts & { entries: number }> {
  const hubId = ctx.hub.id
  const { years } = await bookState(tx, hubId)
  const { endsOn, startsOn } = year
  const sums = await tx.execute<Amounts & Counts>(sql`
    WITH kept AS (
      SELECT account, sum(debit) AS debit, sum(credit) AS credit FROM balances
      WHERE hub_id = ${hubId} AND month <= ${monthOf(endsOn)} GROUP BY account),
    inside AS (
      SELECT account, sum(debit - credit) AS amount FROM balances
      WHERE hub_id = ${hubId} AND month BETWEEN ${monthOf(startsOn)} AND ${monthOf(endsOn)} GROUP BY account)
    SELECT
      (SELECT coalesce(sum(debit - credit), 0) FROM kept)::text AS difference,
      (SELECT coalesce(sum(debit - credit), 0) FROM kept WHERE account LIKE '53%')::text AS till,
      (SELECT coalesce(sum(debit - credit), 0) FROM kept WHERE account LIKE '58%')::text AS between,
      (SELECT coalesce(sum(debit - credit), 0) FROM kept WHERE account LIKE '511%')::text AS "toDeposit",
      (SELECT coalesce(sum(amount), 0) FROM inside WHERE account LIKE '86%' OR account LIKE '87%')::text AS "inKind",
      (SELECT coalesce(sum(outstanding), 0) FROM charges
        WHERE hub_id = ${hubId} AND outstanding > 0 AND day <= ${endsOn})::text AS owed,
      (SELECT count(*) FROM earmarked_funds f
        WHERE f.hub_id = ${hubId} AND f.opened_on BETWEEN ${startsOn} AND ${endsOn}
          AND NOT EXISTS (SELECT FROM fund_moves m WHERE m.hub_id = f.hub_id AND m.fund_id = f.id
            AND m.day <= ${endsOn}))::text AS earmarked,
      (SELECT count(*) FROM entries e WHERE e.hub_id = ${hubId} AND e.day BETWEEN ${startsOn} AND ${endsOn})::text AS entries,
      (SELECT count(*) FROM transfers t
        JOIN entries e ON e.hub_id = t.hub_id AND e.id = t.entry_id
        WHERE t.hub_id = ${hubId} AND t.day BETWEEN ${startsOn} AND ${endsOn}
          AND (t.debit = ANY(${ACCRUED}) OR t.credit = ANY(${ACCRUED})) AND e.piece_kind = 'manual'
          AND NOT EXISTS (SELECT FROM accruals a WHERE a.hub_id = t.hub_id AND a.entry_id = t.entry_id))::text AS accruals,
      (SELECT count(*) FROM transfers t
        WHERE t.hub_id = ${hubId} AND t.party_id IS NOT NULL AND t.day BETWEEN ${startsOn} AND ${addDays(endsOn, -OLD_DAYS)}
          AND NOT EXISTS (SELECT FROM lettering_lines l WHERE l.hub_id = t.hub_id AND l.transfer_id = t.id))::text AS unlettered`)
  const row = sums.rows[0]!
  const amount = (name: keyof Amounts): Cents => cents(BigInt(row[name]))
  return {
    over: endsOn < ctx.today(),
    previousClosed: await previousClosed(tx, hubId, year, years),
    difference: amount('difference'),
    till: amount('till'),
    between: amount('between'),
    toDeposit: amount('toDeposit'),
    owed: amount('owed'),
    inKind: amount('inKind'),
    accruals: Number(row.accruals),
    earmarked: Number(row.earmarked),
    unlettered: Number(row.unlettered),
    entries: Number(row.entries),
  }
}

const ACCRUED = '{486,487,408,418,428,438,4686,4687}'

async function previousClosed(
  tx: Tx,
  hubId: Id<'Hub'>,
  year: FiscalYear,
  declared: Parameters<typeof yearBefore>[1],
) {
  const before = yearBefore(year, declared)
  const [first] = await monthResults(tx, hubId)
  // Nothing was ever noted before this year: there is nothing to close.
  if (!first || first.month >= monthOf(year.startsOn)) return true
  const closed = await tx.select().from(fiscalClosings).where(eq(fiscalClosings.hubId, hubId))
  return closed.some((one) => one.year === before.year)
}

/** What to look at before a year is closed, and what stands in the way. */
export const closingFindings = (ctx: Ctx, year: FiscalYear): Promise<Finding[]> =>
  ctx.read(async (tx) => findings(await factsOf(tx, ctx, year)))

/**
 * Closes a fiscal year for good: its days take no entry any more and the next year's openings are frozen. Nothing is
 * written in the accounts of costs and products. There is no way back: what was wrong is corrected in the next year.
 * @param input.seen the person has read what was to be looked at.
 */
export async function closeYear(
  ctx: Ctx,
  input: { readonly year: string; readonly seen: boolean },
): Promise<Result<{ year: string; result: Cents }, CloseRefusal>> {
  if (!mayCloseBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.together(async (c) => {
    return await c.tx(async (tx) => {
      await holdBooks(tx, c.hub.id)
      const { years, declared, lockedUntil } = await bookYears(c)
      const year = years.find((one) => one.year === input.year)
      if (!year) return refuse('not_found')
      if (year.state === 'closed') return refuse('already_closed')
      const facts = await factsOf(tx, c, year)
      const found = findings(facts)
      if (!mayClose(found, true)) return refuse('not_ready')
      if (!mayClose(found, input.seen)) return refuse('look_first', 'seen')
      const { userId, name } = c.actor
      await tx.insert(fiscalClosings).values({
        ...{ hubId: c.hub.id, year: year.year, startsOn: year.startsOn, endsOn: year.endsOn },
        ...{ result: year.result, entries: facts.entries, checks: found },
        ...{ closedAt: c.now(), userId, userName: name },
      })
      await freezeOpenings(tx, c, yearAfter(year, declared))
      if (!lockedUntil || lockedUntil < year.endsOn) await writeLock(tx, c, year.endsOn, 'year')
      await audit(tx, c, 'close', 'fiscal-year', year.year, { result: year.result.toString() })
      await emit(tx, c, 'money.year-closed', year.year, { cents: year.result.toString() })
      return ok({ year: year.year, result: year.result })
    })
  })
}

async function freezeOpenings(tx: Tx, ctx: Ctx, next: FiscalYear): Promise<void> {
  const rows = (await deriveOpenings(tx, ctx, next)).map((row) => ({
    ...{ hubId: ctx.hub.id, year: next.year, account: row.account },
    ...{ partyKind: row.partyKind, partyId: row.partyId, amount: row.amount },
  }))
  if (rows.length === 0) return
  const { names, values } = manyRows(fiscalOpenings, rows)
  await tx.execute(sql`INSERT INTO fiscal_openings (${names}) SELECT ${names} FROM ${values}`)
}

/** The day before which a year's entries can still be noted, for the words of its page. */
export const stillOpen = (year: { endsOn: Day }, lockedUntil: Day | null): boolean =>
  lockedUntil === null || lockedUntil < year.endsOn
