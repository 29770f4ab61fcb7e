/** A day as `YYYY-MM-DD` and amounts as decimal digits of cents: a draft waits as JSON. */
type DraftLine = {
  readonly day: string
  /** Cents as digits, with a minus for money that left. */
  readonly cents: string
  readonly label: string
  readonly reference?: string
  readonly party?: string
  readonly partyIban?: string
  /** The parts of a collective line (CAMT `TxDtls`). */
  readonly details?: readonly LineDetail[]
  /** What the account held after it, in cents, when the file says it. */
  readonly balance?: string
  /** Where it stands in the file, from 1, for words about it. */
  readonly row: number
}

export type LineDetail = {
  readonly cents: string
  readonly endToEndId?: string
  readonly mandateId?: string
  readonly name?: string
  readonly iban?: string
  readonly words?: string
  /** ISO 20022 code why it came back: `AC04`, `MD01`… */
  readonly returned?: string
}

/** What a file of a bank says, before anything of it is taken in. */
export type StatementDraft = {
  readonly source: 'csv' | 'ofx' | 'camt'
  readonly lines: readonly DraftLine[]
  readonly opening?: string
  readonly closing?: string
  /** The account it is about, as the file names it: an IBAN, or its end. */
  readonly account?: string
  /** For a CSV: its rows as text, read again when somebody says otherwise what the columns hold. */
  readonly table?: readonly (readonly string[])[]
}
export type { DraftLine }
