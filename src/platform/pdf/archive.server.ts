import { escapeXml } from '#kit/xml.ts'
import { printable } from './letters.ts'

/** A file kept inside the document. */
export type Attachment = {
  readonly name: string
  readonly content: Uint8Array
  readonly type: string
  readonly description: string
  /** How it stands to the pages (AFRelationship, ISO 32000-2): `Alternative` is the same thing in another form. */
  readonly relationship: 'Alternative' | 'Data' | 'Source' | 'Supplement'
}

export type Archive = {
  readonly attachments: readonly Attachment[]
  readonly subject: string
  /** Descriptions of its own in the metadata packet (XMP, RDF in XML), with their extension schema. */
  readonly metadata?: string
}

const PRODUCER = 'Palier'

/** Seconds in UTC, as both the document’s dates and its metadata say them. */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/**
 * What the document says of itself (XMP). ISO 19005-3 wants it equal to the information dictionary; the library would
 * write names as they are, and « & » in one would break the packet.
 */
function metadataOf(archive: Archive, about: { title: string; author: string; at: Date }): string {
  const word = (text: string) => escapeXml(printable(text))
  const alternatives = (name: string, text: string) =>
    `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${word(text)}</rdf:li></rdf:Alt></dc:${name}>`
  return `
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
${alternatives('title', about.title)}
${alternatives('description', archive.subject)}
<dc:creator><rdf:Seq><rdf:li>${word(about.author)}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${instant(about.at)}</xmp:CreateDate>
<xmp:ModifyDate>${instant(about.at)}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>
${archive.metadata ?? ''}`
}

/**
 * Turns a document just begun (with the subset PDF/A-3b) into an archive: its metadata and the files it keeps. Fonts are
 * embedded and colours are sRGB by the house pieces; nothing drawn may be transparent.
 */
export function inArchive(
  doc: PDFKit.PDFDocument,
  archive: Archive,
  about: { title: string; author: string; at: Date },
): void {
  doc.info.Title = printable(about.title)
  doc.info.Author = printable(about.author)
  doc.info.Subject = printable(archive.subject)
  doc.info.Producer = PRODUCER
  doc.info.Creator = PRODUCER
  const own = doc as unknown as { appendXML(xml: string): void; _addInfo(): void }
  own._addInfo = () => own.appendXML(metadataOf(archive, about))
  for (const { content, name, type, description, relationship } of archive.attachments)
    doc.file(Buffer.from(content), {
      ...{ name, type, description: printable(description), relationship },
      ...{ creationDate: about.at, modifiedDate: about.at },
    } as PDFKit.Mixins.PDFAttachmentOptions)
}
