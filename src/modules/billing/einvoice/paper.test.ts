import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { printable } from '#platform/pdf/letters.ts'
import { textOfPdf } from '#platform/pdf/picture.server.ts'
import { documentOf, SAMPLES, SELLER, sold } from '#test/einvoice/samples.ts'
import { ciiOf } from './cii.ts'
import { invoicePdf } from './paper.server.ts'

const at = new Date('2026-03-31T16:00:00Z')
const draw = (document = SAMPLES['one rate']!, withXml?: boolean) => invoicePdf({ document, at, withXml })
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
/** The object that a reference of the catalog leads to. */
const object = (file: string, ref: string) => file.split(`\n${ref} obj`)[1]!.split('endobj')[0]!

/** The clauses of ISO 19005-3 (level B) and of Factur-X 1.0 that the structure of a file can be asked. */
test('it is PDF/A-3 with factur-x.xml inside, and its metadata say so', async () => {
  const document = SAMPLES['one rate']!
  const pdf = await draw(document)
  const file = latin(pdf)
  expect(file.startsWith('%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n')).toBe(true)
  expect(file).toMatch(/trailer[\s\S]*\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/)
  expect(file).not.toMatch(/\/(Encrypt|JavaScript|Launch|ExtGState|SMask|AcroForm|LZWDecode)/)
  const [, catalog] = /\/Root (\d+ 0) R/.exec(file)!
  const root = object(file, catalog!)
  const [, spec] = /\/AF \[(\d+ 0) R\]/.exec(root)!
  expect(object(file, spec!)).toMatch(/\/AFRelationship \/Alternative/)
  expect(object(file, spec!)).toMatch(/\/F \(factur-x\.xml\)[\s\S]*\/UF \(factur-x\.xml\)/)
  const names = object(file, /\/Names (\d+ 0) R/.exec(root)![1]!)
  expect(names).toContain(`(factur-x.xml) ${spec} R`)
  const stored = object(file, /\/EF <<\s*\/F (\d+ 0) R/.exec(object(file, spec!))![1]!)
  expect(stored).toMatch(/\/Subtype \/text#2Fxml/)
  expect(stored).toMatch(/\/ModDate \(D:20260331160000Z\)/)
  const from = stored.indexOf('stream\n') + 7
  const packed = Buffer.from(stored.slice(from, stored.lastIndexOf('\nendstream')), 'latin1')
  expect(inflateSync(packed).toString('utf8')).toBe(ciiOf(document))
  const intent = object(file, /\/OutputIntents \[(\d+ 0) R\]/.exec(root)![1]!)
  expect(intent).toMatch(/\/S \/GTS_PDFA1/)
  expect(object(file, /\/DestOutputProfile (\d+ 0) R/.exec(intent)![1]!)).toMatch(/\/N 3/)
  for (const font of file.match(/\/Type \/FontDescriptor[\s\S]*?endobj/g)!)
    expect(font).toMatch(/\/FontFile2 \d+ 0 R/)
  const metadata = object(file, /\/Metadata (\d+ 0) R/.exec(root)![1]!)
  expect(metadata).not.toContain('/Filter')
  const xmp = Buffer.from(metadata, 'latin1').toString('utf8')
  for (const said of [
    ...['<pdfaid:part>3<', '<pdfaid:conformance>B<', '<fx:DocumentType>INVOICE<', '<fx:Version>1.0<'],
    ...['<fx:DocumentFileName>factur-x.xml<', '<fx:ConformanceLevel>EN 16931<', '<pdfaSchema:prefix>fx<'],
    ...['Facture F2026-00042<', 'Le Palier des Tilleuls<', 'Ateliers Güell &amp; Fils &lt;SARL&gt;'],
    ...['<xmp:CreateDate>2026-03-31T16:00:00Z<', '<xmp:ModifyDate>2026-03-31T16:00:00Z<'],
  ])
    expect(xmp).toContain(said)
  expect(file).toContain('(D:20260331160000Z)')
})

test('the same document gives the same bytes', async () => {
  const [one, two] = await Promise.all([draw(), draw()])
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
})

test('an inhabitant gets a paper of the same look, with the XML inside only when it is asked for', async () => {
  const document = SAMPLES['an inhabitant']!
  expect(latin(await draw(document))).not.toContain('factur-x.xml')
  expect(latin(await draw(document, true))).toContain('factur-x.xml')
})

test('the paper says what the XML says', async () => {
  const read = async (name: string) =>
    (await textOfPdf(await draw(SAMPLES[name]!))).join('\n').replace(/[\s\u00a0]+/g, ' ')
  const taxed = await read('allowance and charge')
  for (const words of ['TVA 20 %', 'TVA 10 %', '−25,01 €', '266,99 €', 'SIRET 552 100 554 00013'])
    expect(taxed).toContain(words)
  expect(await read('franchise 293 B')).toContain('TVA non applicable, art. 293 B du CGI')
  expect(await read('credit note')).toContain('Cet avoir reprend la facture F2026-00041 du 28 février 2026.')
  for (const words of ['ENG-2026-118', 'SERV-ENF']) expect(await read('town hall')).toContain(words)
  expect(await read('wholly paid ahead')).toContain('entièrement réglée')
})

test('a long invoice goes on over pages and loses no line', async () => {
  const rows = Array.from({ length: 80 }, (_, i) => sold(`Service ${i + 1}`, 1000 + i))
  const pages = await textOfPdf(await draw(documentOf({ sold: rows })))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.join('\n').match(/Service \d+/g)).toHaveLength(80)
  for (const [i, page] of pages.entries()) expect(page).toContain(`page ${i + 1}/${pages.length}`)
})

test('every letter that a paper may print is in its font: none shows as a box', async () => {
  const letters = Array.from({ length: 0x2300 }, (_, i) => String.fromCharCode(i + 0x20)).join('')
  const lacking: string[] = []
  await pdfOf({ title: 'Lettres', author: SELLER.name, at }, (doc) => {
    for (const face of ['regular', 'bold']) {
      const { font } = (
        doc.font(face) as unknown as { _font: { font: { hasGlyphForCodePoint(n: number): boolean } } }
      )._font
      for (const letter of printable(letters))
        if (!font.hasGlyphForCodePoint(letter.codePointAt(0)!)) lacking.push(letter)
    }
  })
  expect([...new Set(lacking)]).toEqual([])
})
