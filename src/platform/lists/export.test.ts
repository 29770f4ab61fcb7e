import papaparse from 'papaparse'
import { expect, test } from 'vitest'
import { type ExportColumn, exportFile } from './export.server.ts'

type Row = { name: string | null; price: number }

const columns: ExportColumn<Row>[] = [
  { header: 'Nom', value: (row) => row.name },
  { header: 'Prix', value: (row) => row.price },
]

async function* each(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

const csv = async (rows: readonly Row[]) => {
  const answer = await exportFile('csv', 'liste', columns, each(rows))
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('CSV opens as French spreadsheets expect it', async () => {
  const { answer, bytes } = await csv([
    { name: 'Épicerie "du ; Cœur"\nà côté', price: 1250.5 },
    { name: null, price: -3 },
  ])
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="liste.csv"')
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = bytes.toString('utf8').slice(1)
  expect(text.split('\r\n').at(-1)).toBe('')
  expect(papaparse.parse(text.trimEnd(), { delimiter: ';' }).data).toEqual([
    ['Nom', 'Prix'],
    ['Épicerie "du ; Cœur"\nà côté', '1250,5'],
    ['', '-3'],
  ])
})

test('what a stranger typed is never run as a formula', async () => {
  const nasty = [
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '=HYPERLINK("http://x";"y")',
  ]
  const { bytes } = await csv(nasty.map((name) => ({ name, price: 0 })))
  const { data } = papaparse.parse<string[]>(bytes.toString('utf8').slice(1).trimEnd(), { delimiter: ';' })
  expect(data.slice(1).map(([cell]) => cell)).toEqual(nasty.map((text) => `'${text}`))
})

test('a head that holds what people typed is text as well', async () => {
  const answer = await exportFile(
    'csv',
    'liste',
    [{ header: '=1+1', value: () => 1 }],
    each([{ name: '', price: 0 }]),
  )
  expect(await answer.text()).toContain("'=1+1\r\n1\r\n")
})

test('a negative number is a number', async () => {
  const { bytes } = await csv([{ name: '-12,50', price: -12.5 }])
  expect(bytes.toString('utf8')).toContain('-12,50;-12,5')
})

test('an empty list is a line of headers', async () => {
  expect((await csv([])).bytes.toString('utf8')).toBe('\uFEFFNom;Prix\r\n')
})

test('XLSX is a zipped workbook under its own name', async () => {
  const answer = await exportFile('xlsx', 'liste', columns, each([{ name: '=1+1', price: 2 }]))
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="liste.xlsx"')
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
})

test('rows are read only as fast as they are sent', async () => {
  let read = 0
  async function* endless(): AsyncGenerator<Row> {
    for (;;) {
      read++
      yield { name: 'x'.repeat(100), price: read }
    }
  }
  const answer = await exportFile('csv', 'liste', columns, endless())
  const reader = answer.body!.getReader()
  await reader.read()
  await reader.cancel()
  expect(read).toBeLessThan(5000)
})
