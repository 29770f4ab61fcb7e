import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type ChargeRow,
  type Debtor,
  holdCharges,
  lowerCharges,
  markInvoiced,
  numberOf,
  openCharges,
  type Payer,
  type PostRefusal,
  post,
} from '#modules/money/index.server.ts'
import { audit, type Ctx, emit, once, takeNumbers } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { type Composed, type ComposeLine, compose, type References, writtenDay } from './compose.server.ts'
import { paper } from './messages.paper.fr.ts'
import { mayInvoice } from './permits.ts'
import { partyId, referencesFor } from './references.server.ts'
import type { InvoiceDocument } from './rules/document.ts'
import { type FreeLine, grossOf, MOST_LINES, NATURE_ACCOUNTS } from './rules/draft.ts'
import type { Missing } from './rules/mentions.ts'
import { insertInvoices, type NewInvoiceRow, type NewLineRow } from './store.server.ts'

/** An invoice to issue for one payer: what they owe, lines of its own, or both. */
export type NewInvoice = {
  readonly who: Debtor
  readonly chargeIds: readonly Id<'Charge'>[]
  readonly lines?: readonly FreeLine[]
  /** Cents taken off the whole, with tax. */
  readonly allowance?: Cents
  readonly allowanceReason?: string
  readonly orderNumber?: string | null
  readonly serviceCode?: string | null
  readonly contractNumber?: string | null
  /** By the terms of the client when it is not told. */
  readonly dueOn?: Day | null
  readonly note?: string
}

export type IssueCode =
  | PostRefusal
  | 'not_permitted'
  | 'nothing_to_invoice'
  | 'too_many_lines'
  | 'charge_unknown'
  | 'already_invoiced'
  | 'nothing_owed'
  | 'several_payers'
  | 'client_unknown'
  | 'allowance_too_large'
  | 'allowance_with_paid'
  | 'due_before_today'
  | 'mentions_missing'
  | 'already_charged'

export type Issued = { readonly id: Id<'Invoice'>; readonly number: string }
/** Who could not be invoiced, and what their invoice lacks. */
export type Skipped = { readonly who: Debtor; readonly name: string; readonly missing: readonly Missing[] }
export type IssuedAll = { readonly issued: readonly Issued[]; readonly skipped: readonly Skipped[] }

/**
 * Issues invoices, all or nothing: numbers F2026-00001 without a gap per hub and year of issue, the documents frozen, their
 * charges owed on account 411 from then on, and one entry each. What an invoice lacks (`missingOf`) is refused, or leaves
 * that one out when `skip` is told. The same form sent twice issues once.
 */
export async function issueInvoices(
  ctx: Ctx,
  list: readonly NewInvoice[],
  options: {
    readonly skip?: boolean
    readonly runId?: Id<'InvoiceRun'>
    readonly idempotencyKey?: string
  } = {},
): Promise<Result<IssuedAll, IssueCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  if (list.length === 0) return refuse('nothing_to_invoice')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<IssuedAll, IssueCode>(tx, c, options.idempotencyKey, async () => {
        const composed = await composeAll(tx, c, list)
        if (!composed.ok) return composed
        const ready = composed.value.filter((one) => one.missing.length === 0)
        const lacking = composed.value.filter((one) => one.missing.length > 0)
        if (lacking.length > 0 && !options.skip) return refuse('mentions_missing')
        const skipped = lacking.map(({ who, document, missing }) => ({
          ...{ who, name: document.buyer.name, missing },
        }))
        const issued = await write(tx, c, ready, options.runId ?? null)
        return issued.ok ? ok({ issued: issued.value, skipped }) : issued
      }),
    ),
  )
}

async function composeAll(
  tx: Tx,
  ctx: Ctx,
  list: readonly NewInvoice[],
): Promise<Result<Composed[], IssueCode>> {
  const wanted = list.flatMap((one) => one.chargeIds)
  const held = new Map((await holdCharges(tx, ctx, wanted)).map((row) => [row.id, row]))
  if (held.size < wanted.length) return refuse('charge_unknown', 'charges')
  const refs = await referencesFor(
    ctx,
    list.map((one) => one.who),
  )
  const all: Composed[] = []
  for (const one of list) {
    const rows = one.chargeIds.map((id) => held.get(id)!)
    const checked = check(refs, one, rows)
    if (!checked.ok) return checked
    all.push(compose(refs, { ...one, lines: linesOf(refs, one, rows) }))
  }
  return ok(all)
}

/** What one invoice would say, without holding anything, and what refuses it: what a draft shows. */
export function previewInvoice(
  refs: References,
  one: NewInvoice,
  rows: readonly ChargeRow[],
): Result<Composed, IssueCode> {
  const checked = check(refs, one, rows)
  if (!checked.ok) return checked
  return ok(compose(refs, { ...one, lines: linesOf(refs, one, rows) }))
}

/** The same for charges alone, many times over: what the preview of a month shows. */
export const composeCharges = (refs: References, who: Debtor, rows: readonly ChargeRow[]): Composed =>
  compose(refs, { who, lines: linesOf(refs, { who, chargeIds: [] }, rows) })

function check(refs: References, one: NewInvoice, rows: readonly ChargeRow[]): Result<null, IssueCode> {
  const lines = one.lines ?? []
  if (rows.length + lines.length === 0) return refuse('nothing_to_invoice', 'charges')
  if (rows.length + lines.length > MOST_LINES) return refuse('too_many_lines', 'charges')
  if (!refs.billedOf(one.who)) return refuse('client_unknown')
  if (rows.some((row) => row.invoiceId)) return refuse('already_invoiced', 'charges')
  if (rows.some((row) => (row.personId ?? row.organisationId) !== partyId(one.who)))
    return refuse('several_payers', 'charges')
  if (rows.some((row) => row.amount <= row.voided)) return refuse('nothing_owed', 'charges')
  if (one.dueOn && one.dueOn < refs.today) return refuse('due_before_today', 'dueOn')
  const owed = add(...rows.map((row) => row.outstanding), ...lines.map((line) => cents(grossOf(line))))
  const agreed = add(
    ...rows.map((row) => minus(row.amount, row.voided)),
    ...lines.map((line) => cents(grossOf(line))),
  )
  if (agreed === zero) return refuse('nothing_to_invoice', 'charges')
  if (!one.allowance) return ok(null)
  if (one.allowance > owed) return refuse('allowance_too_large', 'allowance')
  return owed === agreed ? ok(null) : refuse('allowance_with_paid', 'allowance')
}

/** Who pays, as the books count it, for lines that come from no charge. */
const PAYER_OF: Readonly<Record<string, Payer>> = {
  company: 'company',
  shop: 'company',
  producer: 'company',
  provider: 'company',
  bank: 'company',
  'estate-agency': 'company',
  landlord: 'landlord',
  'building-manager': 'landlord',
  'local-authority': 'local-authority',
  ccas: 'ccas',
  foundation: 'foundation',
  'la-poste': 'la-poste',
}

function linesOf(refs: References, one: NewInvoice, rows: readonly ChargeRow[]): ComposeLine[] {
  const kind = refs.billedOf(one.who)?.kind
  const payer: Payer = kind ? (PAYER_OF[kind] ?? 'other') : 'inhabitant'
  const free = (one.lines ?? []).map((line): ComposeLine => {
    const gross = cents(grossOf(line))
    return {
      ...{ chargeId: null, label: line.label, detail: null, quantity: line.quantity, unit: line.unit },
      ...{ gross, open: gross, ...NATURE_ACCOUNTS[line.nature], payer, activity: null },
      ...{ vatRate: line.vatRate, day: refs.today },
    }
  })
  // A quantity too small to cost a cent is no line.
  return [...rows.map(ofCharge), ...free.filter((line) => line.gross > zero)]
}

const ofCharge = (row: ChargeRow): ComposeLine => ({
  ...{ chargeId: row.id, label: row.label, detail: writtenDay(row.day) },
  ...{ quantity: Math.max(1, row.quantity) * 10_000, unit: row.unit },
  ...{ gross: minus(row.amount, row.voided), open: row.outstanding },
  ...{ account: row.creditAccount, pillar: row.pillar, payer: row.payer, activity: row.activity },
  ...{ vatRate: row.vatRate, day: row.day },
})

/** A document with its number, and what the payer writes on their transfer. */
export const numbered = (document: InvoiceDocument, number: string): InvoiceDocument => ({
  ...document,
  number,
  payment: { ...document.payment, reference: number },
})

async function write(
  tx: Tx,
  ctx: Ctx,
  list: readonly Composed[],
  runId: Id<'InvoiceRun'> | null,
): Promise<Result<Issued[], IssueCode>> {
  if (list.length === 0) return ok([])
  const year = ctx.today().slice(0, 4)
  const first = await takeNumbers(tx, ctx, `F${year}`, list.length)
  const made = list.map((composed, i) => ({
    composed,
    id: newId<'Invoice'>(),
    number: numberOf('F', year, first + i),
  }))
  const billed = await openFree(tx, ctx, made)
  if (!billed.ok) return billed
  const entries = await postAll(tx, ctx, made)
  if (!entries.ok) return entries
  await insertInvoices(
    tx,
    made.map((one) => rowOf(ctx, one, { runId, entryId: entries.value.get(one.id) ?? null })),
    made.flatMap((one) => lineRows(ctx, one, billed.value.get(one.id) ?? [])),
  )
  for (const { id, number } of made) {
    await audit(tx, ctx, 'issue', 'invoice', id, { number })
    await emit(tx, ctx, 'billing.issued', id, { number })
  }
  return ok(made.map(({ id, number }) => ({ id, number })))
}

export type Made = { readonly composed: Composed; readonly id: Id<'Invoice'>; readonly number: string }

/** Puts what is billed on the invoices: charges there were, and one more for each line that came from none. */
async function openFree(
  tx: Tx,
  ctx: Ctx,
  made: readonly Made[],
): Promise<Result<Map<Id<'Invoice'>, (Id<'Charge'> | null)[]>, IssueCode>> {
  const free = made.flatMap(({ composed, id, number }) =>
    composed.lines
      .map((line, i) => ({ line, position: i + 1 }))
      .filter(({ line }) => line.chargeId === null && line.owed > zero)
      .map(({ line, position }) => ({ composed, id, number, line, position })),
  )
  const opened = await openCharges(
    ctx,
    free.map(({ composed: { who, document }, id, number, line, position }) => ({
      ...{ who, name: document.buyer.name, label: line.label, amount: line.owed, invoiceId: id },
      ...{ subject: { kind: 'other', id }, part: String(position), path: `argent/factures/${number}` },
      ...{ day: document.issuedOn, dueOn: document.dueOn ?? document.issuedOn },
      ...{ creditAccount: line.account, pillar: line.pillar, payer: line.payer },
      ...{ activity: line.activity ?? undefined, vatRate: line.vatRate },
    })),
  )
  if (!opened.ok) return opened
  const known = new Map(free.map((one, i) => [`${one.id} ${one.position}`, opened.value[i]!]))
  const own = made.flatMap(({ composed, id }) =>
    composed.lines
      .filter((line) => line.chargeId !== null)
      .map((line) => ({
        ...{ chargeId: line.chargeId!, invoiceId: id, share: line.share },
        dueOn: composed.document.dueOn ?? composed.document.issuedOn,
      })),
  )
  await markInvoiced(tx, ctx, own)
  await lowerCharges(
    tx,
    ctx,
    own.map(({ chargeId, share }) => ({ chargeId, amount: share })),
    paper.allowance,
  )
  return ok(
    new Map(
      made.map(({ composed, id }) => [
        id,
        composed.lines.map((line, i) => line.chargeId ?? known.get(`${id} ${i + 1}`) ?? null),
      ]),
    ),
  )
}

/** One entry per document, in the journal of sales; none where all of it was paid before. */
export async function postAll(
  tx: Tx,
  ctx: Ctx,
  made: readonly Made[],
): Promise<Result<Map<Id<'Invoice'>, Id<'Entry'>>, PostRefusal>> {
  const entries = new Map<Id<'Invoice'>, Id<'Entry'>>()
  // An entry takes its number behind the ledger’s own lock: they are written one after the other.
  for (const { composed, id, number } of made) {
    if (composed.transfers.length === 0) continue
    const posted = await post(tx, ctx, {
      journal: 'sales',
      day: ctx.today(),
      label: `${number}, ${composed.document.buyer.name}`.slice(0, 300),
      piece: { kind: 'invoice', id, isNew: true },
      transfers: composed.transfers,
    })
    if (!posted.ok) return posted
    entries.set(id, posted.value.entryId)
  }
  return ok(entries)
}

/** The row of a document that was just numbered. */
export function rowOf(
  ctx: Ctx,
  { composed: { who, document }, id, number }: Made,
  more: Pick<NewInvoiceRow, 'runId' | 'entryId'> & { credits?: Id<'Invoice'>; refundable?: Cents },
): NewInvoiceRow {
  const { totals, buyer } = document
  return {
    ...{ hubId: ctx.hub.id, id, kind: document.kind, number, day: document.issuedOn, dueOn: document.dueOn },
    ...{ personId: who.personId ?? null, organisationId: who.organisationId ?? null },
    ...{ partyName: buyer.name, buyerKind: buyer.kind, total: add(totals.payable, totals.prepaid) },
    ...{ vat: totals.vat, payable: totals.payable, document: numbered(document, number) },
    ...{ credits: more.credits ?? null, refundable: more.refundable ?? zero },
    ...{ runId: more.runId ?? null, entryId: more.entryId ?? null },
    ...{ recordedAt: ctx.now(), userId: ctx.actor.userId, userName: ctx.actor.name },
    words: searchWords(
      number,
      buyer.name,
      document.orderReference,
      ...document.lines.map((l) => l.label),
    ).slice(0, 4000),
  }
}

/** The rows of its lines. */
export const lineRows = (
  ctx: Ctx,
  { composed, id }: Made,
  chargeIds: readonly (Id<'Charge'> | null)[],
): NewLineRow[] =>
  composed.lines.map((line, i) => ({
    ...{ hubId: ctx.hub.id, invoiceId: id, position: i + 1, chargeId: chargeIds[i] ?? null },
    ...{ creditsPosition: line.creditsPosition ?? null, owed: line.owed, net: line.net },
    ...{ vatCategory: line.vatCategory, vatRate: line.rate, account: line.account, pillar: line.pillar },
    ...{ payer: line.payer, activity: line.activity },
  }))
