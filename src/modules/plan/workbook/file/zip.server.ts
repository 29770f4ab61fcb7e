import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

const deflate = promisify(deflateRaw)

/** 1 January 1980, the first date a zip can say: same content, same bytes. */
const DATE = 0x21

/**
 * A zip of texts (APPNOTE 6.3.3, no extension), in their order. Each is asked for once the one before is compressed, off the
 * main thread: a large file neither holds all its texts at once nor keeps others waiting.
 */
export async function zip(
  files: Iterable<{ readonly name: string; readonly text: string }>,
): Promise<Buffer> {
  const parts: Buffer[] = []
  const index: Buffer[] = []
  let offset = 0
  let count = 0
  for (const { name, text } of files) {
    const raw = Buffer.from(text, 'utf8')
    const data = await deflate(raw, { level: 6 })
    const path = Buffer.from(name, 'utf8')
    // From "version needed" to the lengths of name and extra: the same in both headers.
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt16LE(DATE, 8)
    facts.writeUInt32LE(crc32(raw), 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(raw.length, 18)
    facts.writeUInt16LE(path.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, data)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    index.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, where, path)
    count += 1
    offset += 4 + facts.length + path.length + data.length
  }
  const directory = Buffer.concat(index)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}
