/** Letters that no decomposition opens. */
const OPENED: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  '’': "'",
  '‘': "'",
  '«': "'",
  '»': "'",
  '“': "'",
  '”': "'",
  '"': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '€': 'EUR',
  '&': '+',
  '@': '(at)',
  _: '-',
  '°': '.',
  '·': '-',
}

/**
 * Text in the only characters that every bank of SEPA must take (EPC230-15: a–z A–Z 0–9 / - ? : ( ) . , ' + and the
 * space), accents removed, of at most `max` characters. Others become a space; what is left empty becomes `?`, because
 * the schema refuses an empty element.
 */
export function toLatin(text: string, max: number): string {
  const opened = [...text].map((sign) => OPENED[sign] ?? sign).join('')
  const plain = opened
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  return plain.slice(0, max).trim() || '?'
}

/** The same for a reference: no space, and no slash at its ends nor two in a row, which banks refuse. */
export const toReference = (text: string, max = 35): string =>
  toLatin(text, 1000)
    .replaceAll(' ', '-')
    .replaceAll(/\/{2,}/g, '/')
    .replaceAll(/^\/+/g, '')
    .slice(0, max)
    .replaceAll(/\/+$/g, '') || '?'
