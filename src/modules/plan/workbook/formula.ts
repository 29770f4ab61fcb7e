import { roundCents } from '../rules/spread.ts'
import {
  type Cell,
  cellValue,
  columnOf,
  type Expr,
  type KeyKind,
  keyKinds,
  type Line,
  letters,
  prefix,
  type Sheet,
  type Value,
  valueAt,
} from './grid.ts'

/** How tightly an operator binds, for brackets. */
const LOOSE = 0
const SUM = 1
const PRODUCT = 2
const POWER = 3
const ATOM = 4

/** A condition is 1 or 0, as in a spreadsheet. */
export type Cond = Expr

const within = (e: Expr<Value>, bind: number, m: number, home: Sheet): string =>
  e.bind < bind ? `(${e.text(m, home)})` : e.text(m, home)

function infix(
  sign: string,
  bind: number,
  a: Expr<Value>,
  b: Expr<Value>,
  value: (m: number) => number,
  strict = false,
): Expr {
  return {
    bind,
    text: (m, home) => `${within(a, bind, m, home)}${sign}${within(b, strict ? bind + 1 : bind, m, home)}`,
    value,
  }
}

export function call<V extends Value = number>(
  name: string,
  parts: readonly Expr<Value>[],
  value: (m: number) => V,
): Expr<V> {
  return { bind: ATOM, text: (m, home) => `${name}(${parts.map((p) => p.text(m, home)).join(',')})`, value }
}

export const num = (n: number): Expr => ({ bind: n < 0 ? SUM : ATOM, text: () => String(n), value: () => n })
/** Our own words only: what people typed is never part of a formula. */
export const word = (text: string): Expr<string> => ({
  bind: ATOM,
  text: () => `"${text.replaceAll('"', '""')}"`,
  value: () => text,
})

export const add = (...parts: readonly Expr[]): Expr =>
  parts.length === 0 ? num(0) : parts.reduce((a, b) => infix('+', SUM, a, b, (m) => a.value(m) + b.value(m)))
export const sub = (a: Expr, b: Expr): Expr => infix('-', SUM, a, b, (m) => a.value(m) - b.value(m), true)
export const mul = (...parts: readonly Expr[]): Expr =>
  parts.reduce((a, b) => infix('*', PRODUCT, a, b, (m) => a.value(m) * b.value(m)))
export const div = (a: Expr, b: Expr): Expr => infix('/', PRODUCT, a, b, (m) => a.value(m) / b.value(m), true)
export const pow = (a: Expr, b: Expr): Expr => infix('^', POWER, a, b, (m) => a.value(m) ** b.value(m), true)
export const minus = (a: Expr): Expr => sub(num(0), a)

type Order = '<' | '<=' | '>' | '>=' | '=' | '<>'
const holds: Record<Order, (a: Value, b: Value) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
}
export const is = (a: Expr<Value>, sign: Order, b: Expr<Value>): Cond =>
  infix(sign, LOOSE, a, b, (m) => (holds[sign](a.value(m), b.value(m)) ? 1 : 0), true)

export const and = (...parts: readonly Cond[]): Cond =>
  call('AND', parts, (m) => (parts.every((p) => p.value(m) !== 0) ? 1 : 0))
export const or = (...parts: readonly Cond[]): Cond =>
  call('OR', parts, (m) => (parts.some((p) => p.value(m) !== 0) ? 1 : 0))
/** Only the branch that holds is computed, as in a spreadsheet. */
export const when = <V extends Value>(test: Cond, then: Expr<V>, otherwise: Expr<V>): Expr<V> =>
  call<V>('IF', [test, then, otherwise], (m) => (test.value(m) !== 0 ? then : otherwise).value(m))

export const max = (...parts: readonly Expr[]): Expr =>
  call('MAX', parts, (m) => Math.max(...parts.map((p) => p.value(m))))
export const min = (...parts: readonly Expr[]): Expr =>
  call('MIN', parts, (m) => Math.min(...parts.map((p) => p.value(m))))
export const floor = (a: Expr): Expr => call('INT', [a], (m) => Math.floor(a.value(m)))
export const mod = (a: Expr, b: Expr): Expr =>
  call('MOD', [a, b], (m) => {
    const n = b.value(m)
    return a.value(m) - n * Math.floor(a.value(m) / n)
  })
export const exp = (a: Expr): Expr => call('EXP', [a], (m) => Math.exp(a.value(m)))

/** Half away from zero on 15 significant digits, as spreadsheets round. */
export function roundTo(x: number, digits: number): number {
  const scale = 10 ** digits
  return roundCents(x * scale) / scale
}
export const round = (a: Expr, digits = 2): Expr =>
  call('ROUND', [a, num(digits)], (m) => roundTo(a.value(m), digits))

/** A cell, from anywhere. */
export const ref = (cell: Cell): Expr<Value> => ({
  bind: ATOM,
  text: (_, home) => `${prefix(cell.sheet, home)}$${letters(cell.col)}$${cell.row}`,
  value: () => cellValue(cell),
})
export const figure = (cell: Cell): Expr => {
  const of = ref(cell)
  // An empty cell counts as zero.
  return { ...of, value: () => Number(cellValue(cell) || 0) }
}
/** A cell's figure, or another when it is left empty. */
export const orElse = (cell: Cell, otherwise: Expr): Expr =>
  call('IF', [is(ref(cell), '=', word('')), otherwise, ref(cell)], (m) => {
    const value = cellValue(cell)
    return value === '' ? otherwise.value(m) : Number(value)
  })

const at = (line: Line, m: number, home: Sheet, fixed: '' | '$'): string =>
  `${prefix(line.sheet, home)}${fixed}${letters(columnOf(line, m))}${fixed}${line.row}`

/** A line in the same column. */
export const now = (line: Line): Expr => ({
  bind: ATOM,
  text: (m, home) => at(line, m, home, ''),
  value: (m) => valueAt(line, m),
})
/** A line in the column before; before the first stands its opening. */
export const before = (line: Line): Expr => ({
  bind: ATOM,
  text: (m, home) => at(line, m - 1, home, ''),
  value: (m) => valueAt(line, m - 1),
})
/** A line a fixed number of columns before, nothing before the first. */
export const earlier = (line: Line, columns: number): Expr => ({
  bind: ATOM,
  text: (m, home) => (m < columns ? '0' : at(line, m - columns, home, '')),
  value: (m) => (m < columns ? 0 : valueAt(line, m - columns)),
})
/** A line in one column, whichever column asks. */
export const inColumn = (line: Line, column: number): Expr => ({
  bind: ATOM,
  text: (_, home) => at(line, column, home, '$'),
  value: () => valueAt(line, column),
})
/** A formula of columns, as one column reads it. */
export const inOne = <V extends Value>(of: Expr<V>, m: number): Expr<V> => ({
  bind: of.bind,
  text: (_, home) => of.text(m, home),
  value: () => of.value(m),
})
/** A late-bound line: for lines that name one another whatever their order. */
export const later = (find: () => Expr): Expr => ({
  bind: ATOM,
  text: (m, home) => find().text(m, home),
  value: (m) => find().value(m),
})

const wholeRow = (line: Line, home: Sheet): string => {
  const { first, columns } = line.sheet.grid!
  return `${prefix(line.sheet, home)}$${letters(first)}$${line.row}:$${letters(first + columns - 1)}$${line.row}`
}
/** A run of columns of a line, for functions over ranges. */
export const columnsOf = (
  line: Line,
  from = 0,
  to = line.sheet.grid!.columns,
): { readonly line: Line; from: number; to: number } => ({ line, from, to })
type Columns = ReturnType<typeof columnsOf>
const rangeText = ({ line, from, to }: Columns, home: Sheet): string =>
  `${prefix(line.sheet, home)}$${letters(columnOf(line, from))}$${line.row}:$${letters(columnOf(line, to - 1))}$${line.row}`
const valuesOf = ({ line, from, to }: Columns): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => valueAt(line, from + i))

const overRange = (name: string, of: Columns, value: (all: number[]) => number): Expr => ({
  bind: ATOM,
  text: (_, home) => `${name}(${rangeText(of, home)})`,
  value: () => value(valuesOf(of)),
})
export const sumOver = (of: Columns): Expr => overRange('SUM', of, (all) => all.reduce((a, b) => a + b, 0))
export const minOver = (of: Columns): Expr => overRange('MIN', of, (all) => Math.min(...all))
/** Position (from 0) of the first column equal to a value; one that is not there is a bug of ours. */
export const positionOf = (value: Expr, of: Columns): Expr => ({
  bind: SUM,
  text: (m, home) => `MATCH(${value.text(m, home)},${rangeText(of, home)},0)-1`,
  value: (m) => valuesOf(of).indexOf(value.value(m)),
})
/** Number of columns below zero. */
export const countNegative = (of: Columns): Expr => ({
  bind: ATOM,
  text: (_, home) => `COUNTIF(${rangeText(of, home)},"<0")`,
  value: () => valuesOf(of).filter((v) => v < 0).length,
})

/** A line in the column whose rank (from 0) is asked for; zero outside the columns. */
export function pick(line: Line, rank: Expr): Expr {
  const last = line.sheet.grid!.columns - 1
  return {
    bind: ATOM,
    text: (m, home) => {
      const k = rank.text(m, home)
      return `IF(AND(${k}>=0,${k}<=${last}),INDEX(${wholeRow(line, home)},${within(rank, SUM, m, home)}+1),0)`
    },
    value: (m) => {
      const k = rank.value(m)
      return k >= 0 && k <= last ? valueAt(line, Math.floor(k)) : 0
    },
  }
}

/** Rank (from 0) of the column, and rank of its plan year, read in the head of the sheet the formula stands in. */
const headed = (which: 'rank' | 'year', value: (m: number) => number): Expr => ({
  bind: ATOM,
  text: (m, home) => `${letters(home.grid!.first + m)}$${home.grid!.head[which]}`,
  value,
})
export const rank: Expr = headed('rank', (m) => m)
export const year: Expr = headed('year', (m) => Math.floor(m / 12))

const DAY = 86_400_000
/** Days since 30 December 1899, as spreadsheets count; `month` is YYYY-MM. */
export const serialOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`) / DAY + 25_569
const dateOf = (serial: number): Date => new Date((serial - 25_569) * DAY)
export const monthOfSerial = (serial: number): string => dateOf(serial).toISOString().slice(0, 7)

/** Whole months from one date to another. */
export const monthsFrom = (start: Expr, to: Expr): Expr => ({
  bind: SUM,
  text: (m, home) => {
    const [a, b] = [start.text(m, home), to.text(m, home)]
    return `(YEAR(${b})-YEAR(${a}))*12+MONTH(${b})-MONTH(${a})`
  },
  value: (m) => {
    const [a, b] = [dateOf(start.value(m)), dateOf(to.value(m))]
    return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
  },
})
export const monthsLater = (date: Expr, months: Expr): Expr =>
  call('EDATE', [date, months], (m) => {
    const from = dateOf(date.value(m))
    return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months.value(m), 1) / DAY + 25_569
  })

const dateHead = (m: number, home: Sheet): string =>
  `${letters(home.grid!.first + m)}$${home.grid!.head.date}`
/** Calendar month (0 for January) of the column. */
export const calendarMonth = (start: Expr): Expr => ({
  bind: SUM,
  text: (m, home) => `MONTH(${dateHead(m, home)})-1`,
  value: (m) => (dateOf(start.value(m)).getUTCMonth() + m) % 12,
})

/** Sums of lines of one section, whole column by whole column. */
export const total = (lines: readonly Line[]): Expr => ({
  bind: ATOM,
  text: (m, home) => {
    const [a, b] = [lines[0]!, lines.at(-1)!]
    return `SUM(${at(a, m, home, '')}:${letters(columnOf(b, m))}${b.row})`
  },
  value: (m) => lines.reduce((all, line) => all + valueAt(line, m), 0),
})

const keyColumn = (kind: KeyKind): string => `$${letters(2 + keyKinds.indexOf(kind))}`
type Keyed = { readonly sheets: readonly Sheet[]; readonly kind: KeyKind; readonly key: string }

const keyedLines = (sheet: Sheet, kind: KeyKind, key: string): Line[] =>
  sheet.sections.flatMap((s) => s.lines.filter((line) => line.keys[kind] === key))
const allLines = (sheet: Sheet): Line[] => sheet.sections.flatMap((s) => s.lines)

/** Sum of the lines of some sheets that carry a key, in the same column. `sign`: only those above or below zero. */
export function sumKey({ sheets, kind, key }: Keyed, sign?: '>0' | '<0'): Expr {
  const found = sheets.filter((sheet) => keyedLines(sheet, kind, key).length > 0)
  const wanted = (v: number) => (sign === '>0' ? v > 0 : sign === '<0' ? v < 0 : true)
  return {
    bind: found.length > 1 ? SUM : ATOM,
    text: (m, home) =>
      found
        .map((sheet) => {
          const lines = allLines(sheet)
          const [first, last] = [lines[0]!.row, lines.at(-1)!.row]
          const at = prefix(sheet, home)
          const keys = `${at}${keyColumn(kind)}$${first}:${keyColumn(kind)}$${last}`
          const column = letters(sheet.grid!.first + m)
          const amounts = `${at}${column}$${first}:${column}$${last}`
          return sign
            ? `SUMIFS(${amounts},${keys},"${key}",${amounts},"${sign}")`
            : `SUMIF(${keys},"${key}",${amounts})`
        })
        .join('+') || '0',
    value: (m) =>
      found.reduce(
        (all, sheet) =>
          all +
          keyedLines(sheet, kind, key).reduce((sum, line) => {
            const v = valueAt(line, m)
            return wanted(v) ? sum + v : sum
          }, 0),
        0,
      ),
  }
}
export const hasKey = ({ sheets, kind, key }: Keyed): boolean =>
  sheets.some((sheet) => keyedLines(sheet, kind, key).length > 0)

/** Cells of one column of a table, from its first row to its last. */
export type Run = readonly Cell[]
const runText = (run: Run, home: Sheet): string => {
  const [a, b] = [run[0]!, run.at(-1)!]
  return `${prefix(a.sheet, home)}$${letters(a.col)}$${a.row}:$${letters(b.col)}$${b.row}`
}
const numbers = (run: Run): number[] => run.map((cell) => Number(cellValue(cell) || 0))
export const sumRun = (run: Run): Expr => ({
  bind: ATOM,
  text: (_, home) => `SUM(${runText(run, home)})`,
  value: () => numbers(run).reduce((a, b) => a + b, 0),
})
/** Sum of products of two columns of a table. */
export const sumProduct = (a: Run, b: Run): Expr => ({
  bind: ATOM,
  text: (_, home) => `SUMPRODUCT(${runText(a, home)},${runText(b, home)})`,
  value: () => {
    const other = numbers(b)
    return numbers(a).reduce((all, v, i) => all + v * other[i]!, 0)
  },
})
/** Sum of `amounts` where `where` equals a value. */
export const sumWhere = (where: Run, value: Expr, amounts: Run): Expr => ({
  bind: ATOM,
  text: (m, home) => `SUMIF(${runText(where, home)},${value.text(m, home)},${runText(amounts, home)})`,
  value: (m) => {
    const sums = numbers(amounts)
    return numbers(where).reduce((all, v, i) => (v === value.value(m) ? all + sums[i]! : all), 0)
  },
})
/** What units beyond each threshold cost more (or less) than those before: Σ (units − threshold) × step. */
export const beyond = (units: Expr, thresholds: Run, steps: Run): Expr => ({
  bind: ATOM,
  text: (m, home) => {
    const [u, t, s] = [units.text(m, home), runText(thresholds, home), runText(steps, home)]
    return `SUMPRODUCT((${u}>${t})*(${u}-${t})*${s})`
  },
  value: (m) => {
    const u = units.value(m)
    const step = numbers(steps)
    return numbers(thresholds).reduce((all, t, i) => (u > t ? all + (u - t) * step[i]! : all), 0)
  },
})
/** The cell of a run at a rank from 0. */
export const nth = (run: Run, index: Expr): Expr => ({
  bind: ATOM,
  text: (m, home) => `INDEX(${runText(run, home)},${within(index, SUM, m, home)}+1)`,
  value: (m) => numbers(run)[index.value(m)]!,
})

/**
 * What is earned in a column of amounts that each spread over `over` columns from their own, in whole cents that sum to
 * the amount: part k is round(total·(k+1)/n) − round(total·k/n).
 */
export function spreadOver(line: Line, over: Expr): Expr {
  return {
    bind: ATOM,
    text: (m, home) => {
      const { first, head } = line.sheet.grid!
      const n = over.text(m, home)
      const here = letters(first + m)
      const sold = `$${letters(first)}${line.row}:${here}${line.row}`
      const age = `${here}$${head.rank}-$${letters(first)}$${head.rank}:${here}$${head.rank}`
      return `IF(${n}=1,${here}${line.row},SUMPRODUCT((${age}<${n})*(ROUND(${sold}*(${age}+1)/${n},2)-ROUND(${sold}*(${age})/${n},2))))`
    },
    value: (m) => {
      const n = over.value(m)
      if (n === 1) return valueAt(line, m)
      let sum = 0
      for (let j = 0; j <= m; j++) {
        const age = m - j
        if (age >= n) continue
        const sold = valueAt(line, j)
        sum += roundTo((sold * (age + 1)) / n, 2) - roundTo((sold * age) / n, 2)
      }
      return sum
    },
  }
}

/** Mean of the last `over` columns counted as parts of each column: units used up evenly over `over` columns. */
export const usedOver = (line: Line, over: Expr): Expr => ({
  bind: ATOM,
  text: (m, home) => {
    const { first, head } = line.sheet.grid!
    const n = over.text(m, home)
    const here = letters(first + m)
    const ranks = `$${letters(first)}$${head.rank}:${here}$${head.rank}`
    return `IF(${n}=1,${here}${line.row},SUMPRODUCT((${here}$${head.rank}-${ranks}<${n})*$${letters(first)}${line.row}:${here}${line.row})/${n})`
  },
  value: (m) => {
    const n = over.value(m)
    if (n === 1) return valueAt(line, m)
    let sum = 0
    for (let j = Math.max(0, m - n + 1); j <= m; j++) sum += valueAt(line, j)
    return sum / n
  },
})

const AHEAD = 12
const AHEAD_LIST = `{${Array.from({ length: AHEAD }, (_, k) => k).join(',')}}`
/**
 * Sum over k = 0…11 of a formula of k, as one array formula inside SUMPRODUCT: what a payment ahead covers. The formula
 * is written with arithmetic only (conditions multiply), so that spreadsheets run it over the list.
 */
export function sumAhead(of: (k: Expr) => Expr): Expr {
  const list = of({ bind: ATOM, text: () => AHEAD_LIST, value: () => 0 })
  const each = Array.from({ length: AHEAD }, (_, k) => of(num(k)))
  return {
    bind: ATOM,
    text: (m, home) => `SUMPRODUCT(${list.text(m, home)})`,
    value: (m) => each.reduce((sum, one) => sum + one.value(m), 0),
  }
}

/** Opening of a line, read where it stands. */
export const openingOf = (line: Line): Expr => inColumn(line, -1)

/** One sum column (the whole plan, or a year) of lines that follow each other. */
const sumCells = (lines: readonly Line[], column: number, home: Sheet): string => {
  const [a, b] = [lines[0]!, lines.at(-1)!]
  const { first, sums } = a.sheet.grid!
  const col = letters(first - 1 - sums.length + column)
  return `${prefix(a.sheet, home)}$${col}$${a.row}:$${col}$${b.row}`
}
const sumsOf = (lines: readonly Line[], column: number): number[] =>
  lines.map((line) => valueAt(line, column - 1 - line.sheet.grid!.sums.length))
/** What a sum column says of one line. */
export const summed = (line: Line, column: number): Expr => ({
  bind: ATOM,
  text: (_, home) => sumCells([line], column, home).split(':')[0]!,
  value: () => sumsOf([line], column)[0]!,
})
const overSums = (
  name: string,
  lines: readonly Line[],
  column: number,
  value: (all: number[]) => number,
): Expr => ({
  bind: ATOM,
  text: (_, home) => `${name}(${sumCells(lines, column, home)})`,
  value: () => value(sumsOf(lines, column)),
})
export const maxSum = (lines: readonly Line[], column: number): Expr =>
  overSums('MAX', lines, column, (all) => Math.max(...all))
export const sumSquares = (lines: readonly Line[], column: number): Expr =>
  overSums('SUMSQ', lines, column, (all) => all.reduce((a, b) => a + b * b, 0))
export const allSums = (lines: readonly Line[], column: number): Expr =>
  overSums('SUM', lines, column, (all) => all.reduce((a, b) => a + b, 0))

/** The name of the line whose sum column equals a value: the text of its label, never part of the formula. */
export const labelWhere = (lines: readonly Line[], column: number, value: Expr): Expr<string> => ({
  bind: ATOM,
  text: (m, home) => {
    const [a, b] = [lines[0]!, lines.at(-1)!]
    return `INDEX(${prefix(a.sheet, home)}$A$${a.row}:$A$${b.row},MATCH(${value.text(m, home)},${sumCells(lines, column, home)},0))`
  },
  value: (m) => lines[sumsOf(lines, column).indexOf(value.value(m))]?.label ?? '',
})
/** Sum of what two rows differ by, column by column. */
export const gap = (a: Columns, b: Columns): Expr => ({
  bind: ATOM,
  text: (_, home) => `SUMPRODUCT(ABS(${rangeText(a, home)}-${rangeText(b, home)}))`,
  value: () => {
    const other = valuesOf(b)
    return valuesOf(a).reduce((all, v, i) => all + Math.abs(v - other[i]!), 0)
  },
})
export const abs = (a: Expr): Expr => call('ABS', [a], (m) => Math.abs(a.value(m)))
/** Rank (from 0) of the first column below zero; the run must hold one. */
export const firstNegative = (of: Columns): Expr => ({
  bind: SUM,
  text: (_, home) => `SUMPRODUCT(MATCH(1,(${rangeText(of, home)}<0)*1,0))-1`,
  value: () => valuesOf(of).findIndex((v) => v < 0),
})
