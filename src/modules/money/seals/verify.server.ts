import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { counters } from '#platform/db/tables.ts'
import { payments } from '../tables.ts'
import { type HubKeys, hubKeys } from './key.server.ts'
import { hashOf, macOf, NO_HASH } from './link.ts'
import { openingLine, readUnsealed } from './opening.server.ts'
import { paymentLine } from './payment-line.ts'
import { sealHeads, seals } from './tables.ts'

/** What may be wrong with a chain, each with its sentence in the messages. */
export type BreakReason =
  /** The row says something else than what was sealed. */
  | 'changed'
  /** The row that was sealed is gone. */
  | 'removed'
  /** A row that should have a link has none. */
  | 'unsealed'
  /** The link does not follow from the one before. */
  | 'unchained'
  /** A place of the chain is empty. */
  | 'gap'
  /** The link was not written with the secret of the house. */
  | 'not-ours'
  /** A human number is missing before this one. */
  | 'number-gap'
  /** The chain ends before where it should: links were cut. */
  | 'cut'
  /** What was there before the chain is no longer the same. */
  | 'before-changed'
  /** A closing does not say what the rows say, or its signature is not good. */
  | 'closing'

export type Break = {
  readonly reason: BreakReason
  /** The place in the chain; 0 when it has none. */
  readonly n: number
  readonly kind: string
  /** The human number, when the row has one; else its id. */
  readonly what: string
}

export type Link = typeof seals.$inferSelect

/** How rows of a kind are read back: the lines they would be sealed with today, by id. */
export type SealSource = (tx: Tx, hubId: Id<'Hub'>, ids: readonly string[]) => Promise<Map<string, string>>

export type Verified = {
  /** Links read, by kind. */
  readonly links: Readonly<Record<string, number>>
  /** Payments recorded before there was a chain. */
  readonly before: number
  readonly hash: string
  /** The first places found broken, in order; none when all is as it was written. */
  readonly breaks: readonly Break[]
}

const STEP = 1_000
/** Beyond these, one knows enough: the first is the one that matters. */
const MOST_BREAKS = 20

const paymentSource: SealSource = async (tx, hubId, ids) => {
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.hubId, hubId), inArray(payments.id, ids as Id<'Payment'>[])))
  return new Map(rows.map((row) => [row.id, paymentLine(row)]))
}

/** `R2026-00042` → its series and its place in it. */
function numberIn(payload: string): { number: string; series: string; at: number } | null {
  const found = /"number":"(([A-Z]+\d{4})-(\d+))"/.exec(payload)
  return found ? { number: found[1]!, series: found[2]!, at: Number(found[3]) } : null
}

/** The walk along one chain: what was seen so far, and what was found wrong. */
class Walk {
  readonly links: Record<string, number> = {}
  readonly breaks: Break[] = []
  readonly numbers = new Map<string, number>()
  hash = NO_HASH
  n = 0
  readonly keys: HubKeys | null

  constructor(keys: HubKeys | null) {
    this.keys = keys
  }

  found(reason: BreakReason, link: { n: number; kind: string; subjectId: string; payload?: string }): void {
    const what = numberIn(link.payload ?? '')?.number ?? link.subjectId
    if (this.breaks.length < MOST_BREAKS) this.breaks.push({ reason, n: link.n, kind: link.kind, what })
  }

  /** One link after the one before. A broken one is told once: the walk goes on from what it says. */
  step(link: Link, today: Map<string, string> | undefined): void {
    const row = { kind: link.kind, id: link.subjectId, payload: link.payload }
    if (link.n !== this.n + 1) this.found('gap', link)
    else if (hashOf(this.hash, link.n, row) !== link.hash) this.found('unchained', link)
    if (this.keys && macOf(this.keys.mac, row) !== link.mac) this.found('not-ours', link)
    if (today) {
      const line = today.get(link.subjectId)
      if (line === undefined) this.found('removed', link)
      else if (line !== link.payload) this.found('changed', link)
    }
    const number = numberIn(link.payload)
    if (number) {
      const last = this.numbers.get(number.series)
      if (last !== undefined && number.at !== last + 1) this.found('number-gap', link)
      this.numbers.set(number.series, number.at)
    }
    this.links[link.kind] = (this.links[link.kind] ?? 0) + 1
    this.hash = link.hash
    this.n = link.n
  }
}

/** Where the chain and the numbers end, as one moment saw them. */
async function endOf(ctx: Ctx) {
  return await ctx.read(async (tx) => {
    const keys = await hubKeys(tx, ctx.hub.id)
    const [end] = await tx
      .select({
        n: sealHeads.n,
        hash: sealHeads.hash,
        series: sql<Record<string, number>>`(SELECT json_object_agg(${counters.series}, ${counters.last})
          FROM ${counters} WHERE ${counters.hubId} = ${sealHeads.hubId})`,
      })
      .from(sealHeads)
      .where(eq(sealHeads.hubId, ctx.hub.id))
    return { keys, end: end ?? null }
  })
}

/**
 * Reads a hub's whole chain again and compares each link with the one before, with the row it seals as it is today,
 * with the secret of the house, and with the numbers given. In constant memory, whatever its length: a page of links at
 * a time. Beside people who work: only what was there at the beginning is read.
 * @param sources how rows of other kinds than payments are read back; a kind without one is checked by its link alone
 * @param follow called for each link in order, for what else a caller wants to check along the way
 */
export async function verifySeals(
  ctx: Ctx,
  sources: Readonly<Record<string, SealSource>> = {},
  follow: (link: Link) => BreakReason | null = () => null,
): Promise<Verified> {
  const readers: Record<string, SealSource> = { payment: paymentSource, ...sources }
  const { keys, end } = await endOf(ctx)
  const walk = new Walk(keys)
  let opening: Link | null = null
  for (let after = 0; end; ) {
    const { page, lines } = await ctx.read((tx) => readPage(tx, ctx.hub.id, readers, after, end.n))
    for (const link of page) {
      if (link.kind === 'opening') opening = link
      walk.step(link, lines.get(link.kind))
      const wrong = follow(link)
      if (wrong) walk.found(wrong, link)
    }
    if (page.length < STEP) break
    after = page.at(-1)!.n
  }
  if (end && (walk.n !== end.n || walk.hash !== end.hash))
    walk.found('cut', { n: walk.n, kind: 'chain', subjectId: String(end.n) })
  for (const [series, last] of walk.numbers)
    if ((end?.series?.[series] ?? last) !== last)
      walk.found('cut', {
        n: walk.n,
        kind: 'number',
        subjectId: `${series}-${String(last).padStart(5, '0')}`,
      })
  const before = await checkBefore(ctx, walk, opening)
  return { links: walk.links, before, hash: walk.hash, breaks: walk.breaks }
}

/** The links after one place, up to another included; for whoever copies them, a page at a time. */
export const linksBetween = (ctx: Ctx, after: number, until: number): Promise<Link[]> =>
  ctx.read((tx) =>
    tx
      .select()
      .from(seals)
      .where(and(eq(seals.hubId, ctx.hub.id), gt(seals.n, after), lte(seals.n, until)))
      .orderBy(asc(seals.n)),
  )

async function readPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  readers: Readonly<Record<string, SealSource>>,
  after: number,
  until: number,
) {
  const page = await tx
    .select()
    .from(seals)
    .where(and(eq(seals.hubId, hubId), gt(seals.n, after), lte(seals.n, until)))
    .orderBy(asc(seals.n))
    .limit(STEP)
  const lines = new Map<string, Map<string, string>>()
  for (const [kind, links] of Map.groupBy(page, (link) => link.kind)) {
    const read = readers[kind]
    const ids = links.map((link) => link.subjectId)
    if (read) lines.set(kind, await read(tx, hubId, ids))
  }
  return { page, lines }
}

/**
 * What no link holds: exactly what the first link counted, or somebody added, changed or removed something. A payment
 * without a link that is younger than the chain is named.
 */
async function checkBefore(ctx: Ctx, walk: Walk, opening: Link | null): Promise<number> {
  const since = opening?.at.getTime()
  const found = await readUnsealed(ctx.read, ctx.hub.id, [], (row) => {
    if (since !== undefined && row.recordedAt.getTime() > since)
      walk.found('unsealed', { n: 0, kind: 'payment', subjectId: row.number })
  })
  const unsealed = walk.breaks.some((one) => one.reason === 'unsealed')
  if (opening && !unsealed && openingLine(found, opening.at) !== opening.payload)
    walk.found('before-changed', opening)
  return found.count
}
