import { createHash } from 'node:crypto'
import { fold } from '#kit/text.ts'
import type { ImportField, Mapping } from './fields.ts'
import { HEADINGS } from './heading-words.ts'
import { tidyCell } from './letters.ts'

/** Fields that several columns may fill together; of the others the surest column alone is read. */
const SEVERAL = new Set<ImportField>(['email', 'mobile', 'phone', 'street', 'needs'])

/** Headings that our own file of rows to correct adds; in both languages. */
const OURS = new Set(['repere', 'mark', 'a corriger', 'to correct'])
const isOurs = (head: string): boolean => OURS.has(fold(tidyCell(head)))

/** `Prénom (a.firstname)*` → `prenom`; `nom_adh` → `nom adh`. */
const foldedHeads = (head: string): string[] => [
  fold(head.replace(/\([^)]*\)/g, ' ').replace(/n°/gi, 'n ')),
  fold(head.replace(/n°/gi, 'n ')),
]

const known = (head: string) => {
  for (const folded of foldedHeads(tidyCell(head))) {
    const found = HEADINGS.get(folded)
    if (found) return found
  }
  return undefined
}

/** What each heading most likely holds. */
export function guessMapping(heads: readonly string[]): Mapping {
  const found = heads.map(known)
  const mapping = found.map((one, at) => {
    if (!one) return null
    const surer = found.some(
      (other, place) =>
        other?.field === one.field &&
        place !== at &&
        (other.rank < one.rank || (other.rank === one.rank && place < at)),
    )
    return surer && !SEVERAL.has(one.field) ? null : one.field
  })
  const has = (field: ImportField) => mapping.includes(field)
  // Two columns tell more than one that holds both.
  const split = has('lastName') && has('firstName')
  return mapping.map((field) => {
    if (split && (field === 'lastFirst' || field === 'firstLast')) return null
    // « Nom » without a column for the first name holds both, most often.
    return field === 'lastName' && !has('firstName') && !has('lastFirst') && !has('firstLast')
      ? 'lastFirst'
      : field
  })
}

/** True when a mapping reads a name: nothing can be imported without one. */
export const readsNames = (mapping: Mapping): boolean =>
  mapping.some((field) => field === 'lastName' || field === 'lastFirst' || field === 'firstLast')

/** How many different fields a row of headings names. */
export const headScore = (cells: readonly string[]): number =>
  new Set(cells.flatMap((cell) => (cell.trim() ? (known(cell)?.field ?? []) : []))).size

/** One word for the headings of a file, so that a mapping is found again for the next one. */
export const headsKey = (heads: readonly string[]): string =>
  createHash('sha256')
    .update(
      heads
        .map((head) => fold(tidyCell(head)))
        .filter((head) => !OURS.has(head))
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 32)

/** The program that made a file, by its headings. */
export function guessSource(
  heads: readonly string[],
): 'paheko' | 'galette' | 'helloasso' | 'dolibarr' | 'other' {
  const folded = new Set(heads.flatMap(foldedHeads))
  const has = (...words: string[]) => words.every((word) => folded.has(word))
  if (heads.some((head) => /\([a-z]{1,3}\.\w+\)/.test(head)) || has('ref adherent')) return 'dolibarr'
  if ([...folded].some((head) => head.endsWith(' adh'))) return 'galette'
  if (has('nom adherent', 'prenom adherent') || has('email payeur')) return 'helloasso'
  if (has('numero de membre')) return 'paheko'
  return has('identifiant', 'gsm') ? 'galette' : 'other'
}

/** A mapping without the columns that our file of rows to correct adds. */
export const ownColumns = (heads: readonly string[], mapping: Mapping): Mapping =>
  mapping.filter((_, at) => !isOurs(heads[at] ?? ''))

/** A kept mapping laid over the headings of a file; the guess when it does not fit. */
export function fitMapping(heads: readonly string[], kept: Mapping | null): Mapping {
  const guess = guessMapping(heads)
  if (kept === null || kept.length !== ownColumns(heads, guess).length) return guess
  const left = [...kept]
  return heads.map((head, at) => (isOurs(head) ? (guess[at] ?? null) : (left.shift() ?? null)))
}
