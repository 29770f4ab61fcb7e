import { INK, PRIMARY, RULE, SOFT } from './colours.ts'
import { eachPage, type Face, type Pdf } from './document.server.ts'
import { printable } from './letters.ts'

export type TextStyle = {
  readonly size?: number
  readonly face?: Face
  readonly colour?: string
  readonly align?: 'left' | 'right' | 'center'
  /** Points left empty below. */
  readonly after?: number
}
export type Place = { readonly x: number; readonly y: number; readonly width: number }

/** Figures stand under each other in columns. */
const TABULAR: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum']
const LEADING = 2

const pick = (doc: Pdf, { size = 10, face = 'regular' }: TextStyle) => doc.font(face).fontSize(size)

/** Height in points of a text once wrapped. */
export function heightOf(doc: Pdf, text: string, width: number, style: TextStyle = {}): number {
  return pick(doc, style).heightOfString(printable(text), { width, lineGap: LEADING, features: TABULAR })
}

/** Width in points of a text on one line. */
export const widthOf = (doc: Pdf, text: string, style: TextStyle = {}): number =>
  pick(doc, style).widthOfString(printable(text), { features: TABULAR })

/** Writes a wrapped text at a place and answers the height it took. Never starts a page. */
export function writeAt(doc: Pdf, text: string, at: Place, style: TextStyle = {}): number {
  const height = heightOf(doc, text, at.width, style)
  pick(doc, style)
    .fillColor(style.colour ?? INK)
    // With a height, the library cuts instead of starting a page.
    .text(printable(text), at.x, at.y, {
      width: at.width,
      height: height + 1,
      align: style.align ?? 'left',
      lineGap: LEADING,
      features: TABULAR,
    })
  return height
}

/** The text area of a document, filled from the top; what does not fit goes to a new page. */
export type Sheet = {
  readonly doc: Pdf
  readonly left: number
  readonly width: number
  /** Where the text area of a page ends. */
  readonly bottom: number
  /** Where the next piece is written. */
  y: number
}

const HEAD = 26
const FOOT = 22

export function sheetOn(doc: Pdf): Sheet {
  const { margins, width, height } = doc.page
  return {
    doc,
    left: margins.left,
    width: width - margins.left - margins.right,
    bottom: height - margins.bottom - FOOT,
    y: margins.top + HEAD,
  }
}

export function newPage(sheet: Sheet): void {
  sheet.doc.addPage()
  sheet.y = sheet.doc.page.margins.top + HEAD
}

/** Starts a new page unless this much room, in points, is left. */
export function needRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.bottom) newPage(sheet)
}

/** A paragraph over the whole width. One longer than a page goes on, line by line, on the next. */
export function paragraph(sheet: Sheet, text: string, style: TextStyle = {}): void {
  for (const part of text.split('\n')) {
    let rest = part
    while (rest !== '') {
      const room = sheet.bottom - sheet.y
      const fits = heightOf(sheet.doc, rest, sheet.width, style) <= room
      const now = fits ? rest : wordsThatFit(sheet, rest, room, style)
      if (now === '' && sheet.y > sheet.doc.page.margins.top + HEAD) {
        newPage(sheet)
        continue
      }
      const written = now === '' ? rest : now
      const at = { x: sheet.left, y: sheet.y, width: sheet.width }
      sheet.y += writeAt(sheet.doc, written, at, style)
      rest = rest.slice(written.length).trimStart()
    }
  }
  sheet.y += style.after ?? 6
}

/** The longest beginning of a text, cut between words, that is not higher than `room`. */
function wordsThatFit(sheet: Sheet, text: string, room: number, style: TextStyle): string {
  const ends = [...text.matchAll(/\S+\s*/g)].map((m) => m.index + m[0].length)
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const tried = text.slice(0, ends[middle - 1])
    if (heightOf(sheet.doc, tried, sheet.width, style) <= room) low = middle
    else high = middle - 1
  }
  return low === 0 ? '' : text.slice(0, ends[low - 1])
}

const LEVELS: Record<1 | 2 | 3, TextStyle & { room: number }> = {
  1: { size: 20, face: 'bold', colour: PRIMARY, after: 10, room: 90 },
  2: { size: 14, face: 'bold', colour: PRIMARY, after: 6, room: 70 },
  3: { size: 11, face: 'bold', colour: INK, after: 3, room: 50 },
}

/** A title, listed in the document's outline; it never stands alone at the foot of a page. */
export function heading(sheet: Sheet, text: string, level: 1 | 2 | 3 = 2): void {
  const { room, ...style } = LEVELS[level]
  needRoom(sheet, room)
  if (level < 3) sheet.doc.outline.addItem(printable(text))
  paragraph(sheet, text, style)
}

export type Frame = {
  /** Top left and right of each page: the hub, the document. */
  readonly head: readonly [string, string]
  /** Bottom left: the day, in words. */
  readonly foot: string
  /** « page 2/5 », in the reader's language. */
  readonly page: (page: number, pages: number) => string
  /** Pages from the first that carry no head (a cover). */
  readonly bare?: number
}

/** Writes the head and the foot of every page; call it last. */
export function framePages(doc: Pdf, frame: Frame): void {
  eachPage(doc, (page, pages) => {
    const { margins, width, height } = doc.page
    const at = (y: number): Place => ({ x: margins.left, y, width: width - margins.left - margins.right })
    const line = (y: number) =>
      doc
        .moveTo(margins.left, y)
        .lineTo(width - margins.right, y)
        .lineWidth(0.5)
        .stroke(RULE)
    // The foot stands in the margin, where the library would otherwise start a page.
    const kept = margins.bottom
    margins.bottom = 0
    const style = { size: 8, colour: SOFT } as const
    if (page > (frame.bare ?? 0)) {
      writeAt(doc, frame.head[0], at(margins.top), { ...style, face: 'bold', colour: PRIMARY })
      writeAt(doc, frame.head[1], at(margins.top), { ...style, align: 'right' })
      line(margins.top + 14)
    }
    const foot = height - kept - 10
    line(foot - 4)
    writeAt(doc, frame.foot, at(foot), style)
    writeAt(doc, frame.page(page, pages), at(foot), { ...style, align: 'right' })
    margins.bottom = kept
  })
}
