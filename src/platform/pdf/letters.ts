/** The letters of the house font (its Latin files) beyond Latin-1. */
const EXTRA = 'ĂıŒœˆ˚˜–—‘’‚“”„•…‹›⁄€™−∕'

const has = (letter: string): boolean =>
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ff]$/.test(letter) || EXTRA.includes(letter)

/** Signs that people and French typography use and the font lacks, with what stands in for them. */
const INSTEAD: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2011': '-',
  '\u2010': '-',
  '\u00ad': '',
  '\u200b': '',
  '\t': ' ',
  µ: 'u',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '→': '›',
  '←': '‹',
  '≥': '>',
  '≤': '<',
}

/**
 * Text that the font of our documents can print. A letter it lacks loses its accent (« Ștefan » → « Stefan »), and what
 * has no plain form becomes « ? »: a wrong sign would be worse on a receipt. Ends of lines stay.
 */
export const printable = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => {
      if (letter === '\n') return letter
      const known = INSTEAD[letter] ?? letter
      if (known === '' || has(known)) return known
      const plain = known.normalize('NFD').replace(/\p{M}/gu, '')
      return plain !== '' && [...plain].every(has) ? plain : '?'
    })
    .join('')
