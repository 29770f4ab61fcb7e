import { INK, RULE, SOFT, SUNK } from './colours.ts'
import { heightOf, needRoom, newPage, type Sheet, writeAt } from './sheet.server.ts'

export type PdfColumn = {
  readonly header: string
  /** Share of the table's width; shares are made to fill it. */
  readonly share: number
  /** Figures stand on the right. */
  readonly figures?: boolean
}
export type PdfRow = {
  readonly cells: readonly string[]
  /** A total, or the title of a group. */
  readonly strong?: boolean
}
export type PdfTable = {
  readonly columns: readonly PdfColumn[]
  readonly rows: readonly PdfRow[]
  readonly size?: number
  /** Points left empty below. */
  readonly after?: number
}

const PAD = 4

/** A ruled table over the whole width. A row is never cut; the columns' heads stand again on every page. */
export function table(sheet: Sheet, { columns, rows, size = 9, after = 12 }: PdfTable): void {
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => (column.share / whole) * sheet.width)
  const textOf = (cells: readonly string[], i: number) => cells[i] ?? ''
  const style = (strong: boolean, colour = INK) => ({
    size,
    face: strong ? ('bold' as const) : ('regular' as const),
    colour,
  })
  const heightOfRow = (cells: readonly string[], strong: boolean) =>
    Math.max(
      ...columns.map((_, i) => heightOf(sheet.doc, textOf(cells, i), widths[i]! - 2 * PAD, style(strong))),
      size,
    ) +
    2 * PAD
  const write = (cells: readonly string[], { strong = false, head = false }) => {
    const height = heightOfRow(cells, strong || head)
    if (head || strong) sheet.doc.rect(sheet.left, sheet.y, sheet.width, height).fill(SUNK)
    let x = sheet.left
    for (const [i, column] of columns.entries()) {
      writeAt(
        sheet.doc,
        textOf(cells, i),
        { x: x + PAD, y: sheet.y + PAD, width: widths[i]! - 2 * PAD },
        { ...style(strong || head, head ? SOFT : INK), align: column.figures ? 'right' : 'left' },
      )
      x += widths[i]!
    }
    sheet.y += height
    sheet.doc
      .moveTo(sheet.left, sheet.y)
      .lineTo(sheet.left + sheet.width, sheet.y)
      .lineWidth(0.5)
      .stroke(RULE)
  }
  const heads = columns.map((column) => column.header)
  const headHeight = heightOfRow(heads, true)
  needRoom(sheet, headHeight + (rows[0] ? heightOfRow(rows[0].cells, rows[0].strong ?? false) : 0))
  write(heads, { head: true })
  for (const row of rows) {
    if (sheet.y + heightOfRow(row.cells, row.strong ?? false) > sheet.bottom) {
      newPage(sheet)
      write(heads, { head: true })
    }
    write(row.cells, { strong: row.strong })
  }
  sheet.y += after
}
