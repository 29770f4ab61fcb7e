import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type NewPayment, writePayment } from '../features/record-payment/use-case.server.ts'
import { fr } from '../messages.charges.fr.ts'
import type { PaidLine } from '../paid-lines.server.ts'
import { mayTakePayments } from '../permits.ts'
import type { Means } from '../rules/axes.ts'
import { allocate } from '../rules/charges.ts'
import type { SettleCode } from '../rules/refusals.ts'
import { type ChargeRow, lockCharges, settle, settledBy } from './store.server.ts'

export type SettleInput = {
  readonly chargeIds: readonly Id<'Charge'>[]
  /** Cents received; everything those charges leave owed when not said. Less settles the first due first. */
  readonly amount?: Cents
  readonly means: Means
  /** Which wallet pays, with the means `prepaid`; else the payer's own. */
  readonly walletId?: Id<'Wallet'>
  /** Cheque number or transfer reference. */
  readonly reference?: string
  readonly day?: Day
  /** The account of the ledger that follows the bank where a transfer lands; `512` by default. */
  readonly bank?: string
  readonly idempotencyKey?: string
}
export type Settled = {
  readonly paymentId: Id<'Payment'>
  /** R2026-00001 */
  readonly receipt: string
  /** What the charges were opened for, each once. */
  readonly subjects: readonly { kind: ChargeRow['subjectKind']; id: string }[]
}

/** Two payers are the same when their ids are: a receipt bears one name. */
const payerOf = (row: ChargeRow): string => row.personId ?? row.organisationId ?? ''

async function nameOf(ctx: Ctx, row: ChargeRow): Promise<string> {
  const known = row.organisationId
    ? (await organisationNames(ctx, [row.organisationId])).get(row.organisationId)
    : (await peopleNames(ctx, [row.personId])).get(row.personId!)
  return known ?? row.partyName
}

/** Account of customers, where an issued invoice waits to be paid. */
const INVOICED = '411'

/** Cents settled of a charge. */
export type SettledPart = { readonly charge: ChargeRow; readonly amount: Cents }
type Part = SettledPart

/** One line of the entry per account, pillar and activity, whatever the number of charges. */
export function linesOfCharges(parts: readonly Part[]): PaidLine[] {
  const groups = Map.groupBy(parts, ({ charge: c }) =>
    c.invoiceId
      ? `${INVOICED} ${payerOf(c)}`
      : `${c.creditAccount} ${c.pillar} ${c.activity} ${c.payer} ${c.vatRate}`,
  )
  return [...groups.values()].map((those) => {
    const { creditAccount, pillar, activity, payer, vatRate, invoiceId } = those[0]!.charge
    const amount = add(...those.map((part) => part.amount))
    // What an invoice billed is revenue since its day: its payment only frees the customer's account.
    if (invoiceId) return { creditAccount: INVOICED, payer, amount, party: partyOf(those[0]!.charge) }
    return { creditAccount, pillar, payer, activity: activity ?? undefined, amount, vatRate }
  })
}

const partyOf = ({ personId, organisationId }: ChargeRow): PaidLine['party'] =>
  personId ? { kind: 'person', id: personId } : { kind: 'organisation', id: organisationId! }

/** What a payment is filed under: the one thing it pays, or the list of its charges. */
function filedUnder(parts: readonly Part[]): Pick<NewPayment, 'subjectKind' | 'subjectId' | 'label'> {
  const [first] = parts
  const { subjectKind, subjectId, label } = first!.charge
  const alone = parts.every(({ charge: c }) => c.subjectKind === subjectKind && c.subjectId === subjectId)
  if (alone) return { subjectKind, subjectId, label }
  return { subjectKind: 'charges', subjectId: payerOf(first!.charge), label: fr.several(parts.length) }
}

/**
 * One payment of one payer that settles charges, whole or in part: receipt, entry, and what is owed lowered, all or
 * nothing. The rows are locked: of two hands at once the second finds nothing owed. Refuses more than is owed.
 */
export async function settleCharges(ctx: Ctx, input: SettleInput): Promise<Result<Settled, SettleCode>> {
  if (!mayTakePayments(ctx.actor)) return refuse('not_permitted')
  const ids = [...new Set(input.chargeIds)]
  if (ids.length === 0) return refuse('nothing_chosen', 'charges')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Settled, SettleCode>(tx, c, input.idempotencyKey, async () => {
        const rows = await lockCharges(tx, c.hub.id, ids)
        if (rows.length < ids.length) return refuse('charge_unknown', 'charges')
        const done = await settleHeld(tx, c, rows, input)
        if (!done.ok) return done
        const { parts: _, ...settled } = done.value
        return ok(settled)
      }),
    ),
  )
}

type Received = Omit<SettleInput, 'chargeIds' | 'idempotencyKey'>
type SettledParts = Settled & { readonly parts: readonly Part[] }

/**
 * The same for charges that the caller holds (`holdChargesOf`), inside its transaction; answers how much of each was
 * settled too.
 */
export async function settleHeld(
  tx: Tx,
  c: Ctx,
  rows: readonly ChargeRow[],
  input: Received,
): Promise<Result<SettledParts, SettleCode>> {
  return mayTakePayments(c.actor) ? await settleRows(tx, c, rows, input) : refuse('not_permitted')
}

/** The same once the caller knows that whoever acts may, or that a wallet pays by itself. */
export async function settleRows(
  tx: Tx,
  c: Ctx,
  rows: readonly ChargeRow[],
  input: Received,
): Promise<Result<SettledParts, SettleCode>> {
  if (new Set(rows.map(payerOf)).size > 1) return refuse('several_payers', 'charges')
  const owed = add(...rows.map((row) => row.outstanding))
  if (owed === zero) return refuse('nothing_owed')
  const amount = input.amount ?? owed
  if (amount <= zero) return refuse('amount_not_positive', 'amount')
  if (amount > owed) return refuse('more_than_owed', 'amount')
  return await receive(tx, c, input, allocate(rows, amount), amount)
}

async function receive(
  tx: Tx,
  c: Ctx,
  input: Received,
  parts: readonly Part[],
  amount: Cents,
): Promise<Result<SettledParts, SettleCode>> {
  const { charge } = parts[0]!
  const paid = await writePayment(tx, c, {
    ...filedUnder(parts),
    means: input.means,
    amount,
    payer: charge.payer,
    personId: charge.personId ?? undefined,
    organisationId: charge.organisationId ?? undefined,
    payerName: await nameOf(c, charge),
    reference: input.reference,
    walletId: input.walletId,
    creditAccount: charge.creditAccount,
    pillar: charge.pillar,
    activity: charge.activity ?? undefined,
    lines: linesOfCharges(parts),
    day: input.day,
    bank: input.bank,
  })
  if (!paid.ok) return paid
  await noteSettled(tx, c, paid.value.id, parts)
  const subjects = new Map(
    parts.map(({ charge: { subjectKind, subjectId } }) => [
      `${subjectKind} ${subjectId}`,
      { kind: subjectKind, id: subjectId },
    ]),
  )
  return ok({
    paymentId: paid.value.id,
    receipt: paid.value.number,
    subjects: [...subjects.values()],
    parts,
  })
}

/**
 * Writes what a payment settled of charges that the caller holds, and lowers what is owed by as much. The payment's
 * lines are those of `linesOfCharges`.
 */
export async function noteSettled(
  tx: Tx,
  c: Ctx,
  paymentId: Id<'Payment'>,
  parts: readonly SettledPart[],
): Promise<void> {
  const recordedAt = c.now()
  const rows = parts.map(({ charge, amount }) => ({
    hubId: c.hub.id,
    id: newId<'Settlement'>(),
    chargeId: charge.id,
    paymentId,
    amount,
    reverses: null,
    recordedAt,
  }))
  await settle(tx, c.hub.id, rows, recordedAt)
}

/** Reopens what a payment had settled: mirror rows, and as much is owed again. Joins the reversal's transaction. */
export async function reopenSettled(
  tx: Tx,
  ctx: Ctx,
  input: { readonly paymentId: Id<'Payment'>; readonly reversalId: Id<'Payment'> },
): Promise<void> {
  const rows = await settledBy(tx, ctx.hub.id, input.paymentId)
  if (rows.length === 0) return
  await lockCharges(
    tx,
    ctx.hub.id,
    rows.map((row) => row.chargeId),
  )
  const recordedAt = ctx.now()
  await settle(
    tx,
    ctx.hub.id,
    rows.map((row) => ({
      ...row,
      id: newId<'Settlement'>(),
      paymentId: input.reversalId,
      amount: negate(row.amount),
      reverses: row.id,
      recordedAt,
    })),
    recordedAt,
  )
}
