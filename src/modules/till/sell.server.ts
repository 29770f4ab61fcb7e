import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  holdWallets,
  type RecordRefusal,
  type RedeemCode,
  redeemVoucher,
} from '#modules/money/index.server.ts'
import { followRequests } from '#modules/requests/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { closeBasket } from './baskets-store.server.ts'
import { type MadeLine, type MakeCode, makeLines } from './make-lines.server.ts'
import {
  holderOf,
  isNobody,
  type Named,
  type Parties,
  partiesOf,
  type Somebody,
  type WhoCode,
} from './parties.server.ts'
import { maySell } from './permits.ts'
import { priceLines } from './price-lines.server.ts'
import type { DraftLine } from './rules/draft.ts'
import { checkLines, type LineCode, totalOf } from './rules/lines.ts'
import { isWhole } from './rules/refunds.ts'
import { allocate, readTenders, type TenderCode, type TenderMeans, type Typed } from './rules/tenders.ts'
import { sealTicket } from './seal-ticket.server.ts'
import { oweTheRest, takeMoney } from './take-money.server.ts'
import { insertTenders, insertTicket, type TicketLineRow, type TicketRow } from './tickets-store.server.ts'

export type Sale = {
  /** Who it is for; nobody in particular when empty. */
  readonly who: Named
  /** Who pays, when it is somebody else. */
  readonly payer?: Named
  readonly lines: readonly DraftLine[]
  /** What was given, means by means, and how the rest is. */
  readonly paid: Typed
  /** Cheque number or transfer reference, by means. */
  readonly references?: Partial<Record<TenderMeans, string>>
  /** A gift voucher handed over: what it holds pays first, the rest stays in a wallet. */
  readonly voucherCode?: string
  /** Cents that the page showed: another total is refused, not taken. */
  readonly expected?: Cents
  /** The basket that it was filled in: it is closed with the sale, and sold once. */
  readonly basketId?: Id<'Basket'>
  readonly idempotencyKey?: string
}
export type Sold = { readonly id: Id<'Ticket'>; readonly number: string; readonly change: string }
export type SellCode =
  | 'not_permitted'
  | 'basket_closed'
  | 'total_changed'
  | 'payer_needed'
  | 'all_covered'
  | LineCode
  | TenderCode
  | WhoCode
  | MakeCode
  | RecordRefusal
  | RedeemCode

/**
 * Sells a basket: what it holds is made (a membership, a finished request…), each means is one payment with its receipt
 * and its entry, what is left is owed by whoever pays, and the ticket T2026-00001 tells it all; together or not at all.
 * The same form sent twice, or the same basket sold from two screens, is one ticket.
 */
export async function sell(ctx: Ctx, sale: Sale): Promise<Result<Sold, SellCode>> {
  if (!maySell(ctx.actor)) return refuse('not_permitted')
  const checked = checkLines(sale.lines)
  if (!checked.ok) return checked
  return await ctx.together((c) =>
    c.tx((tx) => once<Sold, SellCode>(tx, c, sale.idempotencyKey, () => sellIn(tx, c, sale))),
  )
}

async function sellIn(tx: Tx, c: Ctx, sale: Sale): Promise<Result<Sold, SellCode>> {
  if (sale.basketId && !(await closeBasket(tx, c, sale.basketId))) return refuse('basket_closed')
  const parties = await partiesOf(c, sale.who, sale.payer)
  if (!parties.ok) return parties
  const priced = await priceLines(c, parties.value, sale.lines, tx)
  const shown = totalOf(priced.map((line) => line.amount))
  if (!shown.ok) return shown
  if (sale.expected !== undefined && sale.expected !== shown.value) return refuse('total_changed')
  await holdWhatPays(tx, c, parties.value, sale)
  const voucher = await takeVoucher(c, parties.value.payer, sale.voucherCode)
  if (!voucher.ok) return voucher
  const made = await makeLines(tx, c, parties.value, priced)
  if (!made.ok) return made
  const total = totalOf(made.value.map((line) => line.amount))
  if (!total.ok) return refuse('all_covered')
  const taken = readTenders(total.value, withVoucher(total.value, sale.paid, voucher.value))
  if (!taken.ok) return taken
  const { tenders, given, change } = taken.value
  const left = tenders.find((one) => one.means === 'later')?.amount ?? zero
  if (left > zero && isNobody(parties.value.payer)) return refuse('payer_needed')
  const parts = allocate(made.value, tenders)
  if (!parts.ok) return parts
  const year = c.today().slice(0, 4)
  const number = `T${year}-${String(await nextNumber(tx, c, `T${year}`)).padStart(5, '0')}`
  const ticket = ticketOf(c, number, parties.value, total.value, minus(total.value, left))
  const later = parts.value[tenders.findIndex((one) => one.means === 'later')]
  const lines = made.value.map((line, i) => lineRow(ticket, line, i, later?.[i] ?? zero))
  await insertTicket(tx, { ...ticket, words: wordsOf(ticket, made.value) }, lines)
  const money = {
    ticket,
    made: made.value,
    parts: parts.value,
    tenders,
    references: sale.references ?? {},
    walletId: voucher.value?.walletId,
  }
  const rows = await takeMoney(tx, c, parties.value.payer, money, { given, change })
  if (!rows.ok) return rows
  await insertTenders(tx, rows.value)
  await oweTheRest(c, parties.value.payer, money)
  await followRequests(c, requestsOf(made.value))
  await sealTicket(tx, c, { ...ticket, lines, tenders: rows.value })
  await audit(tx, c, 'sell', 'ticket', ticket.id, { number })
  await emit(tx, c, 'till.sold', ticket.id, { number, cents: total.value.toString() })
  return ok({ id: ticket.id, number, change: change.toString() })
}

type Voucher = { readonly walletId: Id<'Wallet'>; readonly value: Cents }

/** Takes a gift voucher in: into the wallet of whoever pays, or one of its own for somebody who passes by. */
async function takeVoucher(
  c: Ctx,
  payer: Somebody,
  typed: string | undefined,
): Promise<Result<Voucher | null, RedeemCode>> {
  if (!typed) return ok(null)
  const taken = await redeemVoucher(c, { code: typed, holder: holderOf(payer) ?? undefined })
  return taken.ok ? taken : refuse(taken.code, 'voucherCode')
}

/** What a voucher holds is drawn from its wallet, up to what is due. */
function withVoucher(due: Cents, paid: Typed, voucher: Voucher | null): Typed {
  if (!voucher) return paid
  const typed = add(...paid.sums.map((one) => one.amount))
  const room = minus(due, typed)
  const amount = voucher.value < room ? voucher.value : room
  return { ...paid, sums: [...paid.sums, { means: 'prepaid', amount }] }
}

const WALLETS: ReadonlySet<TenderMeans> = new Set(['prepaid', 'allowance'])

/**
 * Holds the wallets that are drawn on or filled before any number is taken: all who move money meet the same order, so
 * that no two wait for each other.
 */
async function holdWhatPays(tx: Tx, c: Ctx, { who, payer }: Parties, { paid, lines }: Sale): Promise<void> {
  const drawn = [...paid.sums.map((one) => one.means), paid.rest].some((one) => one && WALLETS.has(one))
  const filled = lines.some(({ kind }) => kind === 'top-up')
  const holders = [drawn ? holderOf(payer) : null, filled ? holderOf(who) : null].filter(
    (one) => one !== null,
  )
  if (holders.length > 0)
    await holdWallets(
      tx,
      c,
      holders.map((holder) => ({ holder, unit: 'euros' })),
    )
}

function ticketOf(c: Ctx, number: string, { who, payer }: Parties, total: Cents, paid: Cents): TicketRow {
  return {
    hubId: c.hub.id,
    id: newId<'Ticket'>(),
    number,
    kind: 'sale',
    day: c.today(),
    total,
    paid,
    personId: who.personId,
    organisationId: who.organisationId,
    payerPersonId: payer.personId,
    payerOrganisationId: payer.organisationId,
    payer: payer.payer,
    forName: who.name,
    payerName: payer.name,
    refunds: null,
    why: null,
    recordedAt: c.now(),
    userId: c.actor.userId,
    sellerName: c.actor.name,
  }
}

const lineRow = (ticket: TicketRow, line: MadeLine, i: number, owed: Cents): TicketLineRow => ({
  hubId: ticket.hubId,
  ticketId: ticket.id,
  position: i + 1,
  kind: line.kind,
  label: line.label,
  quantity: line.line.quantity,
  unitPrice: line.unitPrice,
  amount: line.amount,
  paid: minus(line.amount, owed),
  covered: line.covered,
  account: line.account,
  pillar: line.pillar ?? null,
  activity: line.activity ?? null,
  vatRate: line.vatRate ?? null,
  homeService: line.homeService,
  subjectKind: line.subject?.kind ?? null,
  subjectId: line.subject?.id ?? null,
  path: line.path,
  sourceId: isWhole(line.kind) ? line.line.id : null,
})

const wordsOf = (ticket: TicketRow, lines: readonly MadeLine[]): string =>
  searchWords(ticket.number, ticket.forName, ticket.payerName, ...lines.map((line) => line.label))

const requestsOf = (lines: readonly MadeLine[]): Id<'Request'>[] => [
  ...new Set(
    lines.flatMap(({ subject }) => (subject?.kind === 'request' ? [subject.id as Id<'Request'>] : [])),
  ),
]
