import { createHash } from 'node:crypto'
import { and, asc, eq, gt, notInArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { payments } from '../tables.ts'
import { hubKeys } from './key.server.ts'
import { hashOf, lineOf, macOf, NO_HASH, type Sealed } from './link.ts'
import { paymentLine } from './payment-line.ts'
import { sealHeads, seals } from './tables.ts'

const STEP = 2_000

/** What was there before the chain: how many payments, and the SHA-256 of their lines in the order of their ids. */
export type Before = { readonly count: number; readonly digest: string }

/**
 * Reads, in constant memory, the payments that no link of the chain holds.
 * @param except those that wait for their link in this very transaction
 */
export async function readUnsealed(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  hubId: Id<'Hub'>,
  except: readonly string[] = [],
  each: (row: { id: string; number: string; recordedAt: Date }) => void = () => undefined,
): Promise<Before> {
  const digest = createHash('sha256')
  let count = 0
  for (let after: Id<'Payment'> | undefined; ; ) {
    const page = await read((tx) =>
      tx
        .select({
          id: payments.id,
          number: payments.number,
          day: payments.day,
          means: payments.means,
          amount: payments.amount,
          payer: payments.payer,
          subjectKind: payments.subjectKind,
          entryId: payments.entryId,
          reverses: payments.reverses,
          recordedAt: payments.recordedAt,
          // One look at the index per row: written as EXISTS it would read every link first.
          sealed: sql<boolean>`coalesce((SELECT true FROM seals s WHERE s.hub_id = payments.hub_id
            AND s.kind = 'payment' AND s.subject_id = payments.id::text LIMIT 1), false)`,
        })
        .from(payments)
        .where(
          and(
            eq(payments.hubId, hubId),
            after ? gt(payments.id, after) : undefined,
            except.length > 0 ? notInArray(payments.id, except as Id<'Payment'>[]) : undefined,
          ),
        )
        .orderBy(asc(payments.id))
        .limit(STEP),
    )
    for (const row of page)
      if (!row.sealed) {
        digest.update(`${paymentLine(row)}\n`)
        each(row)
        count++
      }
    if (page.length < STEP) return { count, digest: digest.digest('hex') }
    after = page.at(-1)!.id
  }
}

/** What the first link says. */
export const openingLine = (before: Before, at: Date): string =>
  lineOf({ payments: before.count, digest: before.digest, at: at.toISOString() })

/**
 * Writes the first link of a hub: it holds the digest of every payment recorded before there was a chain, so that they
 * too can no longer be changed unseen. Of two that open it at once, the second waits and finds it made.
 */
export async function openChain(
  tx: Tx,
  hubId: Id<'Hub'>,
  rows: readonly (Sealed & { readonly at: Date })[],
): Promise<void> {
  const { at } = rows[0]!
  const waiting = rows.filter((row) => row.kind === 'payment').map((row) => row.id)
  const payload = openingLine(await readUnsealed((work) => work(tx), hubId, waiting), at)
  const first: Sealed = { kind: 'opening', id: hubId, payload }
  const hash = hashOf(NO_HASH, 1, first)
  const opened = await tx
    .insert(sealHeads)
    .values({ hubId, n: 1, hash, at })
    .onConflictDoNothing()
    .returning()
  if (opened.length === 0) return
  const keys = await hubKeys(tx, hubId)
  const mac = keys ? macOf(keys.mac, first) : ''
  await tx.insert(seals).values({ hubId, n: 1, kind: first.kind, subjectId: hubId, at, payload, hash, mac })
}
