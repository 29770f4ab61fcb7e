import { ok, type Result, refuse } from '#kit/result.ts'

/** SIREN of La Poste: its thousands of offices ran out of SIRET numbers that satisfy Luhn's key. */
const LA_POSTE = '356000000'

const digitsOf = (text: string): number[] => [...text].map(Number)

/** Luhn's key: every second digit from the right doubled (9 taken off above 9), the sum divisible by 10. */
const luhn = (text: string): boolean =>
  digitsOf(text)
    .reverse()
    .reduce((sum, digit, i) => sum + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0) %
    10 ===
  0

/**
 * Reads a SIRET (14 digits, spaces allowed) and checks its key. Source: INSEE, Sirene; an office of La Poste is
 * also right when the plain sum of its fourteen digits is divisible by 5 (only its seat satisfies Luhn).
 */
export function parseSiret(text: string): Result<string, 'not_a_siret' | 'siret_key'> {
  const siret = text.replace(/[\s.\u00a0\u202f]/g, '')
  if (!/^\d{14}$/.test(siret)) return refuse('not_a_siret')
  if (luhn(siret)) return ok(siret)
  const sum = digitsOf(siret).reduce((total, digit) => total + digit, 0)
  return siret.startsWith(LA_POSTE) && sum % 5 === 0 ? ok(siret) : refuse('siret_key')
}

/** `73282932000074` → `732 829 320 00074`, as it is printed. */
export const showSiret = (siret: string): string =>
  `${siret.slice(0, 3)}\u00a0${siret.slice(3, 6)}\u00a0${siret.slice(6, 9)}\u00a0${siret.slice(9)}`
