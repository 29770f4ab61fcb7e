import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { type Archive, inArchive } from './archive.server.ts'
import { sfntOf } from './woff.server.ts'

export type Pdf = PDFKit.PDFDocument
/** The faces of the house font that documents carry. */
export type Face = 'regular' | 'bold'

const resolve = createRequire(import.meta.url).resolve
const face = (weight: number) =>
  sfntOf(
    readFileSync(
      resolve(
        `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`,
      ),
    ),
  )
let faces: Record<Face, Buffer> | undefined

export type PdfSetup = {
  readonly title: string
  readonly author: string
  /** When the document was made: the same content and instant give the same bytes. */
  readonly at: Date
  readonly lang?: 'fr-FR' | 'en-GB'
  readonly landscape?: boolean
  /** Width and height in points; A4 when not said. */
  readonly size?: readonly [number, number]
  /** Points, on the four sides. */
  readonly margin?: number
  /** Makes it PDF/A-3 (ISO 19005-3, level B): to be kept for years, with files inside. */
  readonly archive?: Archive
}

function documentOf(setup: PdfSetup, autoFirstPage: boolean): Pdf {
  const { title, author, at, lang = 'fr-FR', landscape = false, margin = 48, archive } = setup
  faces ??= { regular: face(400), bold: face(700) }
  const doc = new PDFDocument({
    size: setup.size ? [...setup.size] : 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin,
    lang,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    ...(archive && { pdfVersion: '1.7' as const, subset: 'PDF/A-3b' as const }),
  })
  if (archive) inArchive(doc, archive, { title, author, at })
  doc.registerFont('regular', faces.regular)
  doc.registerFont('bold', faces.bold)
  doc.font('regular').fontSize(10)
  return doc
}

/** Draws an A4 document in the house font and answers its bytes. Pages are kept until the end: see `eachPage`. */
export async function pdfOf(setup: PdfSetup, draw: (doc: Pdf) => void): Promise<Uint8Array<ArrayBuffer>> {
  const doc = documentOf(setup, true)
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((done, fail) => {
    doc.on('end', done)
    doc.on('error', fail)
  })
  draw(doc)
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

/** Bytes that may wait for a slow reader before the next part is drawn. */
const MOST_WAITING = 2_000_000

/**
 * One A4 document of many parts, each beginning on a page of its own, sent as it is drawn: memory does not grow with
 * their number. `eachPage` in a part sees the pages of that part.
 */
export function pdfStream(setup: PdfSetup, parts: AsyncIterable<(doc: Pdf) => void>): ReadableStream {
  const doc = documentOf(setup, false)
  const write = async () => {
    for await (const draw of parts) {
      doc.addPage()
      draw(doc)
      doc.flushPages()
      while (doc.readableLength > MOST_WAITING && !doc.destroyed) await setTimeout(5)
    }
    doc.end()
  }
  write().catch((error) => doc.destroy(error))
  return Readable.toWeb(doc as unknown as Readable) as ReadableStream
}

/** Calls `write` on every page once all are drawn, when their number is known: for « page 2/5 ». */
export function eachPage(doc: Pdf, write: (page: number, pages: number) => void): void {
  const { start, count } = doc.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    doc.switchToPage(start + i)
    write(i + 1, count)
  }
}
