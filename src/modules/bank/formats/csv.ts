import papaparse from 'papaparse'
import type { StatementDraft } from '../rules/draft.ts'
import { type CsvLayout, guessLayout, headsOf } from '../rules/layout.ts'
import { notRead, type Read } from '../rules/refusals.ts'
import { readTable } from '../rules/table.ts'
import { tidyLabel } from './letters.ts'

const DELIMITERS = [';', '\t', ',', '|'] as const

const parse = (text: string, delimiter: string, preview = 0): string[][] =>
  papaparse.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false }).data

/** The separator under which the columns of the table are found, then the one that cuts most evenly. */
function delimiterOf(text: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ';', score: -1 }
  for (const delimiter of DELIMITERS) {
    const rows = parse(text, delimiter, 80)
    const layout = guessLayout(rows)
    const widths = rows.map((row) => row.length).sort((a, b) => a - b)
    const score =
      (layout ? 1000 + (layout.head >= 0 ? 100 : 0) : 0) + (widths[Math.floor(widths.length / 2)] ?? 0)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** The cells of a CSV of a bank, whatever its separator. */
export const csvTable = (text: string): string[][] =>
  parse(text, delimiterOf(text.slice(0, 100_000))).map((row) => row.map(tidyLabel))

/**
 * Reads a CSV by the layout that was said for these headings before, else by a guess. `columns_unknown` when somebody
 * must say what the columns hold: the table is then in hand.
 */
export function readCsv(
  table: readonly (readonly string[])[],
  known: CsvLayout | null,
): Read<StatementDraft> & { layout?: CsvLayout } {
  const at = known
    ? table.slice(0, 60).findIndex((row) => known.heads !== '' && headsOf(row) === known.heads)
    : -1
  const layout = known && at >= 0 ? { ...known, head: at } : guessLayout(table)
  if (!layout) return notRead('columns_unknown')
  return { ...readTable(table, layout), layout }
}
