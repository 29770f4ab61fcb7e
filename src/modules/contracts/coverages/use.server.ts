import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, negate } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { insertUses, lockCoverages, usesOf } from './store.server.ts'

export type CoverageUse = {
  readonly personId: Id<'Person'>
  readonly day: Day
  /** What it paid of, and where that is shown after the hub. */
  readonly subjectId: string
  readonly path: string
  readonly label: string
  readonly parts: readonly { readonly coverageId: Id<'Coverage'>; readonly amount: Cents }[]
}

/** Counts what coverages pay of something, inside the transaction that holds them (`holdCoverages`). */
export async function countUse(tx: Tx, ctx: Ctx, { parts, ...use }: CoverageUse): Promise<void> {
  const recordedAt = ctx.now()
  await insertUses(
    tx,
    parts
      .filter((part) => part.amount !== 0n)
      .map((part) => ({ ...use, ...part, hubId: ctx.hub.id, recordedAt })),
  )
}

/**
 * Gives back what was counted for something (of some coverages only, when named), in the periods it was counted in.
 * The coverages are locked until the transaction ends. Nothing counted, nothing done.
 */
export async function giveBackUse(
  tx: Tx,
  ctx: Ctx,
  subjectId: string,
  only?: readonly Id<'Coverage'>[],
): Promise<void> {
  const counted = (await usesOf(tx, ctx.hub.id, subjectId)).filter(
    (use) => !only || only.includes(use.coverageId),
  )
  if (counted.length === 0) return
  await lockCoverages(
    tx,
    ctx.hub.id,
    counted.map((use) => use.coverageId),
  )
  const recordedAt = ctx.now()
  await insertUses(
    tx,
    counted.map((use) => ({
      ...use,
      amount: negate(use.amount),
      hubId: ctx.hub.id,
      subjectId,
      recordedAt,
    })),
  )
}
