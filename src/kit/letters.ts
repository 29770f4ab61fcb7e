const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, i) => bytes[i] === byte)

/** Zeros in every second byte, of an even number: UTF-16 without its mark. */
function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 === 1) return null
  const size = Math.min(bytes.length, 2000)
  let odd = 0
  let even = 0
  for (let i = 0; i < size; i++) if (bytes[i] === 0) i % 2 ? odd++ : even++
  if (odd > size * 0.3 && even < size * 0.05) return 'utf-16le'
  return even > size * 0.3 && odd < size * 0.05 ? 'utf-16be' : null
}

/**
 * The text of a file somebody brings: UTF-8 with or without its mark, UTF-16 likewise, else Windows-1252, as which Latin-1
 * is read too. The mark itself is left out.
 */
export function decodeFile(bytes: Uint8Array): string {
  const as = (alphabet: string) => new TextDecoder(alphabet).decode(bytes)
  if (startsWith(bytes, [0xff, 0xfe])) return as('utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return as('utf-16be')
  const wide = bareUtf16(bytes)
  if (wide) return as(wide)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Two files pasted together in two alphabets are read here too: what is repaired of them is for the caller.
    return as('windows-1252')
  }
}
