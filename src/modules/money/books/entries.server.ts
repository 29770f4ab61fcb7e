import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { isAuxiliary } from '../rules/chart.ts'
import { type Journal, numberOf, type Party } from '../rules/entry.ts'
import type { FiscalYear } from '../rules/fiscal-year.ts'

/** One side of one or several transfers of an entry, as accountants read it. */
export type ReadLine = {
  readonly account: string
  readonly party: Party | null
  readonly debit: Cents
  readonly credit: Cents
  /** Letters of its lettering, and the day it was lettered. */
  readonly letter: string
  readonly letteredOn: Day | null
}
export type ReadEntry = {
  readonly number: string
  readonly journal: Journal
  readonly day: Day
  readonly label: string
  /** What stands on its piece, and that piece's day. */
  readonly ref: string
  readonly refDay: Day
  readonly recordedAt: Date
  readonly lines: readonly ReadLine[]
}

/** Entries read at once: memory stays what one batch takes, however long the year. */
const BATCH = 1000

type Row = Omit<ReadEntry, 'recordedAt' | 'lines'> & {
  recordedAt: string
  debit: string
  credit: string
  amount: string
  partyKind: Party['kind'] | null
  partyId: string | null
  debitLetter: string | null
  debitOn: Day | null
  creditLetter: string | null
  creditOn: Day | null
}

/**
 * Every entry of a year in the order of its number, batch after batch. Numbers have no gap and entries never change, so
 * a batch is the entries from one number to another: no sort, no long transaction, and what is posted meanwhile comes
 * after the last number read at the beginning.
 */
export async function* entriesOf(ctx: Ctx, { year }: FiscalYear): AsyncGenerator<readonly ReadEntry[]> {
  const last = await lastNumber(ctx, year)
  for (let from = 1; from <= last; from += BATCH) {
    const upTo = Math.min(last, from + BATCH - 1)
    const numbers = Array.from({ length: upTo - from + 1 }, (_, i) => numberOf('E', year, from + i))
    yield await readBatch(ctx, numbers)
  }
}

/** How many entries a year has: the last number given. */
export const lastNumber = (ctx: Ctx, year: string): Promise<number> =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<{ last: string }>(
      sql`SELECT last::text AS last FROM counters WHERE hub_id = ${ctx.hub.id} AND series = ${`E${year}`}`,
    )
    return Number(rows[0]?.last ?? 0)
  })

async function readBatch(ctx: Ctx, numbers: readonly string[]): Promise<ReadEntry[]> {
  const letter = (side: 'debit' | 'credit') => sql`
    LEFT JOIN LATERAL (SELECT g.code, g.day FROM lettering_lines l
      JOIN letterings g ON g.hub_id = l.hub_id AND g.id = l.lettering_id
      WHERE l.hub_id = t.hub_id AND l.transfer_id = t.id AND l.side = ${side}
        AND NOT EXISTS (SELECT FROM unletterings u WHERE u.hub_id = l.hub_id AND u.lettering_id = l.lettering_id)
      LIMIT 1) ${sql.raw(side === 'debit' ? 'ld' : 'lc')} ON true`
  const { rows } = await ctx.read((tx) =>
    tx.execute<Row>(sql`
      SELECT e.number, e.journal, e.day, e.label, e.recorded_at AS "recordedAt",
        coalesce(e.piece_ref, p.number, e.number) AS ref, coalesce(e.piece_day, e.day) AS "refDay",
        t.debit, t.credit, t.amount::text AS amount, t.party_kind AS "partyKind", t.party_id AS "partyId",
        ld.code AS "debitLetter", ld.day AS "debitOn", lc.code AS "creditLetter", lc.day AS "creditOn"
      FROM entries e
      JOIN transfers t ON t.hub_id = e.hub_id AND t.entry_id = e.id
      LEFT JOIN payments p ON p.hub_id = e.hub_id AND p.entry_id = e.id
      ${letter('debit')} ${letter('credit')}
      WHERE e.hub_id = ${ctx.hub.id} AND e.number = ANY(${`{${numbers.join(',')}}`}::text[])
      ORDER BY length(e.number), e.number, t.id`),
  )
  const entries: (ReadEntry & { lines: ReadLine[] })[] = []
  for (const row of rows) {
    let entry = entries.at(-1)
    if (entry?.number !== row.number) {
      const { number, journal, day, label, ref, refDay } = row
      entry = { number, journal, day, label, ref, refDay, recordedAt: new Date(row.recordedAt), lines: [] }
      entries.push(entry)
    }
    addSides(entry.lines, row)
  }
  return entries
}

/** Transfers of one entry to the same account make one line: three services paid by one card are one debit. */
function addSides(lines: ReadLine[], row: Row): void {
  const amount = cents(BigInt(row.amount))
  const party = row.partyKind && row.partyId ? { kind: row.partyKind, id: row.partyId } : null
  const sides = [
    { account: row.debit, side: 'debit', letter: row.debitLetter, on: row.debitOn },
    { account: row.credit, side: 'credit', letter: row.creditLetter, on: row.creditOn },
  ] as const
  for (const { account, side, letter, on } of sides) {
    const own = isAuxiliary(account) ? party : null
    const same = (line: ReadLine) =>
      line.account === account &&
      line.party?.id === own?.id &&
      line[side] > 0n &&
      line.letter === (letter ?? '')
    const at = lines.findIndex(same)
    const before = lines[at]
    const line = {
      account,
      party: own,
      debit: 0n as Cents,
      credit: 0n as Cents,
      letter: letter ?? '',
      letteredOn: on,
    }
    if (before) lines[at] = { ...before, [side]: before[side] + amount }
    else lines.push({ ...line, [side]: amount })
  }
}

/** Names of the parties of some lines, in two queries; `person:…` and `organisation:…` → name. */
export async function partyNames(ctx: Ctx, parties: readonly (Party | null)[]): Promise<Map<string, string>> {
  const ids = (kind: Party['kind']) => parties.flatMap((party) => (party?.kind === kind ? [party.id] : []))
  const [people, organisations] = [
    await peopleNames(ctx, ids('person') as Id<'Person'>[]),
    await organisationNames(ctx, ids('organisation') as Id<'Organisation'>[]),
  ]
  return new Map([
    ...[...people].map(([id, name]) => [`person:${id}`, name] as const),
    ...[...organisations].map(([id, name]) => [`organisation:${id}`, name] as const),
  ])
}

/** The name of every account of the chart. */
export const accountNamesOf = (ctx: Ctx): Promise<Map<string, string>> =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<{ code: string; name: string }>(
      sql`SELECT code, name FROM accounts WHERE hub_id = ${ctx.hub.id}`,
    )
    return new Map(rows.map(({ code, name }) => [code, name]))
  })
