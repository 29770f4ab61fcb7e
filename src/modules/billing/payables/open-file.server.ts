import { ok, type Result, refuse } from '#kit/result.ts'
import { filesInPdf } from '#platform/pdf/attachments.server.ts'
import type { Incoming, IncomingRefusal, Syntax } from '../rules/incoming.ts'
import { readInvoiceXml } from './read.ts'

/** Names that hybrid invoices give to what is inside, the French first; else any XML is tried. */
const KNOWN = ['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml']

const decoded = (content: Buffer): string =>
  content[0] === 0xff && content[1] === 0xfe ? content.toString('utf16le') : content.toString('utf8')

/** The invoice in a file that was sent: a PDF with its XML inside, or the XML itself. */
export async function openInvoiceFile(
  content: Buffer,
): Promise<Result<{ syntax: Syntax; invoice: Incoming }, IncomingRefusal>> {
  if (!content.subarray(0, 1024).includes('%PDF-')) return readInvoiceXml(decoded(content))
  const inside = await filesInPdf(content).catch(() => [])
  const rank = (name: string) => (KNOWN.includes(name) ? KNOWN.indexOf(name) : KNOWN.length)
  const candidates = inside
    .filter(({ name, content: file }) => /\.xml$/i.test(name) && file.length > 0)
    .sort((a, b) => rank(a.name) - rank(b.name))
  for (const { content: file } of candidates) {
    const read = readInvoiceXml(decoded(file))
    if (read.ok) return ok({ syntax: 'factur-x', invoice: read.value.invoice })
    if (read.code !== 'not_an_invoice') return read
  }
  return refuse('no_invoice_inside')
}
