import { roundCents } from '#modules/plan/rules/spread.ts'
import type { Expr, Sheet, Value } from '../grid.ts'

/** How tightly an operator binds, for brackets. */
const LOOSE = 0
export const SUM = 1
const PRODUCT = 2
const POWER = 3
export const ATOM = 4

/** A condition is 1 or 0, as in a spreadsheet. */
export type Cond = Expr

export const within = (e: Expr<Value>, bind: number, m: number, home: Sheet): string =>
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

export const abs = (a: Expr): Expr => call('ABS', [a], (m) => Math.abs(a.value(m)))
