import { type Day, daysBetween } from '#kit/day.ts'

/** What a file holds: who answers for damage, that the trade is declared, and what was learnt. */
export const DOCUMENT_KINDS = ['insurance', 'registration', 'certificate'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** A document that was not withdrawn; `expiresOn` is the last day it holds, null when it does not end. */
export type Held = { readonly kind: DocumentKind; readonly title: string; readonly expiresOn: Day | null }

const holds = (document: Held, day: Day): boolean => document.expiresOn === null || document.expiresOn >= day

/** `none` was ever given, one `holds` on the day, or all have `lapsed`. */
export function coverOn(
  documents: readonly Held[],
  kind: DocumentKind,
  day: Day,
): 'none' | 'holds' | 'lapsed' {
  const those = documents.filter((document) => document.kind === kind)
  if (those.length === 0) return 'none'
  return those.some((document) => holds(document, day)) ? 'holds' : 'lapsed'
}

/** Days ahead at which somebody is told that a document ends; 0 is the day after its last. */
export const ALERT_STEPS = [60, 30, 0] as const
export type AlertStep = (typeof ALERT_STEPS)[number]

/** The nearest step that a document has reached, or null while there is time. */
export function stepOf(expiresOn: Day, today: Day): AlertStep | null {
  const left = daysBetween(today, expiresOn)
  if (left < 0) return 0
  return left <= 30 ? 30 : left <= 60 ? 60 : null
}

const later = (a: Held, b: Held): boolean =>
  a.expiresOn === null || (b.expiresOn !== null && a.expiresOn > b.expiresOn)

/**
 * Of documents that follow one another (an insurance of this year and one of the next), the one that ends last: what
 * it covers is what counts. Certificates follow one another by their title.
 */
export function lastOfEach<D extends Held>(documents: readonly D[]): D[] {
  const last = new Map<string, D>()
  for (const document of documents) {
    const key = document.kind === 'certificate' ? `certificate ${document.title}` : document.kind
    const known = last.get(key)
    if (!known || later(document, known)) last.set(key, document)
  }
  return [...last.values()]
}
