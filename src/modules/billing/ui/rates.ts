import type { Locale } from '#kit/words.ts'
import { formatNumber } from '#ui/format.ts'

/** `55` permille → `5,5`, as a rate is read. */
export const rateShown = (permille: number, locale: Locale): string =>
  formatNumber(permille / 10, locale, permille % 10 === 0 ? 0 : 1)

/** `12500` ten-thousandths → `1,25`. */
export function quantityShown(tenThousandths: number, locale: Locale): string {
  const decimals = [0, 1, 2, 3].find((n) => (tenThousandths * 10 ** n) % 10_000 === 0) ?? 4
  return formatNumber(tenThousandths / 10_000, locale, decimals)
}

/** `FR7630006000011234567890189` → groups of four, as on a bank card. */
export const ibanShown = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0')

/** `73282932000074` → `732 829 320 00074`. */
export const siretShown = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
