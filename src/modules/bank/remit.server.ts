import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { post, postReversal } from '#modules/money/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { bankAccountById } from './accounts.server.ts'
import { fr } from './messages.remittances.fr.ts'
import { mayRemit } from './permits.ts'
import type { RemitCode, UndoRemitCode } from './remit-codes.ts'
import { MEANS_OF, type RemittanceKind, WAITS_ON, worthOf } from './rules/remittance.ts'
import { bankMatchEntries, remittancePayments, remittances } from './tables.ts'
import { heldOn, waitingPayments } from './waiting.server.ts'

export type RemitInput = {
  readonly kind: RemittanceKind
  readonly accountId: Id<'BankAccount'>
  readonly day: Day
  /** The payments handed over; none for cash. */
  readonly paymentIds: readonly Id<'Payment'>[]
  /** Cents, for cash. */
  readonly amount?: Cents
  /** How many of each note and coin, by its value in cents. */
  readonly cash?: Readonly<Record<string, number>>
  /** Cents that the bank keeps. */
  readonly fee?: Cents
  readonly idempotencyKey?: string
}
export type Remitted = { id: Id<'Remittance'>; number: string; entryId: Id<'Entry'> }

/** What is handed over, in cents, from the payments chosen or the cash counted. */
async function handedOver(
  tx: Tx,
  ctx: Ctx,
  input: RemitInput,
): Promise<
  Result<
    {
      amount: Cents
      payments: readonly { id: Id<'Payment'>; amount: Cents; reference: string | null; payerName: string }[]
    },
    RemitCode
  >
> {
  if (input.kind !== 'cash') {
    const ids = [...new Set(input.paymentIds)]
    if (ids.length === 0) return refuse('nothing_chosen', 'payments')
    const rows = await waitingPayments(tx, ctx, { kind: input.kind, ids })
    if (rows.length < ids.length) return refuse('not_waiting', 'payments')
    if (rows.some((row) => row.day > input.day)) return refuse('before_payment', 'day')
    return ok({ amount: add(...rows.map((row) => row.amount)), payments: rows })
  }
  const counted = worthOf(input.cash ?? {})
  const amount = input.amount ?? cents(counted)
  if (amount <= zero) return refuse('amount_not_positive', 'amount')
  if (counted > 0n && counted !== amount) return refuse('count_differs', 'amount')
  if (amount > (await heldOn(tx, ctx, WAITS_ON.cash))) return refuse('more_than_till', 'amount')
  return ok({ amount, payments: [] })
}

/**
 * Takes payments to the bank at once: a numbered slip (B2026-00001), one entry from where they waited to the account of the
 * bank, and what the bank kept of it as its fee. A payment goes once: of two hands the second is refused.
 */
export async function makeRemittance(ctx: Ctx, input: RemitInput): Promise<Result<Remitted, RemitCode>> {
  if (!mayRemit(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<Remitted, RemitCode>(tx, ctx, input.idempotencyKey, async () => {
      // Held until the commit: payments that wait cannot leave by two doors.
      await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${ctx.hub.id} remittances`}, 0))`)
      const account = await bankAccountById(tx, ctx, input.accountId)
      if (!account || account.closedAt) return refuse('not_found', 'accountId')
      const given = await handedOver(tx, ctx, input)
      if (!given.ok) return given
      const { amount, payments } = given.value
      const fee = input.fee ?? zero
      if (fee < zero || fee >= amount) return refuse('fee_too_large', 'fee')
      const id = newId<'Remittance'>()
      const from = WAITS_ON[input.kind]
      const posted = await post(tx, ctx, {
        journal: input.kind === 'cash' ? 'cash' : 'bank',
        day: input.day,
        label: fr.entry(fr.kinds[input.kind], payments.length),
        piece: { kind: 'remittance', id, isNew: true },
        transfers: [
          { debit: account.ledgerAccount, credit: from, amount: minus(amount, fee) },
          ...(fee > zero ? [{ debit: '627', credit: from, amount: fee }] : []),
        ],
      })
      if (!posted.ok) return posted
      const year = ctx.today().slice(0, 4)
      const number = `B${year}-${String(await nextNumber(tx, ctx, `B${year}`)).padStart(5, '0')}`
      const { entryId } = posted.value
      await tx.insert(remittances).values({
        hubId: ctx.hub.id,
        ...{ id, number, kind: input.kind, accountId: account.id, day: input.day, amount, fee, entryId },
        cash: input.cash ?? null,
        recordedAt: ctx.now(),
        userId: ctx.actor.userId,
      })
      if (payments.length > 0)
        await tx.insert(remittancePayments).values(
          payments.map((one) => ({
            hubId: ctx.hub.id,
            paymentId: one.id,
            remittanceId: id,
            amount: one.amount,
            reference: one.reference,
            payerName: one.payerName,
          })),
        )
      await audit(tx, ctx, 'remit', 'remittance', id, { number })
      await emit(tx, ctx, 'bank.remitted', id, { kind: input.kind, cents: amount.toString() })
      return ok({ id, number, entryId })
    }),
  )
}

/** Takes a remittance back, once, with a reason: its entry is mirrored today and its payments wait again. */
export async function reverseRemittance(
  ctx: Ctx,
  input: { readonly number: string; readonly why: string },
): Promise<Result<{ number: string }, UndoRemitCode>> {
  if (!mayRemit(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${ctx.hub.id} remittances`}, 0))`)
    const [done] = await tx
      .select()
      .from(remittances)
      .where(and(eq(remittances.hubId, ctx.hub.id), eq(remittances.number, input.number)))
    if (!done) return refuse('not_found')
    if (done.reverses) return refuse('is_a_reversal')
    const matched = await tx
      .select({ id: bankMatchEntries.entryId })
      .from(bankMatchEntries)
      .where(and(eq(bankMatchEntries.hubId, ctx.hub.id), eq(bankMatchEntries.entryId, done.entryId)))
      .limit(1)
    if (matched.length > 0) return refuse('matched')
    const posted = await postReversal(tx, ctx, { entryId: done.entryId, label: fr.reversalLabel, why })
    if (!posted.ok) return posted as Result<never, UndoRemitCode>
    const year = ctx.today().slice(0, 4)
    const number = `B${year}-${String(await nextNumber(tx, ctx, `B${year}`)).padStart(5, '0')}`
    await tx.insert(remittances).values({
      ...done,
      ...{ id: newId<'Remittance'>(), number, day: ctx.today(), entryId: posted.value.entryId },
      ...{ reverses: done.id, why, recordedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await tx
      .update(remittancePayments)
      .set({ released: ctx.now() })
      .where(
        and(
          eq(remittancePayments.hubId, ctx.hub.id),
          eq(remittancePayments.remittanceId, done.id),
          isNull(remittancePayments.released),
        ),
      )
    await audit(tx, ctx, 'reverse', 'remittance', done.id, { number, why })
    return ok({ number })
  })
}

/** The remittances that hold these payments, for words about them. */
export const remittancesOfPayments = async (
  tx: Tx,
  ctx: Ctx,
  ids: readonly Id<'Payment'>[],
): Promise<Map<string, string>> =>
  new Map(
    ids.length === 0
      ? []
      : (
          await tx
            .select({ paymentId: remittancePayments.paymentId, number: remittances.number })
            .from(remittancePayments)
            .innerJoin(
              remittances,
              and(
                eq(remittances.hubId, remittancePayments.hubId),
                eq(remittances.id, remittancePayments.remittanceId),
              ),
            )
            .where(
              and(
                eq(remittancePayments.hubId, ctx.hub.id),
                inArray(remittancePayments.paymentId, [...ids]),
                isNull(remittancePayments.released),
              ),
            )
        ).map((row) => [row.paymentId, row.number]),
  )

/** For words and screens. */
export { MEANS_OF }
