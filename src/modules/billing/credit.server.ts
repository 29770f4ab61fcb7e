import { sql } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type ChargeRow,
  freeInvoiced,
  holdCharges,
  lowerCharges,
  numberOf,
  type PostRefusal,
  post,
  type RefundMeans,
  refundedFrom,
} from '#modules/money/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type ComposeLine, compose } from './compose.server.ts'
import { type Issued, lineRows, postAll, rowOf } from './issue.server.ts'
import { paper } from './messages.paper.fr.ts'
import { mayInvoice } from './permits.ts'
import { referencesFor } from './references.server.ts'
import {
  creditedByLine,
  type InvoiceLineRow,
  type InvoiceRow,
  insertInvoices,
  invoicesById,
  linesOfInvoice,
  refundOf,
} from './store.server.ts'
import { invoiceRefunds } from './tables.ts'

/** How much of one line is taken back, in cents with tax. */
export type CreditPart = { readonly position: number; readonly amount: Cents }

export type NewCredit = {
  readonly invoiceId: Id<'Invoice'>
  /** Everything that is left of it when not told. */
  readonly parts?: readonly CreditPart[]
  readonly reason: string
  /** What was billed stays owed, to be invoiced anew: the invoice was wrong, not the work. Only while nothing is paid. */
  readonly again?: boolean
  readonly idempotencyKey?: string
}
export type CreditCode =
  | PostRefusal
  | 'not_permitted'
  | 'not_found'
  | 'is_a_credit_note'
  | 'reason_needed'
  | 'nothing_to_credit'
  | 'more_than_line'
  | 'again_when_paid'
  | 'again_in_part'

/** Makes those who take back the same invoice wait for each other: its row is append-only, nobody may lock it. */
const holdInvoice = (tx: Tx, ctx: Ctx, id: Id<'Invoice'>) =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${ctx.hub.id} invoice ${id}`}, 0))`)

/**
 * Takes an invoice back, whole or in part, by a credit note A2026-00001 of its own series: both stay. What is no longer
 * owed is given up; what the client had paid of it is to be given back (`refundable`).
 */
export async function creditInvoice(ctx: Ctx, input: NewCredit): Promise<Result<Issued, CreditCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  const reason = input.reason.trim()
  if (!reason) return refuse('reason_needed', 'reason')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Issued, CreditCode>(tx, c, input.idempotencyKey, async () => {
        await holdInvoice(tx, c, input.invoiceId)
        const [invoice] = await invoicesById(tx, c.hub.id, [input.invoiceId])
        if (!invoice) return refuse('not_found')
        if (invoice.kind === 'credit-note') return refuse('is_a_credit_note')
        const lines = await linesOfInvoice(tx, c.hub.id, invoice.id)
        const parts = partsOf(lines, await creditedByLine(tx, c.hub.id, invoice.id), input)
        if (!parts.ok) return parts
        const held = await holdCharges(
          tx,
          c,
          parts.value.flatMap(({ line }) => (line.chargeId ? [line.chargeId] : [])),
        )
        const charges = new Map(held.map((row) => [row.id, row]))
        if (input.again && !areUntouched(parts.value, charges)) return refuse('again_when_paid', 'again')
        return await write(tx, c, invoice, parts.value, charges, { ...input, reason })
      }),
    ),
  )
}

type Part = { readonly line: InvoiceLineRow; readonly amount: Cents; readonly whole: boolean }

function partsOf(
  lines: readonly InvoiceLineRow[],
  credited: ReadonlyMap<number, Cents>,
  { parts, again }: NewCredit,
): Result<Part[], CreditCode> {
  const left = (line: InvoiceLineRow) => minus(line.owed, credited.get(line.position) ?? zero)
  const wanted = parts ?? lines.map((line) => ({ position: line.position, amount: left(line) }))
  const chosen: Part[] = []
  for (const { position, amount } of wanted) {
    const line = lines.find((one) => one.position === position)
    if (amount <= zero) continue
    if (!line || amount > left(line)) return refuse('more_than_line', `amount-${position}`)
    chosen.push({ line, amount, whole: amount === line.owed })
  }
  if (chosen.length === 0) return refuse('nothing_to_credit', 'parts')
  if (again && chosen.some((part) => !part.whole)) return refuse('again_in_part', 'again')
  return ok(chosen)
}

/** Nothing of these was paid nor given up since they were billed. */
const areUntouched = (parts: readonly Part[], charges: ReadonlyMap<Id<'Charge'>, ChargeRow>): boolean =>
  parts.every(({ line }) => {
    const charge = line.chargeId && charges.get(line.chargeId)
    return charge && charge.outstanding === minus(charge.amount, charge.voided)
  })

async function write(
  tx: Tx,
  ctx: Ctx,
  invoice: InvoiceRow,
  parts: readonly Part[],
  charges: ReadonlyMap<Id<'Charge'>, ChargeRow>,
  { reason, again }: { reason: string; again?: boolean },
): Promise<Result<Issued, CreditCode>> {
  const who = invoice.organisationId
    ? { organisationId: invoice.organisationId }
    : { personId: invoice.personId! }
  const composed = compose(await referencesFor(ctx, [who]), {
    who,
    lines: parts.map((part) => lineOf(invoice, part)),
    takesBack: { document: invoice.document, reason },
  })
  const year = ctx.today().slice(0, 4)
  const number = numberOf('A', year, await nextNumber(tx, ctx, `A${year}`))
  const made = { composed, id: newId<'Invoice'>(), number }
  const given = parts.flatMap(({ line, amount }) => {
    const charge = line.chargeId && charges.get(line.chargeId)
    if (!charge) return []
    return [{ chargeId: charge.id, amount: charge.outstanding < amount ? charge.outstanding : amount }]
  })
  if (again) await freeInvoiced(tx, ctx, [...charges.keys()])
  else await lowerCharges(tx, ctx, given, `${number} : ${reason}`)
  const total = add(...parts.map((part) => part.amount))
  const refundable = again ? zero : minus(total, add(...given.map((one) => one.amount)))
  const entries = await postAll(tx, ctx, [made])
  if (!entries.ok) return entries
  const more = { credits: invoice.id, refundable, runId: null, entryId: entries.value.get(made.id) ?? null }
  await insertInvoices(
    tx,
    [rowOf(ctx, made, more)],
    lineRows(
      ctx,
      made,
      parts.map(({ line }) => line.chargeId),
    ),
  )
  await audit(tx, ctx, 'credit', 'invoice', invoice.id, { number, reason })
  await emit(tx, ctx, 'billing.credited', invoice.id, { number })
  return ok({ id: made.id, number })
}

/** A line taken back whole says what it said; a part of it is a sum. */
function lineOf(invoice: InvoiceRow, { line, amount, whole }: Part): ComposeLine {
  const said = invoice.document.lines[line.position - 1]!
  return {
    ...{ chargeId: line.chargeId, label: said.label, detail: said.detail },
    quantity: whole ? said.quantity : 10_000,
    unit: whole ? said.unit : null,
    ...{ gross: amount, open: amount, account: line.account, pillar: line.pillar, payer: line.payer },
    ...{ activity: line.activity, vatRate: null, day: invoice.day },
    vat: { category: line.vatCategory, rate: line.vatRate },
    creditsPosition: line.position,
  }
}

export type GiveBackCode =
  | PostRefusal
  | 'not_permitted'
  | 'not_found'
  | 'nothing_to_give_back'
  | 'already_given_back'

/** Gives back what a client had paid of what was taken back, once: the account of the customer is even again. */
export async function giveBack(
  ctx: Ctx,
  input: { readonly creditNoteId: Id<'Invoice'>; readonly means: RefundMeans; readonly reference?: string },
): Promise<Result<{ amount: string }, GiveBackCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await holdInvoice(tx, ctx, input.creditNoteId)
    const [note] = await invoicesById(tx, ctx.hub.id, [input.creditNoteId])
    if (!note) return refuse('not_found')
    if (note.refundable <= zero) return refuse('nothing_to_give_back')
    if (await refundOf(tx, ctx.hub.id, note.id)) return refuse('already_given_back')
    const party = note.organisationId
      ? ({ kind: 'organisation', id: note.organisationId } as const)
      : ({ kind: 'person', id: note.personId! } as const)
    const id = newId<'InvoiceRefund'>()
    const posted = await post(tx, ctx, {
      journal: input.means === 'cash' ? 'cash' : 'bank',
      day: ctx.today(),
      label: `${paper.givenBack(note.number)}, ${note.partyName}`.slice(0, 300),
      piece: { kind: 'invoice-refund', id, isNew: true },
      transfers: [{ debit: '411', credit: refundedFrom(input.means), amount: note.refundable, party }],
    })
    if (!posted.ok) return posted
    await tx.insert(invoiceRefunds).values({
      ...{ hubId: ctx.hub.id, id, creditNoteId: note.id, day: ctx.today(), amount: note.refundable },
      ...{ means: input.means, reference: input.reference, entryId: posted.value.entryId },
      ...{ recordedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'refund', 'invoice', note.id, { means: input.means })
    return ok({ amount: note.refundable.toString() })
  })
}
