import readExcelFile from 'read-excel-file/node'
import { decodeFile } from '#kit/letters.ts'
import { type Result, refuse } from '#kit/result.ts'
import { LARGEST_PEOPLE_FILE } from './fields.ts'
import { parseText, readSheet, type Sheet, type SheetCode } from './sheet.ts'

export type FileCode =
  | SheetCode
  | 'file_needed'
  | 'file_too_large'
  | 'old_excel'
  | 'open_document'
  | 'unreadable_excel'

/** Bytes a workbook may unfold to: a small file can hold a thousand times its size in blanks. */
const LARGEST_UNFOLDED = 120 * 1024 * 1024

const begins = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex

/** Sum of the sizes that a zip's own list of contents gives; null when the list cannot be read. */
function unfoldedSize(bytes: Buffer): number | null {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 20 > bytes.length) return null
  let at = bytes.readUInt32LE(end + 16)
  let sum = 0
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null
    sum += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return sum
}

/** A date of a spreadsheet as its day; anything else as it is shown. */
const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}

async function parseWorkbook(bytes: Buffer): Promise<string[][] | null> {
  try {
    const sheets = await readExcelFile(bytes)
    // People are on the longest sheet; the others are instructions and lists.
    const longest = sheets.reduce((a, b) => (b.data.length > a.data.length ? b : a))
    return longest.data.map((row) => row.map(textOf))
  } catch {
    return null
  }
}

/** True for text: at most one control letter in a hundred (a picture has a third of them). */
const isText = (text: string): boolean => {
  const start = text.slice(0, 4000)
  return (start.match(/(?![\t\n\r])\p{Cc}/gu)?.length ?? 0) <= start.length / 100
}

/** Reads a file of people, CSV or XLSX told by its content. `name` and the browser's type are not believed. */
export async function readPeopleFile(content: Uint8Array): Promise<Result<Sheet, FileCode>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length === 0) return refuse('file_needed')
  if (bytes.length > LARGEST_PEOPLE_FILE) return refuse('file_too_large')
  if (begins(bytes, 'd0cf11e0')) return refuse('old_excel')
  if (begins(bytes, '504b0304')) {
    if (bytes.subarray(0, 200).includes('application/vnd.oasis')) return refuse('open_document')
    const size = unfoldedSize(bytes)
    if (size === null) return refuse('unreadable_excel')
    if (size > LARGEST_UNFOLDED) return refuse('file_too_large')
    const table = await parseWorkbook(bytes)
    return table ? readSheet(table) : refuse('unreadable_excel')
  }
  const text = decodeFile(bytes)
  return isText(text) ? readSheet(parseText(text)) : refuse('not_a_table')
}
