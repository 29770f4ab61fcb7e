import { ok, type Result, refuse } from '#kit/result.ts'

/**
 * An identifiant créancier SEPA: country, key, three signs of activity, national number (`FR72ZZZ123456`). The key is
 * modulo 97 over all but the activity (EPC262-08, ISO 7064).
 */
export function parseIcs(text: string): Result<string, 'ics_wrong'> {
  const ics = text.replaceAll(/[\s.-]/g, '').toUpperCase()
  const parts = /^([A-Z]{2})(\d{2})([A-Z0-9]{3})([A-Z0-9]{1,28})$/.exec(ics)
  if (!parts) return refuse('ics_wrong', 'ics')
  const [, country = '', key = '', , national = ''] = parts
  if (country === 'FR' && national.length !== 6) return refuse('ics_wrong', 'ics')
  return modulo97(`${national}${country}${key}`) === 1 ? ok(ics) : refuse('ics_wrong', 'ics')
}

/** The remainder by 97 of signs read as digits, A = 10 … Z = 35 (ISO 7064). */
function modulo97(text: string): number {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
