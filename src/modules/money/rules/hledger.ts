import type { Cents } from '#kit/money.ts'

/** Kinds of accounts that hledger tells apart, by class of the French chart. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^5/, 'C'],
  [/^[23]|^(409|41|44567|44566|44562|441|486|4687|275)/, 'A'],
  [/^1[0-4]/, 'E'],
  [/^[14]/, 'L'],
  [/^(6|86)/, 'X'],
  [/^(7|87)/, 'R'],
]

/** `A` assets, `L` debts, `E` own funds, `R` revenue, `X` costs, `C` cash. */
export const hledgerType = (code: string): string => TYPES.find(([starts]) => starts.test(code))?.[1] ?? 'A'

/** An account's name there: two spaces end a name, a semicolon begins a comment. */
export const hledgerName = (code: string, name: string): string =>
  `${code} ${name}`.replaceAll(/[\s;:]+/g, ' ').trim()

/** A description: a semicolon would begin a comment, a bar would cut payee from note. */
export const hledgerText = (text: string): string => text.replaceAll(/[\s;|]+/g, ' ').trim()

export function hledgerAmount(amount: Cents): string {
  const size = amount < 0n ? -amount : amount
  return `${amount < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')} EUR`
}
