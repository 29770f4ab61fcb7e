/** The letters of the standard PDF faces (WinAnsiEncoding, ISO 32000-1 annex D) beyond Latin-1. */
const EXTRA = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

const has = (letter: string): boolean =>
  /^[\u0020-\u007e\u00a0-\u00ff]$/.test(letter) || EXTRA.includes(letter)

/** Signs that French typography uses and the faces lack, with what stands in for them. */
const INSTEAD: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2212': '-',
  '\u2011': '-',
  '\n': ' ',
  '\t': ' ',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
}

/**
 * Text that a standard PDF face can print. A letter it lacks loses its accent (« Ștefan » → « Stefan »), and what has
 * no plain form becomes « ? »: a wrong sign would be worse on a receipt.
 */
export const winAnsi = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => {
      const known = INSTEAD[letter] ?? letter
      if (has(known)) return known
      const plain = known.normalize('NFD').replace(/\p{M}/gu, '')
      return plain !== '' && [...plain].every(has) ? plain : '?'
    })
    .join('')
