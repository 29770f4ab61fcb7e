import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, minus, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type Means,
  type NewTransfer,
  post,
  postReversal,
  type RecordRefusal,
  receivedOn,
} from '#modules/money/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { heldFr } from '../messages.held.fr.ts'
import { mayPayOthers } from '../permits.ts'
import { type HandKind, type HeldKind, heldChange, PURPOSES, type Purpose } from '../rules/held.ts'
import { insertMove, lockHeld, moveById } from './held-store.server.ts'
import type { NoteHeldRefusal } from './refusals.ts'

type Move = {
  readonly purpose: Purpose
  readonly organisationId: Id<'Organisation'>
  readonly kind: HeldKind
  readonly day: Day
  /** Cents added to what is held. */
  readonly change: Cents
  readonly commission?: Cents
  /** Whose it is, written in the books before what it is for. */
  readonly name: string
  readonly label: string
  readonly reference?: string
  readonly transfers: readonly NewTransfer[]
  readonly payoutId?: Id<'Payout'>
}

/** Posts a move of money held and keeps its balance; the caller holds the account (`lockHeld` gave `held`). */
export async function writeHeld(
  tx: Tx,
  ctx: Ctx,
  held: Cents,
  move: Move,
): Promise<Result<{ id: Id<'HeldMove'>; number: string }, RecordRefusal>> {
  const id = newId<'HeldMove'>()
  const party = { kind: 'organisation', id: move.organisationId } as const
  const cash = move.transfers.some((one) => one.debit === '530' || one.credit === '530')
  const bank = move.transfers.some((one) => one.debit.startsWith('5') || one.credit.startsWith('5'))
  const posted = await post(tx, ctx, {
    journal: cash ? 'cash' : bank ? 'bank' : 'misc',
    day: move.day,
    label: `${move.name}, ${move.label}`.slice(0, 300),
    piece: { kind: 'held', id, isNew: true },
    transfers: move.transfers.map((one) => ({ ...one, party: one.party ?? party })),
  })
  if (!posted.ok) return posted
  const { purpose, organisationId, kind, day, change, label, payoutId } = move
  await insertMove(tx, {
    ...{ hubId: ctx.hub.id, id, purpose, organisationId, kind, day, label },
    ...{ amount: change, commission: move.commission ?? zero, balance: add(held, change) },
    ...{ reference: move.reference ?? null, payoutId: payoutId ?? null },
    ...{ entryId: posted.value.entryId, entryNumber: posted.value.number },
    ...{ recordedAt: ctx.now(), userId: ctx.actor.userId },
  })
  await audit(tx, ctx, kind, 'held', id, { purpose })
  await emit(tx, ctx, 'bank.held', organisationId, { purpose, kind, cents: change.toString() })
  return ok({ id, number: posted.value.number })
}

/** The account that money spent by this means leaves. */
const PAID_BY: Partial<Record<Means, string>> = { cash: '530' }
export const paidFrom = (means: Means): string => PAID_BY[means] ?? '512'

export type NewHeld = {
  readonly purpose: Purpose
  readonly organisationId: Id<'Organisation'>
  readonly kind: HandKind
  /** Cents, above zero; what was received whole, commission included. */
  readonly amount: Cents
  /** Our commission out of it: the only part that is our revenue. */
  readonly commission?: Cents
  readonly means: Means
  readonly day: Day
  readonly label: string
  readonly reference?: string
  readonly idempotencyKey?: string
}

/**
 * Notes money received, paid over, advanced or refunded for a third party. Never more is paid over than is held: the
 * account is locked. Providers are paid by their statements (`payPayout`), not by this.
 */
export async function noteHeld(
  ctx: Ctx,
  input: NewHeld,
): Promise<Result<{ id: Id<'HeldMove'>; number: string }, NoteHeldRefusal>> {
  if (!mayPayOthers(ctx.actor)) return refuse('not_permitted')
  const { purpose, organisationId, kind, amount, means } = input
  if (purpose === 'providers') return refuse('kept_by_statement', 'purpose')
  const name = (await organisationNames(ctx, [organisationId])).get(organisationId)
  if (!name) return refuse('unknown_choice', 'organisationId')
  const commission = input.commission ?? zero
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const held = await lockHeld(tx, ctx.hub.id, purpose, organisationId, ctx.now())
      const change = heldChange(purpose, kind, held, amount, commission)
      if (!change.ok) return change
      return await writeHeld(tx, ctx, held, {
        ...{ purpose, organisationId, kind, commission, change: change.value },
        ...{ day: input.day, reference: input.reference, name, label: input.label },
        transfers: transfersOf(purpose, kind, means, amount, commission),
      })
    }),
  )
}

function transfersOf(
  purpose: Purpose,
  kind: HandKind,
  means: Means,
  amount: Cents,
  commission: Cents,
): NewTransfer[] {
  const { account } = PURPOSES[purpose]
  if (kind === 'pay-over' || kind === 'advance') return [{ debit: account, credit: paidFrom(means), amount }]
  const debit = receivedOn(means)
  const theirs: NewTransfer = { debit, credit: account, amount: minus(amount, commission) }
  if (commission === zero) return [theirs]
  const ours = { pillar: 'activities', payer: purpose === 'postal' ? 'la-poste' : 'other' } as const
  return [theirs, { debit, credit: purpose === 'postal' ? '7062' : '708', amount: commission, ...ours }]
}

/** Takes a move back, once, with a reason: the mirror entry of today. What a statement set aside is not taken back here. */
export async function undoHeld(
  ctx: Ctx,
  input: { readonly id: Id<'HeldMove'>; readonly why: string },
): Promise<Result<{ id: Id<'HeldMove'> }, NoteHeldRefusal>> {
  if (!mayPayOthers(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const move = await moveById(tx, ctx.hub.id, input.id)
    if (!move) return refuse('not_found')
    if (move.reverses) return refuse('is_a_reversal')
    if (move.kind === 'share') return refuse('kept_by_statement')
    const held = await lockHeld(tx, ctx.hub.id, move.purpose, move.organisationId, ctx.now())
    const change = negate(move.amount)
    const left = add(held, change)
    if (move.kind === 'collect' && left < zero) return refuse('more_than_held')
    if (move.kind === 'advance' && left > zero) return refuse('more_than_advanced')
    const label = heldFr.undone(move.label)
    const posted = await postReversal(tx, ctx, {
      entryId: move.entryId,
      label: () => label.slice(0, 300),
      why,
    })
    if (!posted.ok) return posted
    const id = newId<'HeldMove'>()
    await insertMove(tx, {
      ...move,
      ...{ id, kind: 'undo' as const, day: ctx.today(), amount: change, balance: left, label, why },
      ...{ entryId: posted.value.entryId, entryNumber: posted.value.number, reverses: move.id },
      ...{ recordedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'undo', 'held', move.id, { why })
    return ok({ id })
  })
}
