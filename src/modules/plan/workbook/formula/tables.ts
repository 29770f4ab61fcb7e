import { type Cell, cellValue, type Expr, letters, prefix, type Sheet } from '../grid.ts'
import { ATOM, SUM, within } from './arithmetic.ts'

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
