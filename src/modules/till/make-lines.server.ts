import { addDays, addMonthsToDay } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type ChargeRow,
  creditPaid,
  holdChargesOf,
  issueVoucher,
  type PaidLine,
  spokenCode,
} from '#modules/money/index.server.ts'
import { type MembershipCode, recordMembership } from '#modules/people/index.server.ts'
import { moveRequest, type TakeCode, takeRequest } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { fr } from './messages.kept.fr.ts'
import { holderOf, type Parties } from './parties.server.ts'
import type { PricedLine, WrongCode } from './price-lines.server.ts'

/** A priced line once what it sells exists, ready to be paid. */
export type MadeLine = PricedLine & {
  readonly subject: { readonly kind: string; readonly id: string } | null
  /** Where it is shown, after the hub. */
  readonly path: string | null
  /** The debts that paying it settles; empty for what enters the ledger by itself. */
  readonly charges: readonly ChargeRow[]
}

/** What a request taken at the counter may be refused for, in words of the till; the rest is for the desk. */
const SHOWN = [
  'not_permitted',
  'person_unknown',
  'person_left',
  'organisation_unknown',
  'service_unknown',
  'service_retired',
  'service_paused',
  'out_of_season',
  'no_price',
] as const satisfies readonly TakeCode[]
type Shown = (typeof SHOWN)[number]

export type MakeCode =
  | WrongCode
  | MembershipCode
  | Shown
  | 'price_changed'
  | 'request_refused'
  | 'amount_not_positive'
  | 'day_past'

/** A refusal names its line, so that the basket shows it there. */
const at = (line: PricedLine) => `line-${line.line.id}`

/**
 * Makes what the lines sell, inside the sale's transaction: memberships are written, requests taken and finished, debts
 * held. Refused as soon as one cannot be made, or costs another price than the page showed.
 */
export async function makeLines(
  tx: Tx,
  c: Ctx,
  parties: Parties,
  lines: readonly PricedLine[],
): Promise<Result<MadeLine[], MakeCode>> {
  const made: MadeLine[] = []
  for (const line of lines) {
    if (line.wrong) return refuse(line.wrong, at(line))
    const one = await makeOne(tx, c, parties, line)
    if (!one.ok) return refuse(one.code, at(line))
    made.push(one.value)
  }
  return ok(made)
}

async function makeOne(
  tx: Tx,
  c: Ctx,
  parties: Parties,
  priced: PricedLine,
): Promise<Result<MadeLine, MakeCode>> {
  const { line, charge } = priced
  const plain = { ...priced, path: null, charges: [] }
  if (line.kind === 'membership') return await makeMembership(c, parties, priced)
  if (line.kind === 'service') return await makeService(tx, c, parties, priced)
  if (line.kind === 'article') return ok({ ...plain, subject: { kind: 'article', id: line.articleId } })
  if (line.kind === 'voucher') return await makeVoucher(tx, c, parties, priced)
  if (line.kind === 'top-up') return await makeCredit(tx, c, parties, priced)
  if (!charge) return ok({ ...plain, subject: null })
  const subject = { kind: charge.subjectKind, id: charge.subjectId }
  return ok({ ...priced, subject, path: charge.path, charges: [charge] })
}

async function makeMembership(
  c: Ctx,
  { who }: Parties,
  priced: PricedLine,
): Promise<Result<MadeLine, MakeCode>> {
  const { line } = priced
  if (line.kind !== 'membership' || !who.personId) return refuse('person_needed')
  const endsOn = addDays(addMonthsToDay(line.startsOn, line.months), -1)
  const fee = priced.amount
  const member = await recordMembership(c, { personId: who.personId, startsOn: line.startsOn, endsOn, fee })
  if (!member.ok) return member
  const subject = { kind: 'membership', id: member.value.id }
  return ok({ ...priced, subject, path: `personnes/${who.personId}`, charges: [] })
}

/** What brought a credit or a voucher: its line of a basket, which is sold once. */
export const sourceOf = (lineId: string) => ({ kind: 'ticket-line', id: lineId })

async function makeVoucher(
  tx: Tx,
  c: Ctx,
  { who, payer }: Parties,
  priced: PricedLine,
): Promise<Result<MadeLine, MakeCode>> {
  const { line, amount } = priced
  const bought = {
    ...{ value: amount, buyerName: payer.name || fr.passerBy, buyerPersonId: payer.personId ?? undefined },
    forName: (line.kind === 'voucher' && line.forName) || (who.name === payer.name ? '' : who.name),
  }
  const issued = await issueVoucher(tx, c, bought, sourceOf(line.id))
  if (!issued.ok) return issued
  const { code } = issued.value
  const label = fr.voucher(priced.label, spokenCode(code))
  const subject = { kind: 'voucher', id: code }
  return ok({ ...priced, label, subject, path: `argent/bons-cadeaux/${code}`, charges: [] })
}

async function makeCredit(
  tx: Tx,
  c: Ctx,
  { who }: Parties,
  priced: PricedLine,
): Promise<Result<MadeLine, MakeCode>> {
  const holder = holderOf(who)
  if (!holder) return refuse('person_needed')
  const { line, amount } = priced
  const to = { holder, unit: 'euros' } as const
  const credited = await creditPaid(tx, c, { to, amount, source: sourceOf(line.id) })
  if (!credited.ok) return refuse('amount_not_positive')
  const subject = { kind: 'wallet', id: credited.value.walletId }
  return ok({ ...priced, subject, path: null, charges: [] })
}

/** A service sold at the counter is a request taken and done at once: what it costs its payer is then owed. */
async function makeService(
  tx: Tx,
  c: Ctx,
  { who, payer }: Parties,
  priced: PricedLine,
): Promise<Result<MadeLine, MakeCode>> {
  const { line } = priced
  if (line.kind !== 'service') return refuse('service_unknown')
  const byOther = payer.organisationId !== null && payer.organisationId !== who.organisationId
  const taken = await takeRequest(c, {
    ...{ personId: who.personId ?? undefined, organisationId: who.organisationId ?? undefined },
    payerOrganisationId: byOther ? payer.organisationId : undefined,
    serviceId: line.serviceId as Id<'Service'>,
    ...{ quantity: line.quantity, channel: 'counter' },
  })
  if (!taken.ok) return refuse(SHOWN.find((code) => code === taken.code) ?? 'request_refused')
  const requestId = taken.value.id
  const done = await moveRequest(c, { requestId, verb: 'finish' })
  if (!done.ok) return refuse('request_refused')
  const all = await holdChargesOf(tx, c, { kind: 'request', id: requestId })
  const charges = all.filter((one) =>
    byOther
      ? one.organisationId === payer.organisationId
      : who.personId
        ? one.personId !== null
        : one.organisationId === who.organisationId,
  )
  const amount = add(zero, ...charges.map((one) => one.outstanding))
  if (amount > priced.amount) return refuse('price_changed')
  // A card of visits or hours may have paid for it as it was done.
  const covered = add(priced.covered, minus(priced.amount, amount))
  const subject = { kind: 'request', id: requestId }
  return ok({ ...priced, amount, covered, subject, path: `demandes/${taken.value.number}`, charges })
}

/** How the price of a line that settles no debt enters the ledger. */
export const ledgerLine = ({ account, pillar, activity, vatRate }: MadeLine, payer: PaidLine['payer']) => ({
  ...{ creditAccount: account, pillar, payer, activity, vatRate },
})
