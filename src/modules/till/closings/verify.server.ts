import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import {
  type Break,
  hubKeys,
  isSigned,
  type Link,
  type SealSource,
  type Verified,
  verifySeals,
} from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { sumTotals, type Totals } from '../rules/closings.ts'
import { ticketSource } from '../seal-ticket.server.ts'
import { countLine } from '../sessions/close.server.ts'
import { moveLine } from '../sessions/move.server.ts'
import { openingLine } from '../sessions/open.server.ts'
import { tillCounts, tillMoves, tillSessions } from '../sessions/tables.ts'
import { archiveLine } from './archive.server.ts'
import { closingLine, totalsLine } from './line.ts'
import { closings, tillArchives } from './tables.ts'

type ClosingRow = typeof closings.$inferSelect

/** How every kind of row that the till seals is read back. */
const TILL_SOURCES: Readonly<Record<string, SealSource>> = {
  ticket: ticketSource,
  session: async (tx, hubId, ids) => {
    const rows = await tx
      .select()
      .from(tillSessions)
      .where(and(eq(tillSessions.hubId, hubId), inArray(tillSessions.id, ids as Id<'TillSession'>[])))
    return new Map(rows.map((row) => [row.id, openingLine(row)]))
  },
  count: async (tx, hubId, ids) => {
    const rows = await tx
      .select()
      .from(tillCounts)
      .where(and(eq(tillCounts.hubId, hubId), inArray(tillCounts.sessionId, ids as Id<'TillSession'>[])))
    return new Map(rows.map((row) => [row.sessionId, countLine(row)]))
  },
  move: async (tx, hubId, ids) => {
    const rows = await tx
      .select()
      .from(tillMoves)
      .where(and(eq(tillMoves.hubId, hubId), inArray(tillMoves.id, ids as Id<'TillMove'>[])))
    return new Map(rows.map((row) => [row.id, moveLine(row)]))
  },
  archive: async (tx, hubId, ids) => {
    const rows = await tx
      .select()
      .from(tillArchives)
      .where(and(eq(tillArchives.hubId, hubId), inArray(tillArchives.id, ids as Id<'TillArchive'>[])))
    return new Map(rows.map((row) => [row.id, archiveLine(row)]))
  },
  closing: async (tx, hubId, ids) => {
    const rows = await tx
      .select()
      .from(closings)
      .where(and(eq(closings.hubId, hubId), inArray(closings.id, ids as Id<'Closing'>[])))
    return new Map(rows.map((row) => [row.id, closingLine(row)]))
  },
}

/** What the payments of a part of the chain add up to, as their links say. */
class Sums {
  received = 0
  returned = 0
  cents = 0n
  gross = 0n

  add(payload: string): void {
    const amount = BigInt(/"cents":"(-?\d+)"/.exec(payload)?.[1] ?? 0)
    if (amount < 0n) this.returned++
    else this.received++
    this.cents += amount
    this.gross += amount < 0n ? -amount : amount
  }

  fits(totals: Totals): boolean {
    return (
      totals.received === this.received &&
      totals.returned === this.returned &&
      totals.cents === this.cents.toString() &&
      totals.gross === this.gross.toString()
    )
  }
}

/** Follows the chain from closing to closing: each must end on the link it names and sum up what lies between. */
class Closings {
  readonly wrong: ClosingRow[] = []
  readonly #days: readonly ClosingRow[]
  #at = 0
  #sums = new Sums()

  constructor(days: readonly ClosingRow[]) {
    this.#days = days
    this.#skipEmpty(0)
  }

  /** Days on which nothing was received end where the one before ended. */
  #skipEmpty(n: number): void {
    for (let day = this.#days[this.#at]; day && day.toN <= n; day = this.#days[++this.#at]) {
      if (day.toN < n || !this.#sums.fits(day.totals)) this.wrong.push(day)
      this.#sums = new Sums()
    }
  }

  link(link: Link): null {
    if (link.kind === 'payment') this.#sums.add(link.payload)
    const day = this.#days[this.#at]
    if (day?.toN === link.n && day.hash !== link.hash) this.wrong.push(day)
    this.#skipEmpty(link.n)
    return null
  }

  /** Closings of links that the chain no longer has. */
  get beyond(): readonly ClosingRow[] {
    return this.#days.slice(this.#at)
  }
}

/** What can be said of the closings by themselves: their places, their signatures, what they add up to. */
function checkRows(rows: readonly ClosingRow[], publicKey: string | null): Break[] {
  const breaks: Break[] = []
  let [previous, perpetual, gross, toN] = ['', 0n, 0n, 0]
  rows.forEach((row, i) => {
    const found = (reason: Break['reason']) =>
      breaks.push({ reason, n: row.toN, kind: row.period, what: row.label })
    const isDay = row.period === 'day'
    const days = isDay
      ? []
      : rows.filter((one) => one.period === 'day' && one.seq < row.seq && one.label.startsWith(row.label))
    if (isDay) {
      perpetual += BigInt(row.totals.cents)
      gross += BigInt(row.totals.gross)
    }
    const follows = isDay ? row.fromN === toN + 1 : row.toN === toN && row.fromN === days[0]?.fromN
    const sums = isDay || sameSums(row.totals, sumTotals(days.map((day) => day.totals)))
    const fits = row.perpetual === perpetual && row.perpetualGross === gross
    if (row.seq !== i + 1) found('gap')
    else if (!follows || !sums || !fits || row.previous !== previous) found('closing')
    else if (publicKey && row.publicKey !== publicKey) found('not-ours')
    else if (publicKey && !isSigned(closingLine(row), row.signature, row.publicKey)) found('not-ours')
    previous = row.signature
    toN = row.toN
  })
  return breaks
}

const sameSums = (a: Totals, b: Totals): boolean =>
  JSON.stringify(totalsLine(a)) === JSON.stringify(totalsLine(b))

/**
 * Verifies everything that a hub's till wrote: the chain of links against its rows (`verifySeals`), and each closing
 * against the chain, its sums and its signature. Constant memory in tickets: only closings, one a day, are held.
 */
export async function verifyTill(
  ctx: Ctx,
): Promise<Verified & { readonly closings: number; readonly publicKey: string | null }> {
  const { rows, keys } = await ctx.read(async (tx: Tx) => ({
    rows: await tx.select().from(closings).where(eq(closings.hubId, ctx.hub.id)).orderBy(asc(closings.seq)),
    keys: await hubKeys(tx, ctx.hub.id),
  }))
  const walk = new Closings(rows.filter((row) => row.period === 'day'))
  const found = await verifySeals(ctx, TILL_SOURCES, (link) => walk.link(link))
  const broken = [...walk.wrong, ...walk.beyond].map(
    (row): Break => ({ reason: 'closing', n: row.toN, kind: row.period, what: row.label }),
  )
  const breaks = [...found.breaks, ...checkRows(rows, keys?.publicKey ?? null), ...broken]
  return { ...found, breaks, closings: rows.length, publicKey: keys?.publicKey ?? null }
}
