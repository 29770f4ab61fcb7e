import { type Book, param } from './build.ts'
import { add, mul, num, pow, round, sub } from './formula/arithmetic.ts'
import { now, pick, rank, year } from './formula/cells.ts'
import type { Expr, Line } from './grid.ts'

/** (1 + rise) ^ rank of the plan year: prices are those of the first year. */
export const indexed = (rise: Expr): Expr => pow(add(num(1), rise), year)

/**
 * A row paid late: `wait` whole months after, and a part (`later`) one month later still, to the cent; what is paid after
 * the plan stays due.
 */
export function delayed(book: Book, line: { id: string }, of: Line): Expr {
  const [wait, late] = [param(book, line, 'wait'), param(book, line, 'later')]
  const due = pick(of, sub(rank, wait))
  const dueBefore = pick(of, sub(sub(rank, wait), num(1)))
  return add(sub(due, round(mul(due, late))), round(mul(dueBefore, late)))
}

/** A share of a row in the same column, to the cent. */
export const part = (of: Line, rate: Expr): Expr => round(mul(now(of), rate))
