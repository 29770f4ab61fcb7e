import {
  type Accepts,
  type Cell,
  cellValue,
  columnOf,
  keyKinds,
  type Line,
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
const escaped = (text: string): string =>
  /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text
/** Text of people, or of ours, as XML holds it. */
export const xmlText = (text: string): string => escaped(text.replace(UNWRITABLE, ''))

function textIndex(texts: Texts, text: string): number {
  const known = texts.index.get(text)
  if (known !== undefined) return known
  const next = texts.index.size
  texts.index.set(text, next)
  return next
}

/** A number as a file holds it: no infinity, and no minus zero. */
const numberText = (n: number): string => (Number.isFinite(n) ? String(n + 0) : '0')

const emptyXml = (row: number, col: number, style: Style): string =>
  `<c r="${letters(col)}${row}" s="${styleIndex.get(style)}"/>`
const textXml = (row: number, col: number, style: Style, text: string, texts: Texts): string =>
  `<c r="${letters(col)}${row}" s="${styleIndex.get(style)}" t="s"><v>${textIndex(texts, text)}</v></c>`
const numberXml = (row: number, col: number, style: Style, n: number): string =>
  `<c r="${letters(col)}${row}" s="${styleIndex.get(style)}"><v>${numberText(n)}</v></c>`
/** A formula and the value that shows until it is computed again. Formulas are our own writing. */
const formulaXml = (row: number, col: number, style: Style, formula: string, value: Value): string =>
  typeof value === 'string'
    ? `<c r="${letters(col)}${row}" s="${styleIndex.get(style)}" t="str"><f>${escaped(formula)}</f><v>${xmlText(value)}</v></c>`
    : `<c r="${letters(col)}${row}" s="${styleIndex.get(style)}"><f>${escaped(formula)}</f><v>${numberText(value)}</v></c>`

function cellXml(cell: Cell, texts: Texts): string {
  const { row, col, style, content, sheet } = cell
  switch (content.kind) {
    case 'text':
      return textXml(row, col, style, content.text, texts)
    case 'number':
      return numberXml(row, col, style, content.number)
    case 'blank':
      return emptyXml(row, col, style)
    case 'formula':
      return formulaXml(row, col, style, content.expr.text(0, sheet), cellValue(cell))
  }
}

/** What a sum column of a line says, as a formula: its flow over the period, its end, or its own formula. */
function sumFormula(line: Line, column: number): string {
  const { sheet, row, yearly } = line
  const { sums } = sheet.grid!
  const { from, to } = sums[column]!
  if (yearly === 'same') return line.expr.text(column - 1 - sums.length, sheet)
  const last = `${letters(columnOf(line, to - 1))}${row}`
  return yearly === 'end' ? last : `SUM(${letters(columnOf(line, from))}${row}:${last})`
}

/** A row of a line: its labels and keys, its sums, its opening, its months. */
function lineXml(line: Line, texts: Texts): string {
  const { sheet, row, style, total } = line
  const grid = sheet.grid!
  const sums = grid.first - 1 - grid.sums.length
  let xml = textXml(row, 0, total ? 'labelTotal' : 'label', line.label, texts)
  const blank = (col: number, of: Style) => (total ? emptyXml(row, col, of) : '')
  const detail = total ? 'labelTotal' : 'detail'
  xml += line.detail ? textXml(row, 1, detail, line.detail, texts) : blank(1, 'labelTotal')
  for (const [i, kind] of keyKinds.entries()) {
    const key = line.keys[kind]
    xml += key ? textXml(row, 2 + i, 'key', key, texts) : blank(2 + i, 'labelTotal')
  }
  for (const column of grid.sums.keys())
    xml +=
      line.yearly === 'none'
        ? blank(sums + column, style)
        : formulaXml(
            row,
            sums + column,
            style,
            sumFormula(line, column),
            valueAt(line, column - 1 - grid.sums.length),
          )
  const { opening } = line
  xml += opening
    ? formulaXml(row, grid.first - 1, style, opening.text(0, sheet), opening.value(0))
    : blank(grid.first - 1, style)
  for (let m = 0; m < grid.columns; m++)
    xml += formulaXml(row, grid.first + m, style, line.expr.text(m, sheet), valueAt(line, m))
  return `<row r="${row}">${xml}</row>`
}

function* sectionRows(sheet: Sheet, texts: Texts): Generator<string> {
  const last = sheet.grid ? sheet.grid.first + sheet.grid.columns : 0
  for (const section of sheet.sections) {
    if (section.lines.length === 0) continue
    const row = titleRow(section)
    let xml = textXml(row, 0, 'section', section.title, texts)
    for (let col = 1; col < last; col++) xml += emptyXml(row, col, 'section')
    yield `<row r="${row}">${xml}</row>`
    for (const line of section.lines) yield lineXml(line, texts)
  }
}

/** Rows of cells placed one by one: all of a table, the head of a sheet of months. */
function* placedRows(sheet: Sheet, texts: Texts): Generator<string> {
  const rows = new Map<number, Cell[]>()
  for (const cell of sheet.cells) {
    const row = rows.get(cell.row)
    if (row) row.push(cell)
    else rows.set(cell.row, [cell])
  }
  for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
    cells.sort((a, b) => a.col - b.col)
    const lines = sheet.grid ? 1 : Math.max(...cells.map(linesOf))
    const height = lines > 1 ? ` ht="${lines * LINE_HEIGHT}" customHeight="1"` : ''
    yield `<row r="${row}"${height}>${cells.map((cell) => cellXml(cell, texts)).join('')}</row>`
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
  const rules = new Map<string, { readonly col: number; readonly first: number; last: number }[]>()
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
    const runs = rules.get(key) ?? []
    rules.set(key, runs)
    // A column of a table is one run: long lists of single cells are more than some programs read.
    const above = runs.find((run) => run.col === col && run.last === row - 1)
    if (above) above.last = row
    else runs.push({ col, first: row, last: row })
  }
  if (rules.size === 0) return ''
  const all = [...rules].map(([key, runs]) => {
    const [open, body] = key.split('\u0000')
    const at = runs.map(({ col, first, last }) => `${letters(col)}${first}:${letters(col)}${last}`)
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
  // Bold letters are wider than the digits that a width counts, plain ones narrower.
  return Math.ceil((content.text.length * (style === 'head' ? 1.15 : 0.88)) / width)
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

/** One sheet of the file, row by row: the head of a sheet of months stands above its sections. */
export function sheetXml(sheet: Sheet, texts: Texts, first: boolean): string {
  const body = [...placedRows(sheet, texts), ...sectionRows(sheet, texts)]
  const fit = isFitted(sheet) ? '<pageSetUpPr fitToPage="1"/>' : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr>${fit}</sheetPr>${view(sheet, first)}<sheetFormatPr defaultRowHeight="15"${sheet.grid ? ' outlineLevelCol="1"' : ''}/>${columns(sheet)}<sheetData>${body.join('')}</sheetData>${colours(sheet.cells)}${validations(sheet.cells)}${print(sheet)}</worksheet>`
}
