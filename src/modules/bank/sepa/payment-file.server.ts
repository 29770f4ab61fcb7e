import { dayIn, minuteIn } from '#kit/day.ts'
import { identityOf } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { creditTransferFile, type TransferFormat } from './credit-transfers.ts'
import { type DebitRunRow, debitRunByNumber, itemsOfRun } from './debit-store.server.ts'
import { type DebitFormat, directDebitFile } from './direct-debits.ts'
import { type TransferRunRow, transferRunByNumber, transfersOfRun } from './transfer-store.server.ts'

/** The instant as the hub's clocks show it, without a zone: `2026-03-02T10:05:09`. */
function localInstant(at: Date, zone: string): string {
  const minute = minuteIn(at, zone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${dayIn(at, zone)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(at.getUTCSeconds())}`
}

/** Made of the run's number and instant: written again it is the same, and no other run's. */
const messageIdOf = (number: string, createdAt: string) => `${number}-${createdAt.replaceAll(/\D/g, '')}`

async function ourAddress(ctx: Ctx) {
  const { street, postcode, city } = await identityOf(ctx)
  // Before anybody wrote who the hub is, its place stands for a town: no address at all is better than a wrong one.
  return street || postcode ? { street, postcode, city } : null
}

/** The file of a run of direct debits, as frozen when it was made; lines dropped before it left are not in it. */
export async function debitFile(ctx: Ctx, run: DebitRunRow, format: DebitFormat): Promise<string> {
  const items = await ctx.read((tx) => itemsOfRun(tx, ctx.hub.id, run.id))
  const createdAt = localInstant(run.createdAt, ctx.hub.zone)
  return directDebitFile({
    ...{ format, createdAt, messageId: messageIdOf(run.number, createdAt), collectOn: run.collectOn },
    creditor: {
      ...{ name: run.creditorName, address: await ourAddress(ctx) },
      ...{ iban: run.creditorIban, bic: run.creditorBic, ics: run.creditorIcs },
    },
    debits: items
      .filter((item) => item.state !== 'cancelled')
      .map((item) => ({
        ...{ endToEndId: item.endToEndId, sequence: item.sequence, amount: item.amount, rum: item.rum },
        ...{ signedOn: item.signedOn, words: item.label, accountChanged: item.accountChanged },
        debtor: {
          ...{ name: item.holder, iban: item.iban, bic: item.bic },
          address: { street: item.street, postcode: item.postcode, city: item.city, country: item.country },
        },
      })),
  })
}

/** The file of a run of transfers, as frozen when it was made. */
export async function transferFile(ctx: Ctx, run: TransferRunRow, format: TransferFormat): Promise<string> {
  const items = await ctx.read((tx) => transfersOfRun(tx, ctx.hub.id, run.id))
  const createdAt = localInstant(run.createdAt, ctx.hub.zone)
  return creditTransferFile({
    ...{ format, createdAt, messageId: messageIdOf(run.number, createdAt), executeOn: run.executeOn },
    payer: { name: run.payerName, address: await ourAddress(ctx), iban: run.payerIban, bic: run.payerBic },
    transfers: items.map((item) => ({
      ...{ endToEndId: item.endToEndId, amount: item.amount, words: item.label },
      payee: {
        ...{ name: item.name, iban: item.iban, bic: item.bic },
        address: { street: item.street, postcode: item.postcode, city: item.city },
      },
    })),
  })
}

/** A run of either kind by its number (`P2026-00001` direct debits, `VS2026-00001` transfers); null when unknown. */
export async function runByNumber(
  ctx: Ctx,
  number: string,
): Promise<{ kind: 'debits'; run: DebitRunRow } | { kind: 'transfers'; run: TransferRunRow } | null> {
  return await ctx.read(async (tx) => {
    const debits = await debitRunByNumber(tx, ctx.hub.id, number)
    if (debits) return { kind: 'debits', run: debits }
    const transfers = await transferRunByNumber(tx, ctx.hub.id, number)
    return transfers ? { kind: 'transfers', run: transfers } : null
  })
}
