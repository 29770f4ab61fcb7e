import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { type ChargeRow, owedAmong } from '#modules/money/index.server.ts'
import { everyIdOf } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type CollectRefusal, mayCollect, type Sequence, sequenceOf } from '../rules/mandates.ts'
import { chargesHeld } from './debit-store.server.ts'
import { livingMandates, type MandateRow } from './mandate-store.server.ts'

/** What one mandate could collect on a day: every sum its debtor owes by then that no other run holds. */
export type Candidate = {
  readonly mandate: MandateRow
  readonly charges: readonly ChargeRow[]
  readonly amount: Cents
  readonly sequence: Sequence
  /** Why it may not be collected that day; null when it may. */
  readonly problem: CollectRefusal | null
}

/**
 * Whom a run of a day could collect, by name. A debtor with several mandates is collected on the one that may be, the
 * newest first. A few queries, whatever the number of mandates.
 */
export async function proposeDebits(ctx: Ctx, collectOn: Day): Promise<Candidate[]> {
  const mandates = await ctx.read((tx) => livingMandates(tx, ctx.hub.id))
  const people = mandates.flatMap((row) => row.personId ?? [])
  const aliases = await everyIdOf(ctx, people)
  const organisationIds = mandates.flatMap((row) => row.organisationId ?? [])
  const owed = await owedAmong(ctx, { personIds: [...aliases.keys()], organisationIds }, collectOn)
  const held = await ctx.read((tx) =>
    chargesHeld(
      tx,
      ctx.hub.id,
      owed.map((row) => row.id),
    ),
  )
  const debtorOf = (row: { personId: Id<'Person'> | null; organisationId: Id<'Organisation'> | null }) =>
    row.organisationId ?? aliases.get(row.personId!) ?? row.personId!
  const chargesOf = Map.groupBy(
    owed.filter((row) => !held.has(row.id)),
    debtorOf,
  )
  const mandatesOf = Map.groupBy(mandates.toReversed(), debtorOf)
  return [...chargesOf]
    .map(([debtor, charges]) => candidateOf(ctx, mandatesOf.get(debtor) ?? [], charges, collectOn))
    .filter((one) => one !== null)
    .sort((a, b) => a.mandate.holder.localeCompare(b.mandate.holder, 'fr'))
}

function candidateOf(
  ctx: Ctx,
  mandates: readonly MandateRow[],
  charges: readonly ChargeRow[],
  collectOn: Day,
): Candidate | null {
  const today = ctx.today()
  const mandate = mandates.find((one) => mayCollect(one, today, collectOn) === null) ?? mandates[0]
  if (!mandate) return null
  return {
    mandate,
    charges,
    amount: add(...charges.map((row) => row.outstanding)),
    sequence: sequenceOf(mandate, mandate.used),
    problem: mayCollect(mandate, today, collectOn),
  }
}
