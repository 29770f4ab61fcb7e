import type { InvoiceDocument } from './rules/document.ts'

/** JSON has no cents: they are written `{"cents":"1250"}`, which no text of an invoice can be mistaken for. */
type Written = { cents: string }

const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  typeof (value as Partial<Written>).cents === 'string'

/** A document as it is kept. */
export const documentText = (document: InvoiceDocument): string =>
  JSON.stringify(document, (_, value) => (typeof value === 'bigint' ? { cents: String(value) } : value))

const revived = (value: unknown): unknown => {
  if (isWritten(value)) return BigInt(value.cents)
  if (Array.isArray(value)) return value.map(revived)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner)]))
}

/** The document again, from the database’s JSON or its text. */
export const documentOf = (kept: unknown): InvoiceDocument =>
  revived(typeof kept === 'string' ? JSON.parse(kept) : kept) as InvoiceDocument
