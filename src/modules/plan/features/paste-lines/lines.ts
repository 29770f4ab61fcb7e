import { type Month, monthsBetween } from '#kit/day.ts'
import { parseEuros } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { parseDecimal } from '#kit/text.ts'
import { type Kind, kindOf, payerOf } from './kinds.ts'
import { type CellError, type ColumnKey, readMonth, type TableRow } from './table.ts'

/** One line as the engine's document, without its id. */
export type Body = { readonly type: string; readonly name: string } & Readonly<Record<string, unknown>>

/** Usual values of what a row cannot say; the page names them. */
export const USUAL_CHARGE_RATE = 44
export const USUAL_LIFE_MONTHS = 60

type Reader = {
  readonly text: (key: ColumnKey) => string | undefined
  readonly money: (key: ColumnKey) => number | undefined
  readonly number: (key: ColumnKey) => number | undefined
  readonly month: (key: ColumnKey) => Month | undefined
  /** The value, or the cell told as missing. */
  readonly need: <T>(key: ColumnKey, value: T | undefined) => T | undefined
}

function readerOf({ row, cells }: TableRow, errors: CellError[]): Reader {
  const told = new Set<ColumnKey>()
  const tell = (column: ColumnKey, code: string) => {
    if (!told.has(column)) errors.push({ row, column, code })
    told.add(column)
  }
  const read = <T>(key: ColumnKey, parse: (text: string) => Result<T>): T | undefined => {
    const cell = cells[key]
    if (cell === undefined) return undefined
    const parsed = parse(cell)
    if (parsed.ok) return parsed.value
    tell(key, parsed.code)
    return undefined
  }
  return {
    text: (key) => cells[key],
    money: (key) =>
      read(key, (text) => {
        const parsed = parseEuros(text)
        return parsed.ok ? ok(Number(parsed.value)) : parsed
      }),
    number: (key) =>
      read(key, (text) => {
        const n = parseDecimal(text)
        return n === null ? refuse('not_a_number') : ok(n)
      }),
    month: (key) => read(key, readMonth),
    need: (key, value) => {
      if (value === undefined && cells[key] === undefined) tell(key, 'required')
      return value
    },
  }
}

type Dates = { from?: Month; to?: Month }
const life = ({ from, to }: Dates): Dates => ({ ...(from && { from }), ...(to && { to }) })

function bodyOf(kind: Exclude<Kind, { type: 'form' }>, name: string, r: Reader, start: Month): object {
  const dates: Dates = { from: r.month('from'), to: r.month('to') }
  const payer = r.text('payer')
  const who = payer === undefined ? undefined : payerOf(payer)
  switch (kind.type) {
    case 'revenue': {
      const price = r.money('unitPrice') ?? r.money('amount')
      return {
        block: 'revenues',
        kind: kind.kind,
        payer: who ?? 'inhabitant',
        // A payer that is nobody's sort is somebody: the hub would depend on it.
        ...(payer !== undefined && !who && { funder: payer }),
        account: kind.kind === 'membership' ? '756' : '70',
        unitPrice: r.need('unitPrice', price),
        volume: { start: r.number('volume') ?? 1, growth: { type: 'none' } },
        ...life(dates),
      }
    }
    case 'grant':
    case 'patronage':
    case 'crowdfunding':
    case 'seed-fund': {
      const amount = r.need('amount', r.money('amount'))
      const award = dates.from ?? start
      const usual = { grant: 'local-authority', patronage: 'company', crowdfunding: 'inhabitant' } as const
      return {
        block: 'revenues',
        funder: payer ?? name,
        payer: who ?? (kind.type === 'seed-fund' ? 'foundation' : usual[kind.type]),
        account: kind.type === 'grant' || kind.type === 'seed-fund' ? '74' : '754',
        amount,
        award,
        instalments: [{ month: award, amount }],
        ...(dates.to && { to: dates.to }),
      }
    }
    case 'fixed-cost':
      return {
        block: 'costs',
        family: kind.family,
        amount: r.need('amount', r.money('amount')),
        ...life(dates),
      }
    case 'salary':
      return {
        block: 'costs',
        gross: r.need('amount', r.money('amount')),
        fullTime: r.number('volume') ?? 1,
        chargeRate: USUAL_CHARGE_RATE,
        lowWageReduction: true,
        ...life(dates),
      }
    case 'investment': {
      const bought = dates.from ?? start
      return {
        block: 'resources',
        amount: r.need('amount', r.money('amount')),
        month: bought,
        depreciationMonths: dates.to ? monthsBetween(bought, dates.to) + 1 : USUAL_LIFE_MONTHS,
      }
    }
    case 'deposit':
      return {
        block: 'resources',
        direction: kind.direction,
        amount: r.need('amount', r.money('amount')),
        month: dates.from ?? start,
        ...(dates.to && { back: dates.to }),
      }
    case 'in-kind': {
      const hours = r.number('volume')
      const value =
        kind.kind === 'volunteering'
          ? {
              type: 'hours',
              hours: r.need('volume', hours),
              hourly: r.need('unitPrice', r.money('unitPrice')),
            }
          : { type: 'amount', amount: r.need('amount', r.money('amount')) }
      return {
        block: kind.kind === 'volunteering' ? 'activities' : 'resources',
        kind: kind.kind,
        ...(who && { payer: who }),
        value,
        ...life(dates),
      }
    }
  }
}

/** The line that a row says, or nothing once what is wrong was told. */
function lineOf(row: TableRow, start: Month, errors: CellError[]): Body | null {
  const before = errors.length
  const r = readerOf(row, errors)
  const name = r.need('name', r.text('name'))
  const word = r.need('kind', r.text('kind'))
  const kind = word === undefined ? undefined : kindOf(word)
  if (word !== undefined && !kind) errors.push({ row: row.row, column: 'kind', code: 'unknown_kind' })
  if (kind?.type === 'form') errors.push({ row: row.row, column: 'kind', code: 'has_its_form' })
  if (!kind || kind.type === 'form' || name === undefined) return null
  const body = { type: kind.type, name, ...bodyOf(kind, name, r, start) }
  return errors.length > before ? null : body
}

export type PastedLine = { readonly row: number; readonly body: Body }

/** The lines of a table; a row with a formula says nothing else. `errors` gathers what is wrong, in the order of rows. */
export function linesOf(
  { rows, errors: found }: { rows: readonly TableRow[]; errors: readonly CellError[] },
  start: Month,
): { lines: PastedLine[]; errors: CellError[] } {
  const errors = [...found]
  const spoilt = new Set(found.map(({ row }) => row))
  const lines: PastedLine[] = []
  for (const row of rows) {
    const body = spoilt.has(row.row) ? null : lineOf(row, start, errors)
    if (body) lines.push({ row: row.row, body })
  }
  return { lines, errors: errors.sort((a, b) => a.row - b.row) }
}

/** The column where a problem of the engine is told, by its path inside the line. */
export function columnOf(path: string): ColumnKey | null {
  if (/^(?:amount|gross|instalments|value\.amount)/.test(path)) return 'amount'
  if (/^(?:unitPrice|value\.hourly)/.test(path)) return 'unitPrice'
  if (/^(?:volume|fullTime|value\.hours)/.test(path)) return 'volume'
  if (/^(?:from|award|month)$/.test(path)) return 'from'
  if (/^(?:to|back|depreciationMonths)$/.test(path)) return 'to'
  if (/^(?:payer|funder)/.test(path)) return 'payer'
  return path === 'name' ? 'name' : null
}
