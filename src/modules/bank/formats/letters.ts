/** One line of words: no control letters, single spaces. */
export const tidyLabel = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s\u00a0\u202f]+/gu, ' ')
    .trim()
    .slice(0, 400)
