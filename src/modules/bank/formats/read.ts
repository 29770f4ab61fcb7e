import { decodeFile } from '#kit/letters.ts'
import { checkChain, checkReferences } from '../rules/chain.ts'
import type { StatementDraft } from '../rules/draft.ts'
import type { CsvLayout } from '../rules/layout.ts'
import { notRead, type Read } from '../rules/refusals.ts'
import { readTable } from '../rules/table.ts'
import { readCamt } from './camt.ts'
import { csvTable, readCsv } from './csv.ts'
import { readOfx } from './ofx.ts'

/** Largest file of a bank, in bytes: twenty thousand lines with all their words. */
export const LARGEST_STATEMENT = 12 * 1024 * 1024

/** What was read, and for a CSV its rows and how they were understood: somebody may say otherwise. */
export type ReadFile = {
  readonly draft: Read<StatementDraft>
  readonly table?: readonly (readonly string[])[]
  readonly layout?: CsvLayout
}

const checked = (draft: Read<StatementDraft>): Read<StatementDraft> => {
  const once = draft.ok ? checkReferences(draft.value) : draft
  return once.ok ? checkChain(once.value) : once
}

/** A file of a bank by what it holds, whatever its name: CAMT.053, OFX, or a table of text. */
export function readStatementFile(bytes: Uint8Array, known: CsvLayout | null): ReadFile {
  if (bytes.length > LARGEST_STATEMENT) return { draft: notRead('file_too_large') }
  // A PDF, a spreadsheet or a picture is no text: its first bytes say so.
  if (
    (bytes[0] === 0x50 && bytes[1] === 0x4b) ||
    (bytes[0] === 0x25 && bytes[1] === 0x50) ||
    (bytes.subarray(0, 400).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe)
  )
    return { draft: notRead('file_unreadable') }
  const text = decodeFile(bytes)
  if (text.trim() === '') return { draft: notRead('file_empty') }
  if (/<OFX>|^\s*OFXHEADER/i.test(text.slice(0, 4000))) return { draft: checked(readOfx(text)) }
  if (/^\s*<(?:\?xml|\w+:?Document|Document)/.test(text)) return { draft: checked(readCamt(text)) }
  return readAsTable(csvTable(text), known)
}

/** Rows of text, by the columns that somebody said. */
export function readAsTable(
  table: readonly (readonly string[])[],
  known: CsvLayout | null,
  said?: CsvLayout,
): ReadFile {
  if (said) return { draft: checked(readTable(table, said)), table, layout: said }
  const { layout, ...draft } = readCsv(table, known)
  return { draft: checked(draft), table, layout }
}
