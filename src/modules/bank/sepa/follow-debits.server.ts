import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  holdCharges,
  post,
  recordPayment,
  reversePayment,
  settleCharges,
} from '#modules/money/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { bankAccountsOf } from '../accounts.server.ts'
import { debitsFr } from '../messages.debits.fr.ts'
import { mayCollectDebits } from '../permits.ts'
import { makeRemittance, remittancesOfPayments } from '../remit.server.ts'
import { consequenceOf, type ReturnReason } from '../rules/returns.ts'
import { type RunVerb, runLife } from '../rules/runs.ts'
import {
  closeParts,
  type DebitItemRow,
  type DebitPartRow,
  type DebitRunRow,
  itemById,
  itemByReference,
  itemsOfRun,
  lockDebitRun,
  partsOfItems,
  setDebitRun,
  setItems,
} from './debit-store.server.ts'
import { lockMandates, setMandate } from './mandate-store.server.ts'
import { moveHeld } from './mandates.server.ts'
import type { FollowRefusal } from './refusals.ts'

type Done = Result<{ id: Id<'DebitRun'> }, FollowRefusal>

/** Moves a run along its life: the file went to the bank, the money came, or it was given up before. */
export async function moveDebits(
  ctx: Ctx,
  input: { readonly id: Id<'DebitRun'>; readonly verb: RunVerb; readonly why?: string },
): Promise<Done> {
  if (!mayCollectDebits(ctx.actor)) return refuse('not_permitted')
  const why = input.why?.trim() ?? ''
  if (input.verb === 'cancel' && !why) return refuse('why_needed', 'why')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Done> => {
      const run = await lockDebitRun(tx, c.hub.id, input.id)
      if (!run) return refuse('not_found')
      const next = runLife.next(run.state, input.verb)
      if (!next.ok) return refuse('not_from_this_state')
      if (input.verb === 'settle') {
        if (run.collectOn > c.today()) return refuse('too_early_to_settle')
        const settled = await settleItems(tx, c, run)
        if (!settled.ok) return settled
      }
      if (input.verb === 'cancel') {
        const waiting = (await itemsOfRun(tx, c.hub.id, run.id)).filter((one) => one.state === 'waiting')
        const ids = waiting.map((one) => one.id)
        await setItems(tx, c.hub.id, ids, { state: 'cancelled' })
        await closeParts(tx, c.hub.id, ids)
      }
      const at = c.now()
      const stamp = { send: { sentAt: at }, settle: { settledAt: at }, cancel: { cancelledAt: at, why } }
      await setDebitRun(tx, c.hub.id, run.id, { state: next.value, ...stamp[input.verb] })
      await audit(tx, c, input.verb, 'debit-run', run.id, why ? { why } : undefined)
      await emit(tx, c, `bank.debits-${next.value}`, run.id, { number: run.number })
      return ok({ id: run.id })
    }),
  )
}

/** Each collection that still waits becomes a payment of its day; its mandate was used. */
async function settleItems(tx: Tx, c: Ctx, run: DebitRunRow): Promise<Result<null, FollowRefusal>> {
  const day = run.collectOn
  const received: Id<'Payment'>[] = []
  const items = (await itemsOfRun(tx, c.hub.id, run.id)).filter((one) => one.state === 'waiting')
  const parts = Map.groupBy(
    await partsOfItems(
      tx,
      c.hub.id,
      items.map((one) => one.id),
    ),
    (part) => part.itemId,
  )
  const held = await lockMandates(
    tx,
    c.hub.id,
    items.map((one) => one.mandateId),
  )
  for (const item of items) {
    // One payment, one receipt and one entry for each debtor: it is their number that costs, not a search.
    const paid = await settleItem(tx, c, item, parts.get(item.id) ?? [], day)
    if (!paid.ok) return paid
    received.push(...paid.value)
    const mandate = held.find((one) => one.id === item.mandateId)
    const last = item.sequence === 'OOFF' || item.sequence === 'FNAL'
    const lastUsedOn = mandate?.lastUsedOn && mandate.lastUsedOn > day ? mandate.lastUsedOn : day
    await setMandate(tx, c.hub.id, item.mandateId, { used: true, lastUsedOn, accountChanged: false })
    if (last && mandate && (mandate.state === 'active' || mandate.state === 'closing'))
      await moveHeld(tx, c, mandate, 'end', '')
  }
  await closeParts(
    tx,
    c.hub.id,
    items.map((one) => one.id),
  )
  return received.length > 0 ? await bring(c, run, received) : ok(null)
}

/**
 * The bank credits all of them at once: they go to our account there in one remittance, which its statement will show
 * as one line. A hub that named no account at a bank leaves them waiting on 5116.
 */
async function bring(
  c: Ctx,
  run: DebitRunRow,
  paymentIds: readonly Id<'Payment'>[],
): Promise<Result<null, FollowRefusal>> {
  const accounts = await bankAccountsOf(c)
  const account = accounts.find((one) => one.iban === run.creditorIban) ?? accounts[0]
  if (!account) return ok(null)
  const brought = await makeRemittance(c, {
    ...{ kind: 'direct-debits', accountId: account.id, day: run.collectOn, paymentIds },
  })
  return brought.ok ? ok(null) : refuse(brought.code as FollowRefusal)
}

async function settleItem(
  tx: Tx,
  c: Ctx,
  item: DebitItemRow,
  parts: readonly DebitPartRow[],
  day: Day,
): Promise<Result<readonly Id<'Payment'>[], FollowRefusal>> {
  const charges = await holdCharges(
    tx,
    c,
    parts.map((part) => part.chargeId),
  )
  const means = { means: 'direct-debit', reference: item.endToEndId, day } as const
  const paymentIds: Id<'Payment'>[] = []
  let left = item.amount
  // Most often one group: two when somebody's records were merged, whose receipts keep the names they had.
  for (const those of Map.groupBy(charges, (row) => row.organisationId ?? row.personId).values()) {
    const owed = add(...those.map((row) => row.outstanding))
    const amount = owed < left ? owed : left
    if (amount <= zero) continue
    const chargeIds = those.filter((row) => row.outstanding > zero).map((row) => row.id)
    const paid = await settleCharges(c, { ...means, chargeIds, amount })
    if (!paid.ok) return refuse(paid.code as FollowRefusal)
    paymentIds.push(paid.value.paymentId)
    left = minus(left, amount)
  }
  if (left > zero) {
    const more = await keepExcess(c, item, means, left)
    if (!more.ok) return more
    paymentIds.push(more.value.id)
  }
  await setItems(tx, c.hub.id, [item.id], { state: 'settled', paymentIds })
  return ok(paymentIds)
}

/** They paid otherwise after the file had left: what is too much is theirs, on account 419, until it is given back. */
const keepExcess = (
  c: Ctx,
  item: DebitItemRow,
  means: { readonly means: 'direct-debit'; readonly reference: string; readonly day: Day },
  amount: Cents,
) =>
  recordPayment(c, {
    ...means,
    ...{ amount, payer: item.organisationId ? ('company' as const) : ('inhabitant' as const) },
    personId: item.personId ?? undefined,
    organisationId: item.organisationId ?? undefined,
    ...{ payerName: item.holder, label: debitsFr.excess, creditAccount: '419' },
    ...{ subjectKind: 'other' as const, subjectId: item.id },
  })

/** Takes one line out of a run whose file has not left: its debtor paid otherwise, or asked to wait. */
export async function dropDebit(
  ctx: Ctx,
  input: { readonly itemId: Id<'DebitItem'> },
): Promise<Result<{ id: Id<'DebitRun'> }, FollowRefusal>> {
  if (!mayCollectDebits(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Done> => {
    const found = await itemById(tx, ctx.hub.id, input.itemId)
    const run = found && (await lockDebitRun(tx, ctx.hub.id, found.runId))
    if (!run) return refuse('not_found')
    const item = (await itemById(tx, ctx.hub.id, input.itemId))!
    if (run.state !== 'ready' || item.state !== 'waiting') return refuse('not_from_this_state')
    if (run.count === 1) return refuse('last_line')
    await setItems(tx, ctx.hub.id, [item.id], { state: 'cancelled' })
    await closeParts(tx, ctx.hub.id, [item.id])
    await setDebitRun(tx, ctx.hub.id, run.id, {
      count: run.count - 1,
      amount: minus(run.amount, item.amount),
    })
    await audit(tx, ctx, 'drop', 'debit-item', item.id, { run: run.number })
    return ok({ id: run.id })
  })
}

export type NewReturn = {
  readonly itemId: Id<'DebitItem'>
  readonly reason: ReturnReason
  readonly day: Day
  /** Cents that the bank keeps for it; nothing by default. */
  readonly fee?: Cents
}

/**
 * The bank sends a collection back, once: what it had paid is owed again, the money leaves our account with the bank's
 * fee, and the mandate is suspended or revoked where the reason says so. Before the money came, nothing but the fee
 * moves.
 */
export async function returnDebit(ctx: Ctx, input: NewReturn): Promise<Done> {
  if (!mayCollectDebits(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Done> => {
      const found = await itemById(tx, c.hub.id, input.itemId)
      const run = found && (await lockDebitRun(tx, c.hub.id, found.runId))
      if (!run) return refuse('not_found')
      const item = (await itemById(tx, c.hub.id, input.itemId))!
      if (item.state === 'returned') return refuse('already_returned')
      if (item.state === 'cancelled' || run.state === 'ready') return refuse('not_from_this_state')
      if (item.state === 'settled' && input.day < run.collectOn)
        return refuse('returned_before_collection', 'day')
      const why = debitsFr.returned(item.endToEndId, input.reason)
      for (const paymentId of item.paymentIds) {
        const undone = await reversePayment(c, { paymentId, why })
        // A payment that somebody took back by hand is back already.
        if (!undone.ok && undone.code !== 'already_reversed') return refuse(undone.code as FollowRefusal)
      }
      const posted = await postReturn(tx, c, item, input)
      if (!posted.ok) return posted
      const { reason, day, fee } = input
      await setItems(tx, c.hub.id, [item.id], {
        state: 'returned',
        returnedOn: day,
        reason,
        fee: fee ?? zero,
      })
      await closeParts(tx, c.hub.id, [item.id])
      await followMandate(tx, c, item, reason, why, run.collectOn)
      await audit(tx, c, 'return', 'debit-item', item.id, { reason })
      await emit(tx, c, 'bank.debit-returned', item.id, { reason, run: run.number })
      return ok({ id: run.id })
    }),
  )
}

/** The same by the reference that a statement of the bank gives. Null when it is none of ours. */
export async function returnByReference(
  ctx: Ctx,
  input: Omit<NewReturn, 'itemId'> & { readonly endToEndId: string },
): Promise<Done | null> {
  const item = await ctx.read((tx) => itemByReference(tx, ctx.hub.id, input.endToEndId))
  return item && (await returnDebit(ctx, { ...input, itemId: item.id }))
}

async function postReturn(
  tx: Tx,
  c: Ctx,
  item: DebitItemRow,
  { day, fee = zero }: NewReturn,
): Promise<Result<null, FollowRefusal>> {
  // What the reversal of the payment took from 5116 comes back there from the bank, once it had been brought to it.
  const { account, brought } = await whereItWent(tx, c, item)
  const back = brought ? [{ debit: '5116', credit: account, amount: item.amount }] : []
  const kept = fee > zero ? [{ debit: '627', credit: account, amount: fee }] : []
  const transfers = [...back, ...kept]
  if (transfers.length === 0) return ok(null)
  const posted = await post(tx, c, {
    ...{ journal: 'bank', day, label: debitsFr.returnLabel(item.holder, item.endToEndId).slice(0, 300) },
    piece: { kind: 'debit-return', id: item.id },
    transfers,
  })
  return posted.ok ? ok(null) : posted
}

/** The account of the books of the bank that collected it, and whether its money got there. */
async function whereItWent(
  tx: Tx,
  c: Ctx,
  item: DebitItemRow,
): Promise<{ account: string; brought: boolean }> {
  const run = await lockDebitRun(tx, c.hub.id, item.runId)
  const accounts = await bankAccountsOf(c)
  const found = accounts.find((one) => one.iban === run?.creditorIban) ?? accounts[0]
  const gone = await remittancesOfPayments(tx, c, item.paymentIds)
  return { account: found?.ledgerAccount ?? '512', brought: gone.size > 0 }
}

async function followMandate(
  tx: Tx,
  c: Ctx,
  item: DebitItemRow,
  reason: ReturnReason,
  why: string,
  collectOn: Day,
): Promise<void> {
  const [mandate] = await lockMandates(tx, c.hub.id, [item.mandateId])
  if (!mandate) return
  const lastUsedOn = mandate.lastUsedOn && mandate.lastUsedOn > collectOn ? mandate.lastUsedOn : collectOn
  // A first collection that came back leaves the next one a first.
  await setMandate(tx, c.hub.id, mandate.id, {
    lastUsedOn,
    ...(item.sequence === 'FRST' && { used: false }),
  })
  const consequence = consequenceOf(reason)
  if (consequence === 'keep') return
  if (
    mandate.state === 'active' ||
    mandate.state === 'closing' ||
    (mandate.state === 'suspended' && consequence === 'revoke')
  )
    await moveHeld(tx, c, mandate, consequence, why)
}
