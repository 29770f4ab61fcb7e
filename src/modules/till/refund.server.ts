import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, minus, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type RefundMeans,
  type RefundRefusal,
  refundPayment,
  takeBackCredit,
  takeBackVoucher,
} from '#modules/money/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { mayRefund } from './permits.ts'
import { checkRefund, isWhole, type RefundCode, type SoldLine } from './rules/refunds.ts'
import { allocate } from './rules/tenders.ts'
import { sealTicket } from './seal-ticket.server.ts'
import {
  insertTenders,
  insertTicket,
  lockTicket,
  refundsOf,
  type TenderRow,
  type TicketLineRow,
  type TicketRow,
  ticketByNumber,
  type WholeTicket,
} from './tickets-store.server.ts'

export type RefundInput = {
  readonly number: string
  /** Cents to give back by place of the line; every line whole when absent. */
  readonly amounts?: ReadonlyMap<number, Cents>
  readonly means: RefundMeans
  readonly why: string
  readonly idempotencyKey?: string
}
export type RefundTicketCode = RefundCode | RefundRefusal | 'is_a_refund' | 'credit_used'

/** A ticket's lines with what was given back of each, and what is left of the money received for it. */
export type Refundable = {
  readonly lines: readonly (TicketLineRow & SoldLine)[]
  readonly tenders: readonly (TenderRow & { readonly left: Cents })[]
  /** Cents that may still be given back: a wallet's share is given back where it is kept. */
  readonly left: Cents
}

const WALLETS: ReadonlySet<string> = new Set(['prepaid', 'allowance'])

/** What may still be given back of a ticket. */
export function refundable(ticket: WholeTicket, refunds: readonly WholeTicket[]): Refundable {
  const back = (position: number) =>
    add(...refunds.flatMap((one) => one.lines.filter((line) => line.position === position).map(sizeOf)))
  const lines = ticket.lines.map((line) => ({ ...line, refunded: back(line.position) }))
  let gone: bigint = add(...refunds.map((one) => negate(one.total)))
  // Refunds were drawn from the tenders in this order.
  const tenders = ticket.tenders.map((tender) => {
    const taken = WALLETS.has(tender.means) ? 0n : gone < tender.amount ? gone : tender.amount
    gone -= taken
    return { ...tender, left: WALLETS.has(tender.means) ? zero : minus(tender.amount, taken as Cents) }
  })
  return { lines, tenders, left: add(...tenders.map((one) => one.left)) }
}

const sizeOf = ({ amount }: { amount: Cents }): Cents => negate(amount)

/**
 * Gives back some or all of a ticket: a ticket of refund with lines below zero, and as many refunds of its payments as
 * it takes. Never above what was paid of a line nor of the whole, whoever else refunds it meanwhile. The sale's own
 * makings stay (a membership, a finished request), save a credit or a voucher that nobody used, which is taken back.
 */
export async function refundTicket(
  ctx: Ctx,
  input: RefundInput,
): Promise<Result<{ number: string }, RefundTicketCode>> {
  if (!mayRefund(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ number: string }, RefundTicketCode>(tx, c, input.idempotencyKey, async () => {
        const sold = await ticketByNumber(c, input.number)
        if (!sold) return refuse('not_found')
        if (sold.kind === 'refund') return refuse('is_a_refund')
        await lockTicket(tx, c.hub.id, sold.id)
        const state = refundable(sold, await refundsOf(tx, c.hub.id, sold.id))
        const asked = input.amounts ?? wholeOf(state)
        const chosen = checkRefund(state.lines, asked, state.left)
        if (!chosen.ok) return chosen
        return await giveBack(tx, c, { sold, state, why, means: input.means, chosen: chosen.value })
      }),
    ),
  )
}

const wholeOf = ({ lines }: Refundable): Map<number, Cents> =>
  new Map(lines.map((line) => [line.position, minus(line.paid, line.refunded)]))

type Chosen = { readonly line: SoldLine; readonly amount: Cents }
type Given = {
  readonly sold: WholeTicket
  readonly state: Refundable
  readonly why: string
  readonly means: RefundMeans
  readonly chosen: readonly Chosen[]
}

async function giveBack(
  tx: Tx,
  c: Ctx,
  { sold, state, why, means, chosen }: Given,
): Promise<Result<{ number: string }, RefundTicketCode>> {
  const lines = chosen.map(({ line, amount }) => ({
    row: state.lines.find((one) => one.position === line.position)!,
    amount,
  }))
  for (const { row } of lines) {
    const taken = await takeBackWhole(tx, c, row, why)
    if (!taken.ok) return refuse(taken.code, `line-${row.position}`)
  }
  const total = add(...lines.map((one) => one.amount))
  const sources = drawFrom(state, total)
  const parts = allocate(
    lines.map(({ row, amount }) => ({ kind: row.kind, amount, homeService: false })),
    sources.map(({ amount }) => ({ means: 'card', amount })),
    () => null,
  )
  if (!parts.ok) return refuse('refund_above_payment')
  const year = c.today().slice(0, 4)
  const number = `T${year}-${String(await nextNumber(tx, c, `T${year}`)).padStart(5, '0')}`
  const ticket = refundRow(c, sold, number, total, why)
  const rows = lines.map(({ row, amount }) => ({
    ...{ ...row, ticketId: ticket.id, covered: zero, amount: negate(amount), paid: negate(amount) },
    quantity: 1,
    unitPrice: amount,
  }))
  const kept = rows.map(({ refunded: _, ...row }) => row)
  await insertTicket(tx, { ...ticket, words: wordsOf(ticket, kept) }, kept)
  const tenders: TenderRow[] = []
  for (const [s, { tender, amount }] of sources.entries()) {
    const given = await refundPayment(c, {
      ...{ paymentId: tender.paymentId, means, why, subject: { kind: 'sale', id: ticket.id } },
      lines: lines.flatMap(({ row }, l) => {
        const part = parts.value[s]![l]!
        return part > zero ? [{ ...ledgerOf(row, sold), amount: part }] : []
      }),
    })
    if (!given.ok) return given
    tenders.push({
      ...{ hubId: c.hub.id, ticketId: ticket.id, position: s + 1, means, amount: negate(amount) },
      ...{ given: null, change: null, reference: null },
      ...{ paymentId: given.value.id, receipt: given.value.number },
    })
  }
  await insertTenders(tx, tenders)
  await sealTicket(tx, c, { ...ticket, lines: kept, tenders })
  await audit(tx, c, 'refund', 'ticket', sold.id, { number, why })
  await emit(tx, c, 'till.refunded', ticket.id, { number, of: sold.number, cents: total.toString() })
  return ok({ number })
}

const ledgerOf = (row: TicketLineRow, sold: TicketRow) => ({
  creditAccount: row.account,
  pillar: row.pillar ?? undefined,
  payer: sold.payer,
  activity: row.activity ?? undefined,
  vatRate: row.vatRate,
})

/** From which payments a sum is given back, the first received first. */
function drawFrom({ tenders }: Refundable, total: Cents): { tender: TenderRow; amount: Cents }[] {
  let left: bigint = total
  return tenders.flatMap((tender) => {
    const amount = (left < tender.left ? left : tender.left) as Cents
    left -= amount
    return amount > zero ? [{ tender, amount }] : []
  })
}

/** A credit or a voucher that the line brought goes away with it; refused once it was used. */
async function takeBackWhole(
  tx: Tx,
  c: Ctx,
  row: TicketLineRow,
  why: string,
): Promise<Result<unknown, 'credit_used'>> {
  if (!isWhole(row.kind) || !row.sourceId) return ok(null)
  const source = { kind: 'ticket-line', id: row.sourceId }
  return row.kind === 'voucher'
    ? await takeBackVoucher(tx, c, source)
    : await takeBackCredit(tx, c, source, why)
}

function refundRow(c: Ctx, sold: WholeTicket, number: string, total: Cents, why: string): TicketRow {
  const { lines: _lines, tenders: _tenders, ...kept } = sold
  return {
    ...kept,
    ...{
      id: newId<'Ticket'>(),
      number,
      kind: 'refund',
      day: c.today(),
      refunds: sold.id as Id<'Ticket'>,
      why,
    },
    ...{ total: negate(total), paid: negate(total), recordedAt: c.now() },
    ...{ userId: c.actor.userId, sellerName: c.actor.name },
  }
}

const wordsOf = (ticket: TicketRow, lines: readonly TicketLineRow[]): string =>
  searchWords(ticket.number, ticket.forName, ticket.payerName, ...lines.map((line) => line.label))
