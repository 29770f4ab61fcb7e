import { ok, type Result, refuse } from '#kit/result.ts'

/**
 * Signs that are told apart when read aloud over a counter or a phone in French: no O beside 0, no I beside 1, and of
 * letters that sound alike (B D G P T V, M N, F S) at most one. Sixteen, so that each is four bits.
 */
const SIGNS = '23456789AFHKMRXZ'
/** Nine signs and a check sign: 36 bits, of which a hub issues a few hundred. */
const BODY = 9

const rankOf = (sign: string): number => SIGNS.indexOf(sign)

/** The check sign. Odd weights notice any one wrong sign, and nearly every two neighbours exchanged. */
function checkOf(body: string): string {
  let sum = 0
  for (const [i, sign] of [...body].entries()) sum += rankOf(sign) * (2 * i + 3)
  return SIGNS[sum % 16]!
}

/** A code from `BODY` random bytes, without its dashes: ten signs, the last of them checks the others. */
export function codeFrom(bytes: Uint8Array): string {
  const body = [...bytes.subarray(0, BODY)].map((byte) => SIGNS[byte % 16]!).join('')
  return body + checkOf(body)
}
/** How many random bytes `codeFrom` reads. */
export const CODE_BYTES = BODY

/** `A2K5HRX39M` → `A2K 5HRX 39M`: read in three breaths. */
export const spokenCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3, 7)} ${code.slice(7)}`

/** What a hand typed, whatever its case, dashes and spaces. Refuses a code that its own check sign denies. */
export function parseCode(typed: string): Result<string, 'code_malformed'> {
  const code = typed.toUpperCase().replace(/[\s\u00a0\u202f.-]/g, '')
  const known = code.length === BODY + 1 && [...code].every((sign) => rankOf(sign) >= 0)
  return known && checkOf(code.slice(0, BODY)) === code[BODY] ? ok(code) : refuse('code_malformed', 'code')
}
