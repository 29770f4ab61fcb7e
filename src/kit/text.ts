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
