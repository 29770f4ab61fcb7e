import { INK, PILLAR_COLOURS, PRIMARY, RULE, SOFT, SUNK, WHITE } from '#platform/pdf/colours.ts'
import { type Pdf, pdfOf } from '#platform/pdf/document.server.ts'
import { heightOf, type Place, widthOf, writeAt } from '#platform/pdf/sheet.server.ts'
import type { Block, Pillar } from '../rules/vocabulary.ts'
import { type Box, fitText, largest, placeBlocks, SIZES } from './layout.ts'

/** One slip as the page shows it: its words, a smaller line below, the numbers of its flows. */
export type PageNote = {
  readonly text: string
  readonly under: string
  readonly pillar: Pillar | null
  readonly marks: readonly number[]
}
/** A subtitle with its slips: only the beneficiaries have two. */
export type PagePart = { readonly title: string | null; readonly notes: readonly PageNote[] }
export type PageBlock = {
  readonly title: string
  readonly parts: readonly PagePart[]
  /** Lines of the plan with their figures: first to go when room is short. */
  readonly lines: readonly string[]
}
export type CanvasPage = {
  readonly title: string
  readonly head: readonly [string, string]
  readonly answer: string
  /** A hue never stands without its word. */
  readonly pillars: readonly { readonly pillar: Pillar; readonly word: string }[]
  readonly blocks: Readonly<Record<Block, PageBlock>>
  readonly flowsTitle: string
  /** « 1. Bailleurs › habitants › … », in order. */
  readonly flows: readonly { readonly text: string; readonly pillar: Pillar | null }[]
  readonly linesTitle: string
  readonly foot: readonly [string, string]
  /** « + 3 autres » */
  readonly more: (n: number) => string
  readonly author: string
  readonly at: Date
  readonly lang: 'fr-FR' | 'en-GB'
}

const MARGIN = 22
/** Points that the head of a longer document takes above the board. */
const FRAME = 22
const GAP = 4
const PAD = 5

type Cell = { readonly width: number; readonly columns: number }
type Drawn = { readonly height: number; draw(at: Place): void }

const TINY = 0.8
const COMFORTABLE = 7

function note(doc: Pdf, one: PageNote, width: number, size: number): Drawn {
  const inner = width - 9
  const style = { size }
  const marks = one.marks.length > 0 ? one.marks.slice(0, 6).join(' · ') : ''
  const markWidth = marks ? widthOf(doc, marks, { size: size * TINY, face: 'bold' }) + 7 : 0
  const text = fitText(one.text, (t) => heightOf(doc, t, inner - markWidth, style), size * 1.5 * 7)
  const textHeight = heightOf(doc, text, inner - markWidth, style)
  const underHeight = one.under ? heightOf(doc, one.under, inner, { size: size * TINY }) : 0
  const height = textHeight + underHeight + 4
  return {
    height,
    draw({ x, y }) {
      doc.rect(x, y, width, height).fill(WHITE)
      doc.rect(x, y, width, height).lineWidth(0.4).stroke(RULE)
      doc.rect(x, y, 2, height).fill(one.pillar ? PILLAR_COLOURS[one.pillar] : SOFT)
      writeAt(doc, text, { x: x + 5, y: y + 2, width: inner - markWidth }, style)
      if (one.under)
        writeAt(
          doc,
          one.under,
          { x: x + 5, y: y + 2 + textHeight, width: inner },
          { size: size * TINY, colour: SOFT },
        )
      if (marks) {
        const tall = size * TINY + 3.5
        doc.roundedRect(x + width - markWidth - 1, y + 2, markWidth, tall, tall / 2).fill(PRIMARY)
        writeAt(
          doc,
          marks,
          { x: x + width - markWidth + 2.5, y: y + 3, width: markWidth },
          { size: size * TINY, face: 'bold', colour: WHITE },
        )
      }
    },
  }
}

function words(doc: Pdf, text: string, width: number, style: Parameters<typeof writeAt>[3]): Drawn {
  const height = heightOf(doc, text, width, style)
  return { height, draw: (at) => void writeAt(doc, text, { ...at, width }, style) }
}

/** Everything of a block at a text size, in rows of as many columns as the block has. */
function rowsOf(doc: Pdf, block: PageBlock, cell: Cell, size: number, page: CanvasPage, withLines: boolean) {
  const width = cell.width - 2 * PAD
  const one = (width - (cell.columns - 1) * 3) / cell.columns
  const rows: { items: Drawn[]; notes: number }[] = []
  for (const part of block.parts) {
    if (part.title)
      rows.push({
        items: [words(doc, part.title, width, { size: size * 0.86, face: 'bold', colour: SOFT })],
        notes: 0,
      })
    for (let i = 0; i < part.notes.length; i += cell.columns) {
      const some = part.notes.slice(i, i + cell.columns)
      rows.push({ items: some.map((n) => note(doc, n, one, size)), notes: some.length })
    }
  }
  if (withLines && block.lines.length > 0) {
    const style = { size: size * TINY, colour: SOFT }
    rows.push({ items: [words(doc, page.linesTitle, width, { ...style, face: 'bold' })], notes: 0 })
    for (let i = 0; i < block.lines.length; i += Math.min(cell.columns, 2)) {
      const some = block.lines.slice(i, i + Math.min(cell.columns, 2))
      const half = (width - 6) / Math.min(cell.columns, 2)
      rows.push({ items: some.map((text) => words(doc, text, half, style)), notes: 0 })
    }
  }
  return rows
}

const titleStyle = (size: number) => ({ size: size * 1.12, face: 'bold' as const, colour: PRIMARY })
const rowHeight = (row: { items: Drawn[] }) => Math.max(...row.items.map((item) => item.height)) + 2.5

/** What a block needs in height at a text size. */
function needOf(
  doc: Pdf,
  block: PageBlock,
  cell: Cell,
  size: number,
  page: CanvasPage,
  lines: boolean,
): number {
  const title = heightOf(doc, block.title, cell.width - 2 * PAD, titleStyle(size))
  const rows = rowsOf(doc, block, cell, size, page, lines)
  return 2 * PAD + title + 2 + rows.reduce((sum, row) => sum + rowHeight(row), 0)
}

/** Draws a block in its box; slips that do not fit are counted in its last line. */
function drawBlock(
  doc: Pdf,
  block: PageBlock,
  box: Box,
  columns: number,
  size: number,
  page: CanvasPage,
  lines: boolean,
) {
  doc.roundedRect(box.x, box.y, box.width, box.height, 4).fill(SUNK)
  const width = box.width - 2 * PAD
  const x = box.x + PAD
  let y = box.y + PAD
  y += writeAt(doc, block.title, { x, y, width }, titleStyle(size)) + 2
  const cell = { width: box.width, columns }
  const rows = rowsOf(doc, block, cell, size, page, lines)
  const end = box.y + box.height - PAD
  const total = rows.reduce((sum, row) => sum + row.notes, 0)
  const tail = size * 1.5 + 2
  let drawn = 0
  let left = rows.reduce((sum, row) => sum + rowHeight(row), 0)
  for (const row of rows) {
    const tall = rowHeight(row)
    // The count of what is left needs a line of its own, unless everything left fits.
    const room = y + left <= end + 0.5 ? end + 0.5 : end - tail
    if (y + tall > room) break
    let at = x
    for (const item of row.items) {
      const step = (width + 3) / Math.max(row.items.length, row.notes > 0 ? columns : row.items.length)
      item.draw({ x: at, y, width })
      at += step
    }
    y += tall
    left -= tall
    drawn += row.notes
  }
  if (drawn < total)
    writeAt(doc, page.more(total - drawn), { x, y, width }, { size, face: 'bold', colour: SOFT })
}

/** Blocks with room for several slips side by side. */
const columnsOf = (block: Block) => (block === 'costs' || block === 'revenues' ? 3 : 1)

/** The canvas on one landscape A4 page, always one: the text shrinks as far as it can be read, then slips are counted. */
export async function canvasPdf(page: CanvasPage): Promise<Uint8Array<ArrayBuffer>> {
  const setup = { title: page.title, author: page.author, at: page.at, lang: page.lang }
  return await pdfOf({ ...setup, landscape: true, margin: MARGIN }, (doc) => drawCanvas(doc, page, page.foot))
}

/** The same as a landscape page of a longer document, which writes its own head and foot. */
export function addCanvasPage(doc: Pdf, page: CanvasPage): void {
  doc.addPage({ size: 'A4', layout: 'landscape', margin: MARGIN })
  drawCanvas(doc, page, null)
}

function drawCanvas(doc: Pdf, page: CanvasPage, feet: CanvasPage['foot'] | null): void {
  const width = doc.page.width - 2 * MARGIN
  doc.page.margins.bottom = 0
  // A longer document rules its head just above: the board starts under it.
  let y = feet ? MARGIN : MARGIN + FRAME
  const line = (text: string, style: Parameters<typeof writeAt>[3], align?: 'right') =>
    writeAt(doc, text, { x: MARGIN, y, width }, { ...style, align })
  if (feet) line(page.head[1], { size: 8.5, colour: SOFT }, 'right')
  y += line(page.head[0], { size: 14, face: 'bold', colour: PRIMARY })
  pillarLegend(doc, page, MARGIN + width, y + 2)
  y += line(page.answer, { size: 9, colour: INK }) + 4
  const foot = doc.page.height - MARGIN - 8
  const flows = flowStrip(doc, page, width)
  const board = { x: MARGIN, y, width, height: foot - 4 - y - (flows ? flows.height + GAP : 0) }
  const plan = (size: number, lines: boolean) =>
    placeBlocks(board, GAP, (block, w) =>
      needOf(doc, page.blocks[block], { width: w, columns: columnsOf(block) }, size, page, lines),
    )
  // Lines of the plan stay while the slips keep a comfortable size beside them.
  const withLines = largest((size) => plan(size, true).fits)
  const lines = withLines !== null && withLines >= COMFORTABLE
  const chosen = {
    lines,
    size: (lines ? withLines : largest((size) => plan(size, false).fits)) ?? SIZES.at(-1)!,
  }
  const { boxes } = plan(chosen.size, chosen.lines)
  for (const [block, box] of Object.entries(boxes) as [Block, Box][])
    drawBlock(doc, page.blocks[block], box, columnsOf(block), chosen.size, page, chosen.lines)
  flows?.draw({ x: MARGIN, y: board.y + board.height + GAP, width })
  if (!feet) return
  writeAt(doc, feet[0], { x: MARGIN, y: foot, width }, { size: 7, colour: SOFT })
  writeAt(doc, feet[1], { x: MARGIN, y: foot, width }, { size: 7, colour: SOFT, align: 'right' })
}

/** The pillars with their hues, right-aligned at `right`. */
function pillarLegend(doc: Pdf, page: CanvasPage, right: number, y: number) {
  const style = { size: 7.5, colour: SOFT }
  let x = right
  for (const { pillar, word } of [...page.pillars].reverse()) {
    const width = widthOf(doc, word, style) + 2
    x -= width
    writeAt(doc, word, { x, y, width: width + 4 }, style)
    x -= 9
    doc.rect(x, y + 1, 5, 7).fill(PILLAR_COLOURS[pillar])
    x -= 12
  }
}

const STRIP = 9

/** Who pays for whom, under the board, in two columns; at most nine, the others counted. */
function flowStrip(doc: Pdf, page: CanvasPage, width: number): Drawn | null {
  if (page.flows.length === 0) return null
  const shown = page.flows.length > STRIP ? page.flows.slice(0, STRIP - 1) : page.flows
  const rest = page.flows.length - shown.length
  const texts = [...shown, ...(rest > 0 ? [{ text: page.more(rest), pillar: null }] : [])]
  const columns = 3
  const one = (width - 2 * PAD - (columns - 1) * 8) / columns
  const style = { size: 7 }
  const items = texts.map(({ text, pillar }) => ({
    text: fitText(text, (t) => heightOf(doc, t, one - 6, style), 25),
    pillar,
  }))
  const title = 12
  const per = Math.ceil(items.length / columns)
  const heights = items.map(({ text }) => heightOf(doc, text, one - 6, style) + 1.5)
  const column = (c: number) => heights.slice(c * per, (c + 1) * per).reduce((a, b) => a + b, 0)
  const height = 2 * PAD + title + Math.max(...Array.from({ length: columns }, (_, c) => column(c)))
  return {
    height,
    draw({ x, y }) {
      doc.roundedRect(x, y, width, height, 4).lineWidth(0.6).stroke(RULE)
      writeAt(
        doc,
        page.flowsTitle,
        { x: x + PAD, y: y + PAD - 1, width },
        { size: 8.5, face: 'bold', colour: PRIMARY },
      )
      for (const [i, item] of items.entries()) {
        const c = Math.floor(i / per)
        const top = y + PAD + title + heights.slice(c * per, i).reduce((a, b) => a + b, 0)
        const left = x + PAD + c * (one + 8)
        if (item.pillar) doc.rect(left, top + 1, 2, heights[i]! - 3).fill(PILLAR_COLOURS[item.pillar])
        writeAt(doc, item.text, { x: left + 5, y: top, width: one - 6 }, style)
      }
    },
  }
}
