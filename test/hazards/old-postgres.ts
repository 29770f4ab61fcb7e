import { createServer, type Server, type Socket } from 'node:net'

/** A message of PostgreSQL's wire protocol 3: its letter, its length, its content. */
function message(letter: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(5)
  head.write(letter, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const int16 = (n: number) => Buffer.from([(n >> 8) & 255, n & 255])
const int32 = (n: number) => Buffer.concat([int16(n >> 16), int16(n)])
const word = (text: string) => Buffer.from(`${text}\0`)
const ready = message('Z', Buffer.from('I'))

/**
 * No old server can be installed everywhere the tests run, so this one speaks just enough of the protocol: it lets
 * anybody in and answers every statement with one row, its version number.
 */
export function oldPostgres(version: number): Server {
  const answer = Buffer.concat([
    message(
      'T',
      int16(1),
      word('server_version_num'),
      int32(0),
      int16(0),
      int32(25),
      int16(-1),
      int32(-1),
      int16(0),
    ),
    message('D', int16(1), int32(String(version).length), Buffer.from(String(version))),
    message('C', word('SHOW')),
    ready,
  ])
  return createServer((socket: Socket) => {
    let greeted = false
    socket.on('data', (data) => {
      if (!greeted) socket.write(Buffer.concat([message('R', int32(0)), ready]))
      else if (data[0] === 'Q'.charCodeAt(0)) socket.write(answer)
      greeted = true
    })
    socket.on('error', () => undefined)
  })
}
