import papaparse from 'papaparse'
import { decodeFile } from '#kit/letters.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { parseDecimal } from '#kit/text.ts'
import { type DecileFault, decilesFault } from '../rules/tariffs/income.ts'
import { type AreaLevel, type IncomeBase, LARGEST_INCOME_FILE } from './income-levels.ts'

/** An area as a file tells it; whole cents a year and consumption unit. */
export type FoundArea = {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  readonly year: number
  readonly base: IncomeBase
  readonly deciles: (number | null)[]
}
export type RowFault = {
  /** Line of the file, counted from 1 as a spreadsheet does. */
  readonly row: number
  readonly column: string
  readonly code: 'not_a_number' | 'too_large' | 'no_code' | DecileFault
  readonly got: string
}
export type IncomeFile = {
  readonly areas: FoundArea[]
  readonly faults: RowFault[]
  /** All of them, beyond those kept in `faults`. */
  readonly faultCount: number
  /** Areas whose deciles are secret or absent: too few households. */
  readonly secret: number
}
export type IncomeFileCode = 'file_needed' | 'file_too_large' | 'not_a_table' | 'no_header' | 'no_rows'

const KEPT_FAULTS = 50
/** Titles that a workbook saved as CSV leaves above its header. */
const HEADER_WITHIN = 15
/** What the institute writes in place of a figure it may not publish, or does not have. */
const SECRET = new Set(['', 's', 'nd', 'ns', 'c', '-', '–', '.', '..', 'na', 'n/a'])
const CODES = ['IRIS', 'CODGEO', 'CODE_GEO', 'CODEGEO', 'GEO', 'CODE', 'COM', 'EPCI']
const NAMES = ['LIBIRIS', 'LIBGEO', 'LIB_GEO', 'LIBELLE', 'LIBCOM', 'LIBEPCI', 'NOM', 'NAME']

const tidyHead = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, '')
    .trim()
    .toUpperCase()
/** `DISP_D121`, `D121`, `D1`: which decile, and of which year. The median is written Q2 or MED. */
function decileOf(head: string): { at: number; year: number | null; base: IncomeBase | null } | null {
  const match = /^(?:(DISP|DEC)_)?(?:D([1-9])|(Q2|MED))(\d\d)?$/.exec(head)
  if (!match) return null
  const [, base, nth, , year] = match
  return {
    at: nth ? Number(nth) - 1 : 4,
    year: year ? 2000 + Number(year) : null,
    base: (base as IncomeBase | undefined) ?? null,
  }
}

type Head = {
  row: number
  code: number
  name: number
  /** The column that says what sort of place it is, when there is one. */
  level: number
  column: string
  deciles: { at: number; column: number; head: string }[]
  year: number | null
  base: IncomeBase | null
}

function headOf(cells: readonly string[], row: number): Head | null {
  const heads = cells.map(tidyHead)
  const code = heads.indexOf(CODES.find((word) => heads.includes(word)) ?? '?')
  const found = heads.flatMap((head, column) => {
    const decile = decileOf(head)
    return decile ? [{ ...decile, column, head }] : []
  })
  if (code < 0 || found.length === 0) return null
  // A file may give the median both as Q2 and as D5: the first one is enough.
  const deciles = found.filter((one, i) => found.findIndex((other) => other.at === one.at) === i)
  const name = heads.indexOf(NAMES.find((word) => heads.includes(word)) ?? '?')
  const { year, base } = deciles[0]!
  return { row, code, name, level: heads.indexOf('NIVGEO'), column: heads[code]!, deciles, year, base }
}

/** `(20)21` in the name of a file, as the institute writes it. */
const yearIn = (name: string): number | null => {
  const [year] = /20[1-4]\d/.exec(name) ?? []
  return year ? Number(year) : null
}

const LEVELS: Readonly<Record<string, AreaLevel>> = {
  ...{ COM: 'commune', ARM: 'commune', IRIS: 'iris', EPCI: 'epci', FRANCE: 'country' },
}

export function levelOf(code: string, column: string, fileName: string): AreaLevel {
  if (column === 'IRIS') return 'iris'
  if (column === 'EPCI') return 'epci'
  if (/^\d[\dAB]\d{3}$/.test(code)) return 'commune'
  if (/^\d[\dAB]\d{7}$/.test(code)) return /iris/i.test(fileName) ? 'iris' : 'epci'
  return /^(F|FM|FE|FR|METRO|FRANCE)$/i.test(code) ? 'country' : 'other'
}

const CODE = /^[0-9A-Z][0-9A-Z-]{0,19}$/i

/** A spreadsheet eats the zero at the front of a code of Ain or Hautes-Alpes. */
function codeOf(cell: string, column: string): string {
  const code = cell.trim().toUpperCase()
  if (column === 'CODGEO' || column === 'COM') return /^\d{4}$/.test(code) ? `0${code}` : code
  return column === 'IRIS' && /^\d{8}$/.test(code) ? `0${code}` : code
}

type Given = { readonly name: string; readonly year: number; readonly base: IncomeBase }
type Gather = { areas: FoundArea[]; faults: RowFault[]; faultCount: number; secret: number }

function fault(into: Gather, row: number, column: string, code: RowFault['code'], got: string): void {
  into.faultCount++
  if (into.faults.length < KEPT_FAULTS) into.faults.push({ row, column, code, got: got.slice(0, 40) })
}

/** Whole cents of what a cell says, null when it keeps its secret, undefined (and a fault) when it makes no sense. */
function amountOf(cell: string, row: number, column: string, into: Gather): number | null | undefined {
  const text = cell.replace('€', '').trim()
  if (SECRET.has(text.toLowerCase()) || /^\/+$/.test(text)) return null
  const euros = parseDecimal(text)
  if (euros === null) fault(into, row, column, 'not_a_number', cell)
  else if (Math.abs(euros) > 10_000_000) fault(into, row, column, 'too_large', cell)
  else return Math.round(euros * 100)
  return undefined
}

function keepArea(into: Gather, row: number, area: FoundArea, columnOf: (at: number) => string): void {
  const wrong = decilesFault(area.deciles)
  // A few figures and no more are those of a small place, not a mistake.
  if (wrong?.code === 'deciles_needed') into.secret++
  else if (wrong)
    fault(into, row, columnOf(wrong.at), wrong.code, String((area.deciles[wrong.at] ?? 0) / 100))
  else into.areas.push(area)
}

function readWide(rows: readonly string[][], head: Head, given: Given): Gather {
  const into: Gather = { areas: [], faults: [], faultCount: 0, secret: 0 }
  for (let i = head.row + 1; i < rows.length; i++) {
    const cells = rows[i]!
    if (cells.every((cell) => cell.trim() === '')) continue
    const code = codeOf(cells[head.code] ?? '', head.column)
    if (!CODE.test(code)) {
      // Under the header some files write the words of each column.
      if (i > head.row + 1) fault(into, i + 1, head.column, 'no_code', code)
      continue
    }
    const deciles: (number | null)[] = Array.from({ length: 9 }, () => null)
    let wrong = false
    for (const { at, column, head: name } of head.deciles) {
      const amount = amountOf(cells[column] ?? '', i + 1, name, into)
      if (amount === undefined) wrong = true
      else deciles[at] = amount
    }
    if (wrong) continue
    const columnOf = (at: number) => head.deciles.find((one) => one.at === at)?.head ?? `D${at + 1}`
    const name = (head.name < 0 ? '' : (cells[head.name] ?? '')).trim().slice(0, 200)
    const area = {
      code,
      name: name || code,
      level: LEVELS[(cells[head.level] ?? '').trim().toUpperCase()] ?? levelOf(code, head.column, given.name),
      year: head.year ?? yearIn(given.name) ?? given.year,
      base: head.base ?? (/(^|_)DEC(_|\.)/i.test(given.name) ? 'DEC' : given.base),
      deciles,
    } as const
    keepArea(into, i + 1, area, columnOf)
  }
  return into
}

/** The files since 2021 give one figure a line: place, measure, year, value. */
function readLong(rows: readonly string[][], headRow: number, heads: readonly string[]): Gather {
  const into: Gather = { areas: [], faults: [], faultCount: 0, secret: 0 }
  const at = (name: string) => heads.indexOf(name)
  const [geo, level, measure, time, value] = [
    'GEO',
    'GEO_OBJECT',
    'FILOSOFI_MEASURE',
    'TIME_PERIOD',
    'OBS_VALUE',
  ].map(at)
  const found = new Map<string, { area: FoundArea; row: number }>()
  for (let i = headRow + 1; i < rows.length; i++) {
    const cells = rows[i]!
    const cell = (column: number | undefined) => (cells[column ?? -1] ?? '').trim()
    const match = /^(?:D([1-9])|(MED))_SL$/.exec(cell(measure))
    if (!match) continue
    const code = cell(geo).toUpperCase()
    const object = cell(level).toUpperCase()
    const year = Number(cell(time).slice(0, 4))
    if (!CODE.test(code) || !(year > 1990 && year < 2100)) {
      fault(
        into,
        i + 1,
        CODE.test(code) ? 'TIME_PERIOD' : 'GEO',
        'no_code',
        CODE.test(code) ? cell(time) : code,
      )
      continue
    }
    const key = `${object} ${code} ${year}`
    const known = found.get(key) ?? {
      row: i + 1,
      area: {
        ...{ code, name: code, level: LEVELS[object] ?? 'other', year, base: 'DISP' as const },
        deciles: Array.from({ length: 9 }, () => null),
      },
    }
    found.set(key, known)
    const amount = amountOf(cell(value), i + 1, cell(measure), into)
    if (amount !== undefined) known.area.deciles[match[1] ? Number(match[1]) - 1 : 4] = amount
  }
  for (const { area, row } of found.values())
    keepArea(into, row, area, (nth) => (nth === 4 ? 'MED_SL' : `D${nth + 1}_SL`))
  return into
}

const LONG = ['GEO', 'GEO_OBJECT', 'FILOSOFI_MEASURE', 'TIME_PERIOD', 'OBS_VALUE']

/**
 * Reads a file of local incomes as INSEE publishes it (Filosofi): one line an area with D1 to D9 whatever the year at
 * the end of their names, the median as D5, Q2 or MED, or one line a figure as since 2021. Semicolons, tabs or commas;
 * decimal comma or point; UTF-8 or Windows-1252; titles above the header, words under it. `given.year` and
 * `given.base` are what to believe when neither the columns nor the name of the file say it.
 */
export function readIncomeFile(bytes: Uint8Array, given: Given): Result<IncomeFile, IncomeFileCode> {
  if (bytes.length === 0) return refuse('file_needed', 'file')
  if (bytes.length > LARGEST_INCOME_FILE) return refuse('file_too_large', 'file')
  const text = decodeFile(bytes)
  // A workbook, an archive or a picture: text never holds NUL.
  if (text.includes('\0') || text.startsWith('PK')) return refuse('not_a_table', 'file')
  const start = text.split(/\r\n|\n|\r/, HEADER_WITHIN)
  for (const delimiter of [';', '\t', ',', '|']) {
    const top = papaparse.parse<string[]>(start.join('\n'), { delimiter }).data
    // The last line that reads as a header: some files say their columns twice, in words then in codes.
    for (const [row, cells] of [...top.entries()].reverse()) {
      const heads = cells.map(tidyHead)
      const long = LONG.every((word) => heads.includes(word))
      const head = long ? null : headOf(cells, row)
      if (!long && !head) continue
      const { data } = papaparse.parse<string[]>(text, { delimiter })
      const read = head ? readWide(data, head, given) : readLong(data, row, heads)
      if (read.areas.length === 0 && read.faultCount === 0 && read.secret === 0)
        return refuse('no_rows', 'file')
      return ok(read)
    }
  }
  return refuse('no_header', 'file')
}
