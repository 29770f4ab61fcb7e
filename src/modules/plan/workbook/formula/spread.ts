import { type Expr, type Line, letters, valueAt } from '../grid.ts'
import { ATOM, num, roundTo } from './arithmetic.ts'

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
