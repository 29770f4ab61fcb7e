import { inflateRawSync } from 'node:zlib'

/** Texts of a zip, in its order: what tests read back from a spreadsheet. Names and texts are UTF-8. */
export function unzip(bytes: Buffer): { name: string; text: string }[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0) throw new Error('not a zip')
  const files: { name: string; text: string }[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = bytes.readUInt16LE(end + 10); i > 0; i--) {
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const [nameLength, extra, comment] = [28, 30, 32].map((where) => bytes.readUInt16LE(at + where)) as [
      number,
      number,
      number,
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(from, from + size)
    files.push({ name, text: (method === 0 ? data : inflateRawSync(data)).toString('utf8') })
    at += 46 + nameLength + extra + comment
  }
  return files
}
