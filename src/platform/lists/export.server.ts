import { Readable } from 'node:stream'
import papaparse from 'papaparse'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'

/** A column of an export: dates as `Day` text, amounts as decimal text for CSV and numbers for XLSX. */
export type ExportColumn<Row> = {
  readonly header: string
  readonly value: (row: Row) => string | number | null
}

/**
 * Spreadsheets run a cell that begins like a formula, some of them with the wide signs of East Asian keyboards too; a
 * leading quote keeps what a stranger typed as text.
 */
const inert = (value: string | number | null): string | number =>
  typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(value) && !/^-?\d+([.,]\d+)?$/.test(value)
    ? `'${value}`
    : (value ?? '')

/** Lines of CSV as French spreadsheets open them: semicolons, decimal commas, UTF-8 with its mark. */
async function* csvLines<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<Buffer> {
  const line = (cells: (string | number)[]) =>
    Buffer.from(`${papaparse.unparse([cells], { delimiter: ';' })}\r\n`)
  yield Buffer.from('\uFEFF')
  yield line(columns.map((c) => inert(c.header)))
  for await (const row of rows)
    yield line(
      columns.map((c) => {
        const value = inert(c.value(row))
        return typeof value === 'number' ? String(value).replace('.', ',') : value
      }),
    )
}

/** XLSX needs the whole sheet in memory: above this a person is better served by CSV. */
const XLSX_LIMIT = 100_000

/**
 * Answers a list as a file. CSV is streamed in constant memory; `rows` reads page by page.
 * `name` is the file's name without its extension.
 */
export async function exportFile<Row>(
  format: string | null,
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<Row>,
): Promise<Response> {
  const headers = (type: string, extension: string) => ({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}.${extension}"`,
  })
  if (format !== 'xlsx') {
    const body = Readable.toWeb(Readable.from(csvLines(columns, rows))) as ReadableStream
    return new Response(body, { headers: headers('text/csv; charset=utf-8', 'csv') })
  }
  const sheet: (string | number)[][] = []
  for await (const row of rows) {
    sheet.push(columns.map((c) => inert(c.value(row))))
    if (sheet.length >= XLSX_LIMIT) break
  }
  const head = columns.map((c) => ({ value: c.header, fontWeight: 'bold' as const }))
  const cells: SheetData = sheet.map((line) => line.map((value) => (value === '' ? null : { value })))
  const buffer = await writeExcelFile([head, ...cells]).toBuffer()
  return new Response(new Uint8Array(buffer), {
    headers: headers('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  })
}
