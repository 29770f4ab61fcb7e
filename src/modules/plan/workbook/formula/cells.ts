import {
  type Cell,
  cellValue,
  columnOf,
  type Expr,
  type Line,
  letters,
  prefix,
  type Sheet,
  type Value,
  valueAt,
} from '../grid.ts'
import { ATOM, call, is, SUM, within, word } from './arithmetic.ts'

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

export const at = (line: Line, m: number, home: Sheet, fixed: '' | '$'): string =>
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

/** Opening of a line, read where it stands. */
export const openingOf = (line: Line): Expr => inColumn(line, -1)

/** Sum of what two rows differ by, column by column. */
export const gap = (a: Columns, b: Columns): Expr => ({
  bind: ATOM,
  text: (_, home) => `SUMPRODUCT(ABS(${rangeText(a, home)}-${rangeText(b, home)}))`,
  value: () => {
    const other = valuesOf(b)
    return valuesOf(a).reduce((all, v, i) => all + Math.abs(v - other[i]!), 0)
  },
})

/** Rank (from 0) of the first column below zero; the run must hold one. */
export const firstNegative = (of: Columns): Expr => ({
  bind: SUM,
  text: (_, home) => `SUMPRODUCT(MATCH(1,(${rangeText(of, home)}<0)*1,0))-1`,
  value: () => valuesOf(of).findIndex((v) => v < 0),
})
