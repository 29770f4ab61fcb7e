import type { Words } from '#kit/words.ts'
import type { fr } from '../messages.import.fr.ts'
import { type Fault, type ImportField, isToCorrect } from './fields.ts'
import type { ImportPlan } from './match.ts'
import type { Sheet } from './sheet.ts'

type ImportWords = Words<typeof fr>

/** The heading of the column, or the field's own word when the fault compares with a record. */
export const columnWord = (fault: Fault, words: ImportWords, segment: string): string => {
  if (fault.code !== 'differs' && fault.code !== 'already_member')
    return fault.column || words.problems.wholeRow
  if (fault.column === 'segment') return segment
  return words.fields[fault.column as ImportField]
}

/** Why, in one or two sentences. */
export function reasonWords(fault: Fault, words: ImportWords): string {
  const why = words.codes[fault.code]
  if (fault.known === undefined) return why
  const compared = fault.code === 'looks_like' && /^\d+$/.test(fault.known) ? words.likeRow : words.compared
  return `${why} ${compared(fault.known)}`
}

export type RowToCorrect = {
  readonly row: number
  readonly cells: readonly string[]
  readonly reason: string
  /** Tells the row again once corrected. */
  readonly mark: string
}

/** The rows of a file that hold something to correct, as they came, with the reasons. */
export function rowsToCorrect(
  sheet: Sheet,
  plan: Pick<ImportPlan, 'faults' | 'marks'>,
  words: ImportWords,
): RowToCorrect[] {
  const reasons = new Map<number, string[]>()
  for (const fault of plan.faults)
    if (isToCorrect(fault.code)) {
      const where = fault.column ? `${fault.column} : ` : ''
      reasons.set(fault.row, [...(reasons.get(fault.row) ?? []), `${where}${reasonWords(fault, words)}`])
    }
  return sheet.rows.flatMap(({ row, cells }) => {
    const reason = reasons.get(row)
    return reason ? [{ row, cells, reason: reason.join(' '), mark: plan.marks.get(row) ?? '' }] : []
  })
}
