import { type Day, monthOf } from '#kit/day.ts'
import { INK, PRIMARY, RULE, SOFT, SUNK } from '#platform/pdf/colours.ts'
import { eachPage, type Pdf, pdfOf } from '#platform/pdf/document.server.ts'
import { heightOf, paragraph, type Sheet, sheetOn, writeAt } from '#platform/pdf/sheet.server.ts'
import { formatMonth } from '#ui/dates.ts'
import { NBSP } from '#ui/format.ts'
import { einvoiceFr as fr } from '../messages.einvoice.fr.ts'
import {
  type DocumentAddress,
  type DocumentNote,
  type InvoiceDocument,
  isElectronic,
} from '../rules/document.ts'
import { facturxOf } from './facturx.server.ts'
import { linesTable } from './paper-lines.server.ts'
import { sums } from './paper-sums.server.ts'

const w = fr.paper
const MARGIN = 48
/** « 1er mars 2026 »: a paper needs no day of the week. */
const day = (d: Day) =>
  `${Number(d.slice(8)) === 1 ? '1er' : Number(d.slice(8))} ${formatMonth(monthOf(d), 'fr')}`

export type Paper = {
  readonly document: InvoiceDocument
  /** When it was issued: the same document and instant give the same bytes. */
  readonly at: Date
  /** With its XML inside whoever the client is; by default for businesses and public bodies alone. */
  readonly withXml?: boolean
}

/**
 * An invoice or credit note on A4, PDF/A-3 for the years it must be kept (code de commerce, L123-22), with `factur-x.xml`
 * inside for who must receive it electronically. French whatever the language of the screen.
 */
export async function invoicePdf({ document, at, withXml }: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const title = w.one[document.kind](document.number)
  const subject = w.subject[document.kind](document.number, document.buyer.name)
  const electronic = withXml ?? isElectronic(document)
  const archive = electronic ? facturxOf(document, subject) : { subject, attachments: [] }
  return await pdfOf({ title, author: document.seller.name, at, margin: MARGIN, archive }, (doc) =>
    drawInvoice(doc, document, electronic),
  )
}

/** Draws a document from the page where it stands: alone in its file, or one of many to be printed together. */
export function drawInvoice(doc: Pdf, document: InvoiceDocument, electronic = false): void {
  const sheet = sheetOn(doc)
  sheet.y = MARGIN
  heads(sheet, document)
  facts(sheet, document)
  linesTable(sheet, document)
  sums(sheet, document)
  mentions(sheet, document)
  feet(doc, document, electronic)
}

const addressLines = ({ street, postcode, city, country }: DocumentAddress): string[] =>
  [
    ...(street ?? '').split('\n'),
    [postcode, city].filter(Boolean).join(' '),
    country === 'FR' ? '' : country,
  ].filter((line) => line.trim() !== '')

/** Who sells on the left; the number on the right, and under it the client where a window envelope shows it. */
function heads(sheet: Sheet, { seller, buyer, ...one }: InvoiceDocument): void {
  const { doc, left, width } = sheet
  const half = width * 0.48
  const right = left + width - half
  let y = sheet.y
  y += writeAt(doc, seller.tradeName ?? seller.name, { x: left, y, width: half }, HEAD_NAME) + 2
  const numbers = [
    seller.siret && w.siret(spaced(seller.siret, [3, 3, 3, 5])),
    seller.vatNumber && w.vatNumber(seller.vatNumber),
  ]
  const own = [
    seller.tradeName ? seller.name : '',
    ...addressLines(seller.address),
    [seller.phone && phoneWords(seller.phone), seller.email].filter(Boolean).join(' · '),
    ...numbers,
  ]
  for (const line of own.filter(Boolean))
    y += writeAt(doc, line as string, { x: left, y, width: half }, { size: 9, colour: SOFT })
  let z = sheet.y
  z += writeAt(doc, w[one.kind].toUpperCase(), { x: right, y: z, width: half }, { ...HEAD_KIND })
  z += writeAt(
    doc,
    one.number,
    { x: right, y: z, width: half },
    { size: 13, face: 'bold', colour: INK, align: 'right' },
  )
  z += writeAt(
    doc,
    w.of(day(one.issuedOn)),
    { x: right, y: z, width: half },
    { size: 10, colour: SOFT, align: 'right' },
  )
  const top = Math.max(z, MARGIN + 68) + 10
  const inner = { x: right + 12, width: half - 24 }
  const lines: [string, object][] = [
    [w.to[buyer.kind], { size: 8, colour: SOFT }],
    [buyer.name, { size: 12, face: 'bold', colour: INK }],
    ...(buyer.contact ? ([[w.attention(buyer.contact), { size: 10 }]] as [string, object][]) : []),
    ...addressLines(buyer.address).map((line): [string, object] => [line, { size: 10 }]),
    ...[
      buyer.siret
        ? w.siret(spaced(buyer.siret, [3, 3, 3, 5]))
        : buyer.siren && w.siren(spaced(buyer.siren, [3, 3, 3])),
      buyer.vatNumber && w.vatNumber(buyer.vatNumber),
    ]
      .filter((line) => line !== null && line !== '')
      .map((line): [string, object] => [line as string, { size: 8.5, colour: SOFT }]),
  ]
  const height = lines.reduce((sum, [text, style]) => sum + heightOf(doc, text, inner.width, style), 0) + 20
  doc.roundedRect(right, top, half, height, 6).lineWidth(0.8).stroke(RULE)
  let at = top + 10
  for (const [text, style] of lines) at += writeAt(doc, text, { ...inner, y: at }, style)
  sheet.y = Math.max(top + height, y) + 16
}

const HEAD_NAME = { size: 17, face: 'bold', colour: PRIMARY } as const
const HEAD_KIND = { size: 22, face: 'bold', colour: PRIMARY, align: 'right' } as const

/** `0476251010` → `04 76 25 10 10`; others as they were written. */
const phoneWords = (phone: string): string =>
  /^0\d{9}$/.test(phone) ? spaced(phone, [2, 2, 2, 2, 2]) : phone

/** `73282932000074` → `732 829 320 00074`. */
function spaced(digits: string, groups: readonly number[]): string {
  const from = groups.map((_, i) => groups.slice(0, i).reduce((sum, size) => sum + size, 0))
  return groups.map((size, i) => digits.slice(from[i], from[i]! + size)).join(NBSP)
}

/** « du 1er au 31 mars 2026 » */
function period(from: Day, to: Day): string {
  if (from === to) return day(to)
  const first = day(from)
  return w.from(monthOf(from) === monthOf(to) ? first.slice(0, first.indexOf(' ')) : first, day(to))
}

/** What the reader looks for: until when, for which days, under which references. */
function facts(sheet: Sheet, one: InvoiceDocument): void {
  const { doc, left, width } = sheet
  const { from, to, address } = one.delivery
  const known: [string, string | null][] = [
    [w.facts.due, one.dueOn && day(one.dueOn)],
    [from === to ? w.facts.delivered : w.facts.period, period(from, to)],
    [w.facts.nature, w.natures[one.operation]],
    [one.buyer.kind === 'public' ? w.facts.commitment : w.facts.order, one.orderReference],
    [one.buyer.kind === 'public' ? w.facts.service : w.facts.reference, one.buyerReference],
    [w.facts.contract, one.contractReference],
    [w.deliveredTo, address && [address.name, ...addressLines(address)].filter(Boolean).join(', ')],
  ]
  const shown = known.filter((fact): fact is [string, string] => Boolean(fact[1]))
  const columns = shown.length <= 4 ? shown.length : 3
  const each = width / columns
  for (let i = 0; i < shown.length; i += columns) {
    const row = shown.slice(i, i + columns)
    const height = Math.max(...row.map(([, value]) => heightOf(doc, value, each - 16, { size: 10 }))) + 24
    doc.rect(left, sheet.y, width, height).fill(SUNK)
    for (const [j, [term, value]] of row.entries()) {
      const at = { x: left + j * each + 10, width: each - 16 }
      writeAt(doc, term, { ...at, y: sheet.y + 6 }, { size: 8, colour: SOFT })
      writeAt(doc, value, { ...at, y: sheet.y + 17 }, { size: 10, face: i + j === 0 ? 'bold' : 'regular' })
    }
    sheet.y += height
  }
  sheet.y += 16
  if (one.preceding)
    paragraph(sheet, w.back(one.preceding.number, day(one.preceding.issuedOn)), { size: 10, after: 2 })
  if (one.reason) paragraph(sheet, `${w.reason}${NBSP}: ${one.reason}`, { size: 10, after: 2 })
  if (one.preceding || one.reason) sheet.y += 10
}

/** What the law wants said: why there is no tax, the penalties, the option for debits. */
function mentions(sheet: Sheet, { vat, notes, vatOnDebits, preceding }: InvoiceDocument): void {
  const untaxed = [...new Set(vat.flatMap((row) => (row.exemption ? [row.exemption.words] : [])))]
  const taxed = vat.some((row) => row.category === 'S')
  const said = new Set<string>([...untaxed, ...(vatOnDebits && taxed ? [w.onDebits] : [])])
  // The foot says the legal form and the register; the top says which invoice a credit note takes back.
  const elsewhere = ({ code, text }: DocumentNote) =>
    said.has(text) || code === 'REG' || (preceding !== null && text.includes(preceding.number))
  for (const text of untaxed) paragraph(sheet, text, { size: 10, after: 3 })
  if (vatOnDebits && taxed) paragraph(sheet, w.onDebits, { size: 9, colour: SOFT, after: 3 })
  for (const note of notes)
    if (!elsewhere(note)) paragraph(sheet, note.text, { size: 8.5, colour: SOFT, after: 3 })
}

function feet(doc: Pdf, { seller, number, kind }: InvoiceDocument, electronic: boolean): void {
  const legal = [
    seller.name,
    seller.legalForm,
    seller.siren ? w.siren(spaced(seller.siren, [3, 3, 3])) : null,
    seller.rna ? w.rna(seller.rna) : null,
    addressLines(seller.address).join(', '),
  ]
  eachPage(doc, (page, pages) => {
    const { margins, width, height } = doc.page
    const kept = margins.bottom
    margins.bottom = 0
    const inner = width - 2 * MARGIN
    const top = height - kept - 14
    const style = { size: 7.5, colour: SOFT } as const
    doc
      .moveTo(MARGIN, top)
      .lineTo(width - MARGIN, top)
      .lineWidth(0.5)
      .stroke(RULE)
    const used = writeAt(
      doc,
      legal.filter(Boolean).join(' · '),
      { x: MARGIN, y: top + 5, width: inner - 130 },
      style,
    )
    if (electronic) writeAt(doc, w.electronic, { x: MARGIN, y: top + 5 + used, width: inner - 130 }, style)
    const last = `${w.one[kind](number)} · ${w.page(page, pages)}`
    writeAt(doc, last, { x: width - MARGIN - 130, y: top + 5, width: 130 }, { ...style, align: 'right' })
    margins.bottom = kept
  })
}
