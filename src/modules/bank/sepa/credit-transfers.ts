import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { toReference } from '../rules/latin.ts'
import {
  accountOf,
  agentOf,
  amountOf,
  type BankAccount,
  documentOf,
  type Party,
  partyOf,
  sumOf,
  wordsOf,
} from './message.ts'

/** The version most French banks take, and the one that the EPC asks for since 2024. */
export const TRANSFER_FORMATS = ['pain.001.001.03', 'pain.001.001.09'] as const
export type TransferFormat = (typeof TRANSFER_FORMATS)[number]

export type CreditTransfer = {
  /** At most 35 signs; the payee reads it on their statement. */
  readonly endToEndId: string
  /** Cents, above zero. */
  readonly amount: Cents
  readonly payee: Party & BankAccount
  readonly words: string
}

export type TransferFile = {
  readonly format: TransferFormat
  /** At most 35 signs, never used twice. */
  readonly messageId: string
  /** Local instant without a zone, `2026-03-02T10:00:00`. */
  readonly createdAt: string
  readonly executeOn: Day
  readonly payer: Party & BankAccount
  readonly transfers: readonly CreditTransfer[]
}

/**
 * A file of SEPA credit transfers for the bank (pain.001): one block of one day, from one account. Each transfer is
 * booked by itself, so that every payee is found on our statement. Throws `RangeError` on a file without a line.
 */
export function creditTransferFile(file: TransferFile): string {
  if (file.transfers.length === 0) throw new RangeError('a file of no transfer')
  const tag = file.format === 'pain.001.001.03' ? 'BIC' : 'BICFI'
  const { payer, transfers } = file
  return documentOf(file.format, {
    CstmrCdtTrfInitn: {
      GrpHdr: {
        MsgId: toReference(file.messageId),
        CreDtTm: file.createdAt,
        NbOfTxs: transfers.length,
        CtrlSum: sumOf(transfers),
        InitgPty: { Nm: partyOf(payer).Nm },
      },
      PmtInf: {
        PmtInfId: toReference(`${toReference(file.messageId, 30)}-1`),
        PmtMtd: 'TRF',
        BtchBookg: 'false',
        NbOfTxs: transfers.length,
        CtrlSum: sumOf(transfers),
        PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
        ReqdExctnDt: file.format === 'pain.001.001.03' ? file.executeOn : { Dt: file.executeOn },
        Dbtr: partyOf(payer),
        DbtrAcct: accountOf(payer),
        DbtrAgt: agentOf(payer, tag),
        ChrgBr: 'SLEV',
        CdtTrfTxInf: transfers.map((one) => ({
          PmtId: { InstrId: toReference(one.endToEndId), EndToEndId: toReference(one.endToEndId) },
          Amt: { InstdAmt: amountOf(one.amount) },
          // Left out when unknown: `NOTPROVIDED` is for the payer's side.
          ...(one.payee.bic && { CdtrAgt: agentOf(one.payee, tag) }),
          Cdtr: partyOf(one.payee),
          CdtrAcct: accountOf(one.payee),
          RmtInf: wordsOf(one.words),
        })),
      },
    },
  })
}
