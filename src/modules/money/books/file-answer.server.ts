import { Readable } from 'node:stream'

/** A text file that leaves as it is read, in constant memory. */
export function fileAnswer(name: string, parts: AsyncIterable<string>): Response {
  const bytes = async function* () {
    for await (const part of parts) yield Buffer.from(part)
  }
  const body = Readable.toWeb(Readable.from(bytes())) as ReadableStream
  return new Response(body, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}
