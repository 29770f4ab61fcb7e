import { createHash } from 'node:crypto'
import { and, asc, eq, gt, gte, lte } from 'drizzle-orm'
import { newId } from '#kit/id.ts'
import {
  hashOf,
  hubKeys,
  identityOf,
  isSigned,
  lineOf,
  linksBetween,
  NO_HASH,
  sealRow,
} from '#modules/money/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { closingLine } from './line.ts'
import type { ClosingRow } from './read.server.ts'
import { closings, tillArchives } from './tables.ts'

const STEP = 1_000
/** What the last line of an archive signs. */
const signedText = (sha256: string): string => `palier archive ${sha256}`

/**
 * The archive of a closing, line by line (JSON lines, `\n` after each): who and what, each link of the chain, each closing
 * with its signature, and a last line that signs the SHA-256 of all before it. Nothing in it names anybody. Constant
 * memory. That it was made is itself recorded and sealed, once its last line is read.
 */
export async function* archiveOf(ctx: Ctx, closing: ClosingRow): AsyncGenerator<string> {
  const identity = await identityOf(ctx)
  const keys = await ctx.read((tx) => hubKeys(tx, ctx.hub.id))
  const digest = createHash('sha256')
  let lines = 0
  const line = (said: Parameters<typeof lineOf>[0]): string => {
    const text = `${lineOf(said)}\n`
    digest.update(text)
    lines++
    return text
  }
  const before = await linksBetween(ctx, closing.fromN - 2, closing.fromN - 1)
  yield line({
    archive: 'palier',
    version: 1,
    hub: ctx.hub.id,
    name: identity.legalName,
    siren: identity.siren,
    period: closing.period,
    label: closing.label,
    from: closing.fromN,
    to: closing.toN,
    before: before[0]?.hash ?? NO_HASH,
    publicKey: keys?.publicKey ?? '',
    at: ctx.now().toISOString(),
  })
  for (let after = closing.fromN - 1; after < closing.toN; ) {
    const page = await linksBetween(ctx, after, Math.min(after + STEP, closing.toN))
    if (page.length === 0) break
    for (const { n, kind, subjectId, payload, hash } of page)
      yield line({ n, kind, id: subjectId, payload, hash })
    after = page.at(-1)!.n
  }
  for (let seq = 0; ; ) {
    const page = await ctx.read((tx) =>
      tx
        .select()
        .from(closings)
        .where(
          and(
            eq(closings.hubId, ctx.hub.id),
            gt(closings.seq, seq),
            lte(closings.seq, closing.seq),
            gte(closings.fromN, closing.fromN),
          ),
        )
        .orderBy(asc(closings.seq))
        .limit(STEP),
    )
    for (const row of page)
      yield line({ closing: closingLine(row), signature: row.signature, publicKey: row.publicKey })
    if (page.length < STEP) break
    seq = page.at(-1)!.seq
  }
  const sha256 = digest.digest('hex')
  yield `${lineOf({ sha256, signature: keys?.sign(signedText(sha256)) ?? '' })}\n`
  await recordArchive(ctx, closing.label, lines, sha256)
}

async function recordArchive(ctx: Ctx, label: string, lines: number, sha256: string): Promise<void> {
  const row = {
    hubId: ctx.hub.id,
    id: newId<'TillArchive'>(),
    label,
    lines,
    sha256,
    at: ctx.now(),
    userId: ctx.actor.userId,
    userName: ctx.actor.name,
  }
  await ctx.tx(async (tx) => {
    await tx.insert(tillArchives).values(row)
    await sealRow(tx, ctx, { kind: 'archive', id: row.id, payload: archiveLine(row) })
    await audit(tx, ctx, 'archive', 'closing', row.id, { label })
  })
}

type ArchivedRow = Pick<typeof tillArchives.$inferSelect, 'label' | 'lines' | 'sha256' | 'at'>

/** What is sealed of an archive handed over. */
export const archiveLine = (row: ArchivedRow): string =>
  lineOf({ label: row.label, lines: row.lines, sha256: row.sha256, at: row.at.toISOString() })

export type ArchiveRead = {
  readonly label: string
  readonly name: string
  readonly links: number
  readonly closings: number
  readonly publicKey: string
  readonly sha256: string
  /** The first line found wrong, from 1, and why; null when all holds. */
  readonly wrong: { readonly line: number; readonly why: string } | null
}

type Read = Record<string, unknown>

/**
 * Reads an archive by itself, without any database: its links follow each other, its closings end on them and are signed,
 * and its last line signs the whole. Whose key signed is for the reader to compare (`fingerprintOf`).
 */
export async function readArchive(lines: AsyncIterable<string>): Promise<ArchiveRead> {
  const digest = createHash('sha256')
  let head: Read = {}
  let at = 0
  let count = { links: 0, closings: 0 }
  let hash = ''
  let n = 0
  let sha256 = ''
  let wrong: ArchiveRead['wrong'] = null
  const found = (why: string) => {
    wrong ??= { line: at, why }
  }
  for await (const text of lines) {
    at++
    const said = parsed(text)
    if (!said) {
      found('not JSON')
      break
    }
    if (sha256) found('a line after the signature')
    if (at === 1) {
      head = said
      if (said.archive !== 'palier') found('not an archive of Palier')
      hash = String(said.before)
      n = Number(said.from) - 1
    } else if ('sha256' in said) {
      sha256 = digest.copy().digest('hex')
      if (said.sha256 !== sha256) found('the lines are not those that were signed')
      else if (!isSigned(signedText(sha256), String(said.signature), String(head.publicKey)))
        found('the signature is not good')
    } else if ('n' in said) {
      count = { ...count, links: count.links + 1 }
      const row = { kind: String(said.kind), id: String(said.id), payload: String(said.payload) }
      if (said.n !== n + 1 || hashOf(hash, n + 1, row) !== said.hash) found('the chain is broken')
      n = Number(said.n)
      hash = String(said.hash)
    } else {
      count = { ...count, closings: count.closings + 1 }
      const line = String(said.closing)
      if (!isSigned(line, String(said.signature), String(said.publicKey))) found('a closing is not signed')
      if (said.publicKey !== head.publicKey) found('a closing is signed by another key')
      const closed = parsed(line) ?? {}
      if (closed.label === head.label && (closed.to !== n || closed.hash !== hash))
        found('the closing does not end on the last link')
    }
    digest.update(`${text}\n`)
  }
  if (!sha256) found('the last line, which signs the others, is missing')
  if (n !== Number(head.to)) found('links are missing')
  return {
    ...{ label: String(head.label), name: String(head.name), publicKey: String(head.publicKey) },
    ...{ ...count, sha256, wrong },
  }
}

function parsed(text: string): Read | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Read) : null
  } catch {
    return null
  }
}
