import { addLine, type Book } from './build.ts'
import { hasKey, sumKey } from './formula/gather.ts'
import type { KeyKind, Line, Section, Sheet } from './grid.ts'

/** Sheets whose rows the statements gather: those written before them. */
export type Gather = { readonly book: Book; readonly sheet: Sheet; readonly from: readonly Sheet[] }

/** A row that gathers a key, when any row has it. */
export function keyed(
  g: Gather,
  to: Section,
  kind: KeyKind,
  key: string,
  label: string,
  id: string,
): Line | null {
  const of = { sheets: g.from, kind, key }
  return hasKey(of) ? addLine(g.book, g.sheet, to, { label, expr: sumKey(of), id }) : null
}
export const present = (lines: readonly (Line | null)[]): Line[] => lines.filter((line) => line !== null)
