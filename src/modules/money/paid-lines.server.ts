import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Means, Payer, Pillar } from './rules/axes.ts'
import { isAuxiliary } from './rules/chart.ts'
import type { NewTransfer, Party } from './rules/entry.ts'
import { receivedOn } from './rules/kinds.ts'
import { splitGross, vatOf } from './rules/vat.ts'
import { taxOn } from './tax/identity.server.ts'

/** What a payment pays for, or a refund gives back. */
export type PaidLine = {
  readonly creditAccount: string
  /** None where no revenue is made: what is paid of an invoice, money of a wallet. */
  readonly pillar?: Pillar
  readonly payer: Payer
  readonly activity?: string
  readonly stage?: string
  /** Cents, tax included. */
  readonly amount: Cents
  /** Permille of the price without tax: the VAT is then credited apart, where the hub is taxed on it. */
  readonly vatRate?: number | null
  /** Whose account it is when not that of who pays: somebody settles what another owes. */
  readonly party?: Party
}

/** A payment as its entry is made of it: one line, or several that sum to it. */
type Paid = PaidLine & {
  readonly means: Means
  readonly personId?: Id<'Person'>
  readonly organisationId?: Id<'Organisation'>
  readonly lines?: readonly PaidLine[]
  /** The account of the ledger that follows the bank where a transfer lands. */
  readonly bank?: string
}

/** The lines of the entry, the VAT apart where the hub is taxed on what is paid. */
export async function transfersOf(ctx: Ctx, input: Paid, day: Day): Promise<NewTransfer[]> {
  const lines: readonly PaidLine[] = input.lines ?? [input]
  const tax = lines.some((line) => line.vatRate) ? await taxOn(ctx, day) : null
  const debit = input.means === 'transfer' && input.bank ? input.bank : receivedOn(input.means)
  const party = partyOf(input)
  return lines.flatMap((line) => {
    const rate = tax && line.vatRate ? vatOf(tax, { rate: line.vatRate, activity: line.activity }).rate : null
    const { net, vat } = splitGross(line.amount, rate)
    const own = isAuxiliary(debit) || isAuxiliary(line.creditAccount) ? (line.party ?? party) : null
    const kept = { debit, party: own, vatRate: rate }
    return [
      {
        ...kept,
        credit: line.creditAccount,
        amount: net,
        pillar: line.pillar,
        payer: line.payer,
        funderId: input.organisationId,
        activity: line.activity,
        stage: line.stage,
      },
      ...(vat > zero ? [{ ...kept, credit: '44571', amount: vat }] : []),
    ]
  })
}

function partyOf({ personId, organisationId }: Paid): Party | null {
  if (organisationId) return { kind: 'organisation', id: organisationId }
  return personId ? { kind: 'person', id: personId } : null
}
