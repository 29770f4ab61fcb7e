import type { Id } from '#kit/id.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { must, ok, type Result } from '#kit/result.ts'
import {
  linesOfCharges,
  type Means,
  noteSettled,
  openCharges,
  type PaidLine,
  type RecordRefusal,
  recordPayment,
  type SettledPart,
} from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { ledgerLine, type MadeLine } from './make-lines.server.ts'
import { fr } from './messages.kept.fr.ts'
import type { Somebody } from './parties.server.ts'
import type { Tender, TenderMeans } from './rules/tenders.ts'
import type { TenderRow, TicketRow } from './tickets-store.server.ts'

export type Money = {
  readonly ticket: TicketRow
  readonly made: readonly MadeLine[]
  readonly tenders: readonly Tender[]
  /** Cents of each line that each tender pays. */
  readonly parts: readonly (readonly Cents[])[]
  readonly references: Partial<Record<TenderMeans, string>>
  /** The wallet of a gift voucher, when one pays. */
  readonly walletId?: Id<'Wallet'>
}
type Cash = { readonly given: Cents; readonly change: Cents }

/** What a tender pays of the debts of a line, the first due first. */
function settledBy(line: MadeLine, amount: Cents, used: Map<string, Cents>): SettledPart[] {
  let left: bigint = amount
  const parts: SettledPart[] = []
  for (const charge of line.charges) {
    const before = used.get(charge.id) ?? zero
    const open = charge.outstanding - before
    const part = (open < left ? open : left) as Cents
    if (part <= zero) continue
    parts.push({ charge, amount: part })
    used.set(charge.id, add(before, part))
    left -= part
  }
  return parts
}

/** One payment for each means: its lines are those of what it pays, its debts are settled. Answers the tenders' rows. */
export async function takeMoney(
  tx: Tx,
  c: Ctx,
  payer: Somebody,
  { ticket, made, tenders, parts, references, walletId }: Money,
  cash: Cash,
): Promise<Result<TenderRow[], RecordRefusal>> {
  const rows: TenderRow[] = []
  const used = new Map<string, Cents>()
  for (const [t, { means, amount }] of tenders.entries()) {
    if (means === 'later') continue
    const own = made.map((line, l) => ({ line, amount: parts[t]![l]! })).filter((one) => one.amount > zero)
    const settled = own.flatMap((one) => settledBy(one.line, one.amount, used))
    const plain = own.filter(({ line }) => line.charges.length === 0)
    const lines = [...grouped(plain, payer), ...linesOfCharges(settled)]
    const reference = references[means]
    const paid = await recordPayment(c, {
      ...{ means, amount, lines, reference },
      walletId: means === 'prepaid' ? walletId : undefined,
      payer: payer.payer,
      personId: payer.personId ?? undefined,
      organisationId: payer.organisationId ?? undefined,
      payerName: payer.name || fr.passerBy,
      label: labelOf(ticket, own),
      ...{ subjectKind: 'sale', subjectId: ticket.id, creditAccount: lines[0]!.creditAccount },
    })
    if (!paid.ok) return paid
    if (settled.length > 0) await noteSettled(tx, c, paid.value.id, settled)
    const inCash = means === 'cash' && cash.given > zero
    rows.push({
      hubId: ticket.hubId,
      ticketId: ticket.id,
      position: rows.length + 1,
      means: means satisfies Means,
      amount,
      given: inCash ? cash.given : null,
      change: inCash ? cash.change : null,
      reference: reference ?? null,
      paymentId: paid.value.id,
      receipt: paid.value.number,
    })
  }
  return ok(rows)
}

type Part = { readonly line: MadeLine; readonly amount: Cents }

/** One line of the entry for each account, pillar, activity and rate, however many things. */
function grouped(parts: readonly Part[], payer: Somebody): PaidLine[] {
  const groups = Map.groupBy(
    parts,
    ({ line }) => `${line.account} ${line.pillar} ${line.activity} ${line.vatRate}`,
  )
  return [...groups.values()].map((those) => ({
    ...ledgerLine(those[0]!.line, payer.payer),
    amount: add(...those.map((one) => one.amount)),
  }))
}

const labelOf = ({ number }: TicketRow, own: readonly Part[]): string =>
  own.length === 1 ? fr.ofOne(own[0]!.line.label, number) : fr.ofSeveral(own.length, number)

/**
 * What is not paid today is owed by whoever pays: one debt for each line, save those that a debt stood behind already,
 * which stays as much lower as was paid.
 */
export async function oweTheRest(
  c: Ctx,
  payer: Somebody,
  { ticket, made, tenders, parts }: Money,
): Promise<void> {
  const t = tenders.findIndex((one) => one.means === 'later')
  if (t < 0) return
  const who = payer.organisationId
    ? { organisationId: payer.organisationId }
    : { personId: payer.personId as Id<'Person'> }
  const owed = made.flatMap((line, l) => {
    const amount = parts[t]![l]!
    return amount > zero && line.charges.length === 0 ? [{ line, amount, part: String(l + 1) }] : []
  })
  must(
    await openCharges(
      c,
      owed.map(({ line, amount, part }) => ({
        ...{ who, name: payer.name, label: fr.ofOne(line.label, ticket.number), amount, part },
        subject: { kind: 'sale', id: ticket.id },
        path: `caisse/tickets/${ticket.number}`,
        creditAccount: line.account,
        pillar: line.pillar ?? 'activities',
        payer: payer.payer,
        activity: line.activity,
        vatRate: line.vatRate,
      })),
    ),
  )
}
