/** Bytes 0x80–0xff in Windows-1252, to find back the bytes of a text that was read in the wrong alphabet. */
const BYTE_OF = new Map<string, number>(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))].map(
    (letter, i) => [letter, i + 128],
  ),
)
const LATER = [...BYTE_OF].filter(([, byte]) => byte < 0xc0).map(([letter]) => letter)
/** First byte of a UTF-8 letter (C2–F4), then its others (80–BF), all read as Windows-1252. */
const TWICE_READ = new RegExp(`[\\u00c2-\\u00f4][${LATER.join('').replace(/[\\\]^-]/g, '\\$&')}]{1,3}`, 'gu')

function readAgain(letters: string): string {
  const bytes = Uint8Array.from([...letters].map((letter) => BYTE_OF.get(letter) ?? 0x3f))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return letters
  }
}

/** `HÃ©lÃ¨ne` → `Hélène`, also when it happened twice. Letters that mean themselves stay: `Âge`, `São`. */
export function repairLetters(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text
  const once = text.replace(TWICE_READ, readAgain)
  const twice = once === text ? once : once.replace(TWICE_READ, readAgain)
  // The second byte of « à » is a non-breaking space, which many programs turn into a plain one.
  return twice.replace(/Ã (?=\s|$|\p{Ll})/gu, 'à ').replace(/Ã$/u, 'à')
}

/** A cell as it will be read: repaired, one alphabet of accents, no control letters, single spaces. */
export function tidyCell(cell: string): string {
  // Most cells are plain already: a tenth of the time for a whole file.
  if (/^(?! )[!-&(-~ ]*(?<! )$/.test(cell) && !cell.includes('  ')) return cell
  return (
    repairLetters(cell)
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\s\u00a0\u202f]+/gu, ' ')
      .trim()
      // Our own exports write an apostrophe before what a spreadsheet would run as a formula.
      .replace(/^'(?=[=+\-@])/, '')
  )
}
