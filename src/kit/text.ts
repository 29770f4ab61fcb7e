/**
 * Text as people search it: lower case, no accents, ligatures opened, punctuation as spaces.
 * `"L'Épicerie du Cœur"` → `"l epicerie du coeur"`.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A short lower-case word for a URL: `"Quartier des Tilleuls"` → `"quartier-des-tilleuls"`. */
export const slug = (text: string): string => fold(text).slice(0, 60).trim().replace(/ /g, '-')

/**
 * Text without control characters, save tabs and line ends: PostgreSQL refuses NUL, and a spreadsheet is broken by the
 * others.
 */
export const printable = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, '')

/** Whether anything of a text would be seen: spaces of no width and joiners alone say nothing. */
export const saysSomething = (text: string): boolean => /[^\s\p{Z}\p{Cf}\p{Cc}]/u.test(text)

/** `12,5`, `12.5`, `1 250`, `27,3 %` as a number; null for anything else, `1e3` and `0x10` included. */
export function parseDecimal(text: string): number | null {
  const tidy = text.replace(/[\s\u00a0\u202f%]/g, '')
  return /^-?\d{1,15}(?:[.,]\d{1,15})?$/.test(tidy) ? Number(tidy.replace(',', '.')) : null
}
