import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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

/** Draws an A4 document in the house font and answers its bytes. Pages are kept until the end: see `eachPage`. */
export async function pdfOf(setup: PdfSetup, draw: (doc: Pdf) => void): Promise<Uint8Array<ArrayBuffer>> {
  const { title, author, at, lang = 'fr-FR', landscape = false, margin = 48, archive } = setup
  faces ??= { regular: face(400), bold: face(700) }
  const doc = new PDFDocument({
    size: setup.size ? [...setup.size] : 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin,
    lang,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    ...(archive && { pdfVersion: '1.7' as const, subset: 'PDF/A-3b' as const }),
  })
  if (archive) inArchive(doc, archive, { title, author, at })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((done, fail) => {
    doc.on('end', done)
    doc.on('error', fail)
  })
  doc.registerFont('regular', faces.regular)
  doc.registerFont('bold', faces.bold)
  doc.font('regular').fontSize(10)
  draw(doc)
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

/** Calls `write` on every page once all are drawn, when their number is known: for « page 2/5 ». */
export function eachPage(doc: Pdf, write: (page: number, pages: number) => void): void {
  const { start, count } = doc.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    doc.switchToPage(start + i)
    write(i + 1, count)
  }
}
