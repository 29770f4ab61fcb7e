import type { Day } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Family } from './lines.ts'

/** What one line of a basket is about. Ids are checked again when it is sold. */
export type LineSubject =
  | { readonly kind: 'article'; readonly articleId: string }
  | { readonly kind: 'service'; readonly serviceId: string }
  | { readonly kind: 'charge'; readonly chargeId: string }
  | { readonly kind: 'membership'; readonly months: number; readonly startsOn: Day }
  | { readonly kind: 'top-up' }
  | { readonly kind: 'voucher'; readonly forName?: string }
  | { readonly kind: 'donation' }
  | { readonly kind: 'free'; readonly family: Family; readonly vatRate?: number }

/** A line of a basket being filled; `unit` in cents. */
export type DraftLine = LineSubject & {
  readonly id: string
  readonly label: string
  readonly quantity: number
  readonly unit: Cents
}

/** The same as the database keeps it: cents in text, which JSON cannot hold as whole numbers. */
export type KeptLine = LineSubject & { id: string; label: string; quantity: number; unit: string }

export const keep = (line: DraftLine): KeptLine => ({ ...line, unit: String(line.unit) })
export const draft = (line: KeptLine): DraftLine => ({ ...line, unit: cents(BigInt(line.unit)) })

/** The same thing at the same price: one line more of it is one more of that line. */
export function sameThing(a: DraftLine, b: DraftLine): boolean {
  if (a.unit !== b.unit) return false
  if (a.kind === 'article' && b.kind === 'article') return a.articleId === b.articleId
  return a.kind === 'service' && b.kind === 'service' && a.serviceId === b.serviceId
}

/** Some things are in a basket once: a debt, a membership. */
export function alreadyThere(lines: readonly DraftLine[], line: DraftLine): boolean {
  if (line.kind === 'membership') return lines.some((one) => one.kind === 'membership')
  if (line.kind !== 'charge') return false
  return lines.some((one) => one.kind === 'charge' && one.chargeId === line.chargeId)
}

/** A line that a press of a button adds may be counted up and down; the others are added with their own words. */
export const isCounted = (line: DraftLine): boolean =>
  line.kind === 'article' || line.kind === 'service' || line.kind === 'free'
