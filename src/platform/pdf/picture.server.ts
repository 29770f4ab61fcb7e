import { crc32, deflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'

let library: Promise<PDFiumLibrary> | undefined

const chunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG of 8-bit RGB points (ISO/IEC 15948), from rows of four bytes a point. */
function pngOf(points: Uint8Array, width: number, height: number): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0, to = 0; y < height; y++) {
    rows[to++] = 0
    for (let from = y * width * 4; from < (y + 1) * width * 4; from += 4) {
      rows[to++] = points[from]!
      rows[to++] = points[from + 1]!
      rows[to++] = points[from + 2]!
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Opens a PDF for the time of a work. */
export async function onDocument<T>(
  pdf: Uint8Array,
  work: (doc: Awaited<ReturnType<PDFiumLibrary['loadDocument']>>) => Promise<T>,
) {
  library ??= PDFiumLibrary.init()
  const doc = await (await library).loadDocument(pdf)
  try {
    return await work(doc)
  } finally {
    doc.destroy()
  }
}

/** The first page of a PDF as a PNG; at `scale` 2.5 an A4 page in landscape is 2105 points wide. */
export async function pictureOf(pdf: Uint8Array, scale = 2.5): Promise<Uint8Array<ArrayBuffer>> {
  return await onDocument(pdf, async (doc) => {
    const drawn = await doc.getPage(0).render({
      scale,
      render: async ({ data, width, height }) => pngOf(data, width, height),
    })
    return new Uint8Array(drawn.data)
  })
}

/** The text of each page, as a reader would select it. */
export async function textOfPdf(pdf: Uint8Array): Promise<string[]> {
  return await onDocument(pdf, async (doc) => [...doc.pages()].map((page) => page.getText()))
}
