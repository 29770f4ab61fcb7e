import {
  type Accepts,
  type Cell,
  cellValue,
  columnOf,
  type Expr,
  keyKinds,
  type Line,
  layOut,
  letters,
  type Sheet,
  titleRow,
  type Value,
  valueAt,
} from '../grid.ts'
import { type Style, styleIndex } from './styles.ts'

/** Texts of the file, each once. */
export type Texts = { readonly index: Map<string, number> }

// XML 1.0 knows no other control characters; a name pasted with one must not spoil the file.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
export const xmlText = (text: string): string =>
  text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

function textIndex(texts: Texts, text: string): number {
  const known = texts.index.get(text)
  if (known !== undefined) return known
  const next = texts.index.size
  texts.index.set(text, next)
  return next
}

/** A number as a file holds it: never `1e21`-like exponents of 0, and no minus zero. */
const numberText = (n: number): string => (Number.isFinite(n) ? String(n + 0) : '0')

type Written = { readonly row: number; readonly col: number; readonly xml: string }

function written(row: number, col: number, style: Style, body: string, type = ''): Written {
  return { row, col, xml: `<c r="${letters(col)}${row}" s="${styleIndex.get(style)}"${type}>${body}</c>` }
}

function formulaCell(
  row: number,
  col: number,
  style: Style,
  expr: Expr<Value>,
  m: number,
  home: Sheet,
  value: Value,
): Written {
  const f = `<f>${xmlText(expr.text(m, home))}</f>`
  return typeof value === 'string'
    ? written(row, col, style, `${f}<v>${xmlText(value)}</v>`, ' t="str"')
    : written(row, col, style, `${f}<v>${numberText(value)}</v>`)
}

function textCell(row: number, col: number, style: Style, text: string, texts: Texts): Written {
  return written(row, col, style, `<v>${textIndex(texts, text)}</v>`, ' t="s"')
}

function placed(cell: Cell, texts: Texts): Written {
  const { row, col, style, content, sheet } = cell
  switch (content.kind) {
    case 'text':
      return textCell(row, col, style, content.text, texts)
    case 'number':
      return written(row, col, style, `<v>${numberText(content.number)}</v>`)
    case 'blank':
      return written(row, col, style, '')
    case 'formula':
      return formulaCell(row, col, style, content.expr, 0, sheet, cellValue(cell))
  }
}

/** Figures of a line: its years, its opening, its months. */
function* lineCells(line: Line, texts: Texts): Generator<Written> {
  const { sheet, row, style } = line
  const grid = sheet.grid!
  yield textCell(row, 0, line.total ? 'labelTotal' : 'label', line.label, texts)
  if (line.detail) yield textCell(row, 1, line.total ? 'labelTotal' : 'detail', line.detail, texts)
  else if (line.total) yield written(row, 1, 'labelTotal', '')
  for (const [i, kind] of keyKinds.entries()) {
    const key = line.keys[kind]
    if (key) yield textCell(row, 2 + i, 'key', key, texts)
    else if (line.total) yield written(row, 2 + i, 'labelTotal', '')
  }
  for (const [y, { from, to }] of grid.sums.entries()) {
    const col = grid.first - 1 - grid.sums.length + y
    if (line.yearly === 'none') {
      if (line.total) yield written(row, col, style, '')
      continue
    }
    const m = y - 1 - grid.sums.length
    const value = valueAt(line, m)
    const [a, b] = [letters(columnOf(line, from)), letters(columnOf(line, to - 1))]
    const text =
      line.yearly === 'same'
        ? xmlText(line.expr.text(m, sheet))
        : line.yearly === 'sum'
          ? `SUM(${a}${row}:${b}${row})`
          : `${b}${row}`
    yield written(row, col, style, `<f>${text}</f><v>${numberText(value)}</v>`)
  }
  if (line.opening)
    yield formulaCell(row, grid.first - 1, style, line.opening, 0, sheet, line.opening.value(0))
  else if (line.total) yield written(row, grid.first - 1, style, '')
  for (let m = 0; m < grid.columns; m++)
    yield formulaCell(row, grid.first + m, style, line.expr, m, sheet, valueAt(line, m))
}

function* sectionCells(sheet: Sheet, texts: Texts): Generator<Written> {
  const last = sheet.grid ? sheet.grid.first + sheet.grid.columns : 0
  for (const section of sheet.sections) {
    if (section.lines.length === 0) continue
    const row = titleRow(section)
    yield textCell(row, 0, 'section', section.title, texts)
    for (let col = 1; col < last; col++) yield written(row, col, 'section', '')
    for (const line of section.lines) yield* lineCells(line, texts)
  }
}

const OPERATORS = {
  amount: '<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1"',
  share: '<dataValidation type="decimal" operator="between" allowBlank="1" showErrorMessage="1"',
  whole: '<dataValidation type="whole" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1"',
  date: '<dataValidation type="date" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1"',
} as const

/** Cells that accept the same thing share one rule. */
function validations(cells: readonly Cell[]): string {
  const rules = new Map<string, string[]>()
  const rule = (accepts: Accepts): [string, string] => {
    switch (accepts.kind) {
      case 'list':
        return [
          '<dataValidation type="list" allowBlank="1" showErrorMessage="1"',
          `<formula1>"${accepts.values.join(',')}"</formula1>`,
        ]
      case 'share':
        return [OPERATORS.share, '<formula1>0</formula1><formula2>1000</formula2>']
      case 'date':
        return [OPERATORS.date, '<formula1>1</formula1>']
      default:
        return [OPERATORS[accepts.kind], '<formula1>0</formula1>']
    }
  }
  for (const { accepts, row, col } of cells) {
    if (!accepts) continue
    const key = rule(accepts).join('\u0000')
    const at = `${letters(col)}${row}`
    const known = rules.get(key)
    if (known) known.push(at)
    else rules.set(key, [at])
  }
  if (rules.size === 0) return ''
  const all = [...rules].map(([key, at]) => {
    const [open, body] = key.split('\u0000')
    return `${open} sqref="${at.join(' ')}">${body}</dataValidation>`
  })
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`
}

export function view({ freeze, grid }: Sheet, first: boolean): string {
  const pane = freeze
    ? `<pane${freeze.col ? ` xSplit="${freeze.col}"` : ''}${freeze.row ? ` ySplit="${freeze.row}"` : ''} topLeftCell="${letters(freeze.col)}${freeze.row + 1}" activePane="${freeze.col && freeze.row ? 'bottomRight' : freeze.row ? 'bottomLeft' : 'topRight'}" state="frozen"/>`
    : ''
  return `<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} showGridLines="0" zoomScale="${grid ? 90 : 100}" workbookViewId="0">${pane}</sheetView></sheetViews>`
}

export function columns(sheet: Sheet): string {
  const { grid } = sheet
  const col = (from: number, to: number, width: number, more = '') =>
    `<col min="${from + 1}" max="${to + 1}" width="${width}" customWidth="1"${more}/>`
  const all: string[] = []
  if (grid) {
    const years = grid.first - 1 - grid.sums.length
    all.push(
      col(0, 0, 44),
      col(1, 1, 26),
      col(2, years - 1, 12, ' hidden="1" outlineLevel="1" collapsed="1"'),
    )
    if (grid.sums.length > 0) all.push(col(years, grid.first - 2, 15))
    all.push(col(grid.first - 1, grid.first + grid.columns - 1, 13))
  } else for (const [at, width] of [...sheet.widths].sort(([a], [b]) => a - b)) all.push(col(at, at, width))
  return all.length > 0 ? `<cols>${all.join('')}</cols>` : ''
}

/** Months go a year to a page, after one for the years; wide tables over several; the rest to the width of the paper. */
function print(sheet: Sheet): string {
  const { grid, wide } = sheet
  const fit = isFitted(sheet) ? ' fitToWidth="1" fitToHeight="0"' : ` scale="${wide ? 60 : 50}"`
  const footer =
    '<headerFooter><oddFooter>&amp;L&amp;F&amp;C&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>'
  const breaks: string[] = []
  if (grid)
    for (let m = 0; m < grid.columns; m += 12)
      breaks.push(`<brk id="${grid.first + m}" max="1048575" man="1"/>`)
  const cols =
    breaks.length > 0
      ? `<colBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.join('')}</colBreaks>`
      : ''
  return `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"${fit}/>${footer}${cols}`
}
const isFitted = (sheet: Sheet): boolean => !sheet.grid && !sheet.wide

const LINE_HEIGHT = 15
/** Lines that a wrapped text takes in its column: programs that open a file do not all measure it again. */
function linesOf({ sheet, col, content, style }: Cell): number {
  if (content.kind !== 'text' || (style !== 'text' && style !== 'head')) return 1
  const width = sheet.widths.get(col) ?? 14
  return Math.ceil((content.text.length * (style === 'head' ? 1.15 : 1)) / width)
}

/** Cells of checks turn green or red by what they say. */
function colours(cells: readonly Cell[]): string {
  const checks = cells.filter((cell) => cell.style === 'check')
  if (checks.length === 0) return ''
  const [a, b] = [checks[0]!, checks.at(-1)!]
  const at = `${letters(a.col)}${a.row}`
  const rule = (dxf: number, sign: string) =>
    `<cfRule type="expression" dxfId="${dxf}" priority="${dxf + 1}"><formula>${at}${sign}"OK"</formula></cfRule>`
  return `<conditionalFormatting sqref="${at}:${letters(b.col)}${b.row}">${rule(0, '=')}${rule(1, '&lt;&gt;')}</conditionalFormatting>`
}

/** One sheet of the file. Cells are written row by row, in the order of their columns. */
export function sheetXml(sheet: Sheet, texts: Texts, first: boolean): string {
  layOut(sheet)
  const rows = new Map<number, Written[]>()
  const put = (cell: Written) => {
    const row = rows.get(cell.row)
    if (row) row.push(cell)
    else rows.set(cell.row, [cell])
  }
  const lines = new Map<number, number>()
  for (const cell of sheet.cells) {
    put(placed(cell, texts))
    lines.set(cell.row, Math.max(lines.get(cell.row) ?? 1, linesOf(cell)))
  }
  for (const cell of sectionCells(sheet, texts)) put(cell)
  const body: string[] = []
  for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
    cells.sort((a, b) => a.col - b.col)
    const height = sheet.grid ? 1 : (lines.get(row) ?? 1)
    body.push(
      height > 1 ? `<row r="${row}" ht="${height * LINE_HEIGHT}" customHeight="1">` : `<row r="${row}">`,
    )
    for (const { xml } of cells) body.push(xml)
    body.push('</row>')
  }
  const fit = isFitted(sheet) ? '<pageSetUpPr fitToPage="1"/>' : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr>${fit}</sheetPr>${view(sheet, first)}<sheetFormatPr defaultRowHeight="15"${sheet.grid ? ' outlineLevelCol="1"' : ''}/>${columns(sheet)}<sheetData>${body.join('')}</sheetData>${colours(sheet.cells)}${validations(sheet.cells)}${print(sheet)}</worksheet>`
}
