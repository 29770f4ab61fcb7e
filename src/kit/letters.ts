/** The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252, as which Latin-1 is read too. */
export function decodeFile(bytes: Uint8Array): string {
  const as = (alphabet: string) => new TextDecoder(alphabet).decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, '')
  } catch {
    return as('windows-1252')
  }
}
