import { onDocument } from './picture.server.ts'

/** The few calls of pdfium that read attachments; the wrapper has no door for them. */
type Raw = {
  readonly documentIdx: number
  readonly module: {
    _FPDFDoc_GetAttachmentCount(document: number): number
    _FPDFDoc_GetAttachment(document: number, index: number): number
    _FPDFAttachment_GetName(attachment: number, at: number, size: number): number
    _FPDFAttachment_GetFile(attachment: number, at: number, size: number, out: number): number
    _malloc(size: number): number
    _free(at: number): void
    readonly HEAPU8: Uint8Array
  }
}

/** Files above this are left alone: an invoice is a few kilobytes. */
const LARGEST = 8 * 1024 * 1024

/** The files kept inside a PDF, by name. Throws when it is no PDF that can be opened. */
export async function filesInPdf(pdf: Uint8Array): Promise<{ name: string; content: Buffer }[]> {
  return await onDocument(pdf, async (doc) => {
    const { module: m, documentIdx } = doc as unknown as Raw
    const count = Math.min(m._FPDFDoc_GetAttachmentCount(documentIdx), 50)
    const room = <T>(size: number, use: (at: number) => T): T => {
      const at = m._malloc(size)
      try {
        return use(at)
      } finally {
        m._free(at)
      }
    }
    const bytes = (at: number, size: number) => Buffer.from(m.HEAPU8.slice(at, at + size))
    return Array.from({ length: count }, (_, i) => {
      const file = m._FPDFDoc_GetAttachment(documentIdx, i)
      const nameSize = m._FPDFAttachment_GetName(file, 0, 0)
      const name = room(nameSize, (at) => {
        m._FPDFAttachment_GetName(file, at, nameSize)
        return bytes(at, Math.max(nameSize - 2, 0)).toString('utf16le')
      })
      const content = room(4, (out) => {
        m._FPDFAttachment_GetFile(file, 0, 0, out)
        const size = bytes(out, 4).readUInt32LE(0)
        if (size === 0 || size > LARGEST) return Buffer.alloc(0)
        return room(size, (at) => {
          m._FPDFAttachment_GetFile(file, at, size, out)
          return bytes(at, size)
        })
      })
      return { name, content }
    })
  })
}
