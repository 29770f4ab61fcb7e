import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/**
 * The file of a backup, unzipped: frames `KIND LENGTH\n` + LENGTH bytes, so that it is read in constant memory and
 * still makes sense to an eye. HEAD once, then for each table TABLE and its DATA (PostgreSQL's COPY text, cut
 * anywhere), and END with the checksum of all that stands before it.
 */
export const FORMAT = 1

export type Head = {
  palier: 'backup'
  format: number
  /** The schema the rows fit: hashes of the migrations applied, in order. */
  migrations: string[]
  at: string
}
export type TableHead = { name: string; columns: string[] }
export type End = { rows: Record<string, number>; sha256: string }

export type Frame =
  | { kind: 'HEAD'; head: Head }
  | { kind: 'TABLE'; table: TableHead }
  | { kind: 'DATA'; bytes: Buffer }
  | { kind: 'END'; end: End }

/** The file is not a whole backup of ours: cut short, changed, or something else. */
export class Damaged extends Error {}

export const frameOf = (kind: Frame['kind'], payload: Buffer | string): Buffer => {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
  return Buffer.concat([Buffer.from(`${kind} ${bytes.length}\n`), bytes])
}

/** A frame is one chunk of a stream; more than this is noise read as a length. */
const LARGEST = 64 * 1024 * 1024
const HEADER = /^(HEAD|TABLE|DATA|END) (\d{1,8})\n/

/**
 * Reads a backup frame by frame; the last one is END, and is only given once the checksum was found right.
 * @throws {Damaged} at the first thing that is not as it was written. Throws the file system's errors.
 */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const hash = createHash('sha256')
  let ended = false
  for await (const [kind, bytes, whole] of split(unzip(file))) {
    if (ended) throw new Damaged('something follows the end')
    const frame = parse(kind, bytes)
    if (frame.kind === 'END') {
      ended = true
      if (frame.end.sha256 !== hash.digest('hex')) throw new Damaged('the checksum differs')
    } else hash.update(whole)
    yield frame
  }
  if (!ended) throw new Damaged('the end is missing')
}

async function* unzip(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    yield* source.pipe(gunzip)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_')) throw new Damaged(message)
    throw error
  } finally {
    source.destroy()
  }
}

async function* split(source: AsyncIterable<Buffer>): AsyncGenerator<[string, Buffer, Buffer]> {
  let held: Buffer[] = []
  let size = 0
  let wanted = 1
  for await (const chunk of source) {
    held.push(chunk)
    size += chunk.length
    if (size < wanted) continue
    let rest = Buffer.concat(held)
    for (;;) {
      const header = HEADER.exec(rest.subarray(0, 20).toString('latin1'))
      if (!header && rest.length >= 20) throw new Damaged('not a frame')
      wanted = header ? header[0].length + Number(header[2]) : rest.length + 1
      if (wanted > LARGEST) throw new Damaged('not a frame')
      if (!header || rest.length < wanted) break
      const whole = rest.subarray(0, wanted)
      yield [header[1]!, whole.subarray(header[0].length), whole]
      rest = rest.subarray(wanted)
    }
    held = [rest]
    size = rest.length
  }
  if (size > 0) throw new Damaged('the last frame is cut')
}

function parse(kind: string, bytes: Buffer): Frame {
  if (kind === 'DATA') return { kind, bytes }
  let content: unknown
  try {
    content = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Damaged('not a frame')
  }
  if (kind === 'HEAD') return { kind, head: content as Head }
  if (kind === 'TABLE') return { kind, table: content as TableHead }
  return { kind: 'END', end: content as End }
}
