import {
  columnOf,
  type Expr,
  type KeyKind,
  keyKinds,
  type Line,
  letters,
  prefix,
  type Sheet,
  valueAt,
} from '../grid.ts'
import { ATOM, SUM } from './arithmetic.ts'
import { at } from './cells.ts'

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

/**
 * Sum of the lines of some sheets that carry a key, in the same column; the sheets must be complete. `sign`: only those
 * above or below zero.
 */
export function sumKey({ sheets, kind, key }: Keyed, sign?: '>0' | '<0'): Expr {
  const parts = sheets.flatMap((sheet) => {
    const lines = keyedLines(sheet, kind, key)
    const all = allLines(sheet)
    return lines.length > 0 ? [{ sheet, lines, first: all[0]!, last: all.at(-1)! }] : []
  })
  const wanted = (v: number) => (sign === '>0' ? v > 0 : sign === '<0' ? v < 0 : true)
  return {
    bind: parts.length > 1 ? SUM : ATOM,
    text: (m, home) =>
      parts
        .map(({ sheet, first, last }) => {
          const at = prefix(sheet, home)
          const keys = `${at}${keyColumn(kind)}$${first.row}:${keyColumn(kind)}$${last.row}`
          const column = letters(sheet.grid!.first + m)
          const amounts = `${at}${column}$${first.row}:${column}$${last.row}`
          return sign
            ? `SUMIFS(${amounts},${keys},"${key}",${amounts},"${sign}")`
            : `SUMIF(${keys},"${key}",${amounts})`
        })
        .join('+') || '0',
    value: (m) => {
      let sum = 0
      for (const { lines } of parts)
        for (const line of lines) {
          const v = valueAt(line, m)
          if (wanted(v)) sum += v
        }
      return sum
    },
  }
}
export const hasKey = ({ sheets, kind, key }: Keyed): boolean =>
  sheets.some((sheet) => keyedLines(sheet, kind, key).length > 0)

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
