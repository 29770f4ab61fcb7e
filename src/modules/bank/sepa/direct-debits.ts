import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { toReference } from '../rules/latin.ts'
import { SEQUENCES, type Sequence } from '../rules/mandates.ts'
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
export const DEBIT_FORMATS = ['pain.008.001.02', 'pain.008.001.08'] as const
export type DebitFormat = (typeof DEBIT_FORMATS)[number]

export type Debit = {
  /** At most 35 signs; comes back on statements and returns. */
  readonly endToEndId: string
  readonly sequence: Sequence
  /** Cents, above zero. */
  readonly amount: Cents
  readonly rum: string
  readonly signedOn: Day
  readonly debtor: Party & BankAccount
  /** What the debtor's statement says. */
  readonly words: string
  /** The debtor changed accounts since the last collection. */
  readonly accountChanged?: boolean
}

export type DebitFile = {
  readonly format: DebitFormat
  /** At most 35 signs, never used twice: a bank takes a second file of the same id for a mistake. */
  readonly messageId: string
  /** Local instant without a zone, `2026-03-02T10:00:00`. */
  readonly createdAt: string
  readonly collectOn: Day
  /** `ics`: the creditor's identifier in the SEPA scheme. */
  readonly creditor: Party & BankAccount & { readonly ics: string }
  readonly debits: readonly Debit[]
}

/**
 * A file of direct debits for the bank (pain.008, SDD Core): one block for each sequence (FRST, RCUR, FNAL, OOFF), as
 * banks ask. Its count and control sum are those of its lines. Throws `RangeError` on a file without a line: the use
 * cases refuse one before.
 */
export function directDebitFile(file: DebitFile): string {
  if (file.debits.length === 0) throw new RangeError('a file of no direct debit')
  const tag = file.format === 'pain.008.001.02' ? 'BIC' : 'BICFI'
  const blocks = SEQUENCES.flatMap((sequence) => {
    const debits = file.debits.filter((one) => one.sequence === sequence)
    return debits.length > 0 ? [blockOf(file, sequence, debits, tag)] : []
  })
  return documentOf(file.format, {
    CstmrDrctDbtInitn: {
      GrpHdr: {
        MsgId: toReference(file.messageId),
        CreDtTm: file.createdAt,
        NbOfTxs: file.debits.length,
        CtrlSum: sumOf(file.debits),
        InitgPty: { Nm: partyOf(file.creditor).Nm },
      },
      PmtInf: blocks,
    },
  })
}

function blockOf(file: DebitFile, sequence: Sequence, debits: readonly Debit[], tag: 'BIC' | 'BICFI') {
  const { creditor } = file
  return {
    PmtInfId: toReference(`${toReference(file.messageId, 30)}-${sequence}`),
    PmtMtd: 'DD',
    BtchBookg: 'true',
    NbOfTxs: debits.length,
    CtrlSum: sumOf(debits),
    PmtTpInf: { SvcLvl: { Cd: 'SEPA' }, LclInstrm: { Cd: 'CORE' }, SeqTp: sequence },
    ReqdColltnDt: file.collectOn,
    Cdtr: partyOf(creditor),
    CdtrAcct: accountOf(creditor),
    CdtrAgt: agentOf(creditor, tag),
    ChrgBr: 'SLEV',
    CdtrSchmeId: { Id: { PrvtId: { Othr: { Id: creditor.ics, SchmeNm: { Prtry: 'SEPA' } } } } },
    DrctDbtTxInf: debits.map((one) => ({
      PmtId: { InstrId: toReference(one.endToEndId), EndToEndId: toReference(one.endToEndId) },
      InstdAmt: amountOf(one.amount),
      DrctDbtTx: {
        MndtRltdInf: {
          MndtId: one.rum,
          DtOfSgntr: one.signedOn,
          AmdmntInd: one.accountChanged ? 'true' : 'false',
          // « Same mandate, new account »: the EPC's one way to say it since 2016.
          ...(one.accountChanged && {
            AmdmntInfDtls: { OrgnlDbtrAcct: { Id: { Othr: { Id: 'SMNDA' } } } },
          }),
        },
      },
      DbtrAgt: agentOf(one.debtor, tag),
      Dbtr: partyOf(one.debtor),
      DbtrAcct: accountOf(one.debtor),
      RmtInf: wordsOf(one.words),
    })),
  }
}
