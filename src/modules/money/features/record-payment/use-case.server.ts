import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { post } from '#modules/money/ledger.server.ts'
import { type PaidLine, transfersOf } from '#modules/money/paid-lines.server.ts'
import { mayTakePayments } from '#modules/money/permits.ts'
import type { Means, Payer, PaymentSubject, Pillar } from '#modules/money/rules/axes.ts'
import type { Journal } from '#modules/money/rules/entry.ts'
import type { RecordRefusal, WalletRefusal } from '#modules/money/rules/refusals.ts'
import { paidFrom, type Source } from '#modules/money/rules/wallet.ts'
import { insertPayment } from '#modules/money/store.server.ts'
import { debitWallet } from '#modules/money/wallet/debit.server.ts'
import { unitOf } from '#modules/money/wallet/store.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'

export type NewPayment = {
  readonly means: Means
  /** Cents, above zero. */
  readonly amount: Cents
  readonly payer: Payer
  readonly personId?: Id<'Person'>
  /** Who pays when it is not a person: counted among the funders. */
  readonly organisationId?: Id<'Organisation'>
  /** The name printed on the receipt. */
  readonly payerName: string
  readonly label: string
  readonly reference?: string
  readonly subjectKind: PaymentSubject
  readonly subjectId: string
  /** `706` services, `756` membership fees, `707` shop… */
  readonly creditAccount: string
  readonly pillar?: Pillar
  readonly activity?: string
  readonly vatRate?: number | null
  /** Several lines of the entry, when one payment pays for several things; their amounts must sum to `amount`. */
  readonly lines?: readonly PaidLine[]
  /** With the means `prepaid` or `allowance`: which wallet pays; else the one, in euros, of whoever pays. */
  readonly walletId?: Id<'Wallet'>
  readonly day?: Day
  /** The account of the ledger that follows the bank where a transfer lands; `512` by default. */
  readonly bank?: string
  readonly idempotencyKey?: string
}

/** A wallet moves no money of the till nor of the bank. */
const JOURNAL_OF: Partial<Record<Means, Journal>> = { cash: 'cash', prepaid: 'misc', allowance: 'misc' }

/** What a wallet gives for this payment: from which accounts of debt. Nothing for money that comes in. */
async function drawFrom(
  tx: Tx,
  ctx: Ctx,
  input: NewPayment,
  id: Id<'Payment'>,
  day: Day,
): Promise<Result<readonly Source[], WalletRefusal | 'amount_not_positive'>> {
  if (input.means !== 'prepaid' && input.means !== 'allowance') return ok([])
  if (input.amount <= zero) return refuse('amount_not_positive', 'amount')
  const { walletId, personId, organisationId, label } = input
  if (walletId && (await unitOf(tx, ctx.hub.id, walletId)) !== 'euros') return refuse('wallet_not_in_euros')
  const used = await debitWallet(tx, ctx, {
    ...{ walletId, label, day, quantity: Number(input.amount), grantedOnly: input.means === 'allowance' },
    ...(organisationId ? { organisationId } : { personId }),
    subject: { kind: 'payment', id },
  })
  return used.ok ? ok(used.value.sources) : used
}

type Recorded = { id: Id<'Payment'>; number: string }

/**
 * Records money received, with its receipt number (R2026-00001: gapless per hub and year of issue) and its entry,
 * all or nothing. Refuses an amount of zero or less, an unknown account and a day to come.
 */
export async function recordPayment(ctx: Ctx, input: NewPayment): Promise<Result<Recorded, RecordRefusal>> {
  if (!mayTakePayments(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) => once(tx, c, input.idempotencyKey, () => writePayment(tx, c, input))),
  )
}

/**
 * The same inside the caller's transaction, for a payment that nobody at the counter takes: a wallet that pays by itself
 * for what was done. Who may do so is the caller's to know.
 */
export async function writePayment(
  tx: Tx,
  ctx: Ctx,
  input: NewPayment,
): Promise<Result<Recorded, RecordRefusal>> {
  const hubId = ctx.hub.id
  const id = newId<'Payment'>()
  const day = input.day ?? ctx.today()
  const drawn = await drawFrom(tx, ctx, input, id, day)
  if (!drawn.ok) return drawn
  const posted = await post(tx, ctx, {
    journal: JOURNAL_OF[input.means] ?? 'bank',
    day,
    label: `${input.payerName}, ${input.label}`.slice(0, 300),
    piece: { kind: 'payment', id, isNew: true },
    receipt: true,
    transfers: paidFrom(await transfersOf(ctx, input, day), drawn.value),
  })
  if (!posted.ok) return posted
  const number = posted.value.receipt!
  await insertPayment(tx, ctx, {
    hubId,
    id,
    number,
    day,
    means: input.means,
    amount: input.amount,
    payer: input.payer,
    personId: input.personId,
    organisationId: input.organisationId,
    payerName: input.payerName,
    label: input.label,
    reference: input.reference,
    subjectKind: input.subjectKind,
    subjectId: input.subjectId,
    entryId: posted.value.entryId,
    recordedAt: ctx.now(),
    userId: ctx.actor.userId,
    words: searchWords(number, input.payerName, input.label, input.reference),
  })
  await audit(tx, ctx, 'record', 'payment', id, { number })
  await emit(tx, ctx, 'money.paid', id, {
    subjectKind: input.subjectKind,
    subjectId: input.subjectId,
    cents: input.amount.toString(),
  })
  return ok({ id, number })
}
