/**
 * Looks of cells, by name. Inputs are blue: what may be changed, and nothing else is. Number formats are written in the
 * English code of the file; each spreadsheet shows them in the reader's own habits.
 */
const formats = {
  euro: '#,##0.00\\ "€";[Red]\\-#,##0.00\\ "€";"–"',
  euroTyped: '#,##0.00\\ "€"',
  number: '#,##0.00;[Red]\\-#,##0.00;"–"',
  numberTyped: '#,##0.####',
  whole: '0',
  share: '0.0%;[Red]\\-0.0%;"–"',
  shareTyped: '0.####%',
  month: 'mmm\\ yyyy',
  yes: '"oui";;"non"',
  days: '#,##0.0',
} as const
type Format = keyof typeof formats

type Look = {
  readonly format?: Format
  readonly bold?: true
  readonly italic?: true
  readonly size?: number
  readonly colour?: 'ink' | 'grey' | 'blue' | 'white'
  readonly fill?: 'input' | 'head' | 'total' | 'band'
  readonly border?: 'top' | 'box'
  readonly align?: 'left' | 'right' | 'center'
  readonly wrap?: true
  readonly indent?: number
}

const looks = {
  plain: {},
  title: { bold: true, size: 16 },
  note: { italic: true, colour: 'grey' },
  how: { italic: true, colour: 'grey', align: 'left', indent: 1 },
  section: { bold: true, size: 12, fill: 'band' },
  head: { bold: true, colour: 'white', fill: 'head', wrap: true, align: 'center' },
  headMonth: { bold: true, colour: 'white', fill: 'head', format: 'month', align: 'center' },
  headSmall: { colour: 'grey', format: 'whole', align: 'center' },
  label: {},
  detail: { colour: 'grey' },
  labelTotal: { bold: true, fill: 'total', border: 'top' },
  text: { wrap: true },
  key: { colour: 'grey', size: 8 },
  euro: { format: 'euro' },
  euroTotal: { format: 'euro', bold: true, fill: 'total', border: 'top' },
  number: { format: 'number' },
  numberTotal: { format: 'number', bold: true, fill: 'total', border: 'top' },
  share: { format: 'share' },
  shareTotal: { format: 'share', bold: true, fill: 'total', border: 'top' },
  month: { format: 'month', align: 'right' },
  right: { align: 'right' },
  whole: { format: 'whole' },
  days: { format: 'days' },
  calcEuro: { format: 'euro', colour: 'grey' },
  calcNumber: { format: 'numberTyped', colour: 'grey' },
  calcShare: { format: 'shareTyped', colour: 'grey' },
  calcWhole: { format: 'whole', colour: 'grey' },
  inputEuro: { format: 'euroTyped', colour: 'blue', fill: 'input', border: 'box' },
  inputNumber: { format: 'numberTyped', colour: 'blue', fill: 'input', border: 'box' },
  inputWhole: { format: 'whole', colour: 'blue', fill: 'input', border: 'box' },
  inputShare: { format: 'shareTyped', colour: 'blue', fill: 'input', border: 'box' },
  inputMonth: { format: 'month', colour: 'blue', fill: 'input', border: 'box', align: 'center' },
  inputYes: { format: 'yes', colour: 'blue', fill: 'input', border: 'box', align: 'center' },
  check: { bold: true, align: 'center' },
} as const satisfies Record<string, Look>
export type Style = keyof typeof looks

export const names = Object.keys(looks) as Style[]
/** Index of a style in the file. */
export const styleIndex = new Map(names.map((name, i) => [name, i]))

const COLOURS = { ink: 'FF1F2933', grey: 'FF6B7280', blue: 'FF1D4ED8', white: 'FFFFFFFF' } as const
const FILLS = { input: 'FFE3EDFB', head: 'FF2F4858', total: 'FFF1F1EC', band: 'FFE8E6DF' } as const

const look = (name: Style): Look => looks[name]

const fontXml = ({ bold, italic, size = 10, colour = 'ink' }: Look): string =>
  `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/><color rgb="${COLOURS[colour]}"/><name val="Calibri"/><family val="2"/></font>`
const fillXml = ({ fill }: Look): string =>
  fill
    ? `<fill><patternFill patternType="solid"><fgColor rgb="${FILLS[fill]}"/><bgColor indexed="64"/></patternFill></fill>`
    : '<fill><patternFill patternType="none"/></fill>'
export const side = (name: string, on: boolean): string =>
  on ? `<${name} style="thin"><color rgb="FF9AA5B1"/></${name}>` : `<${name}/>`
function borderXml({ border }: Look): string {
  const box = border === 'box'
  const sides = [
    side('left', box),
    side('right', box),
    side('top', box || border === 'top'),
    side('bottom', box),
  ]
  return `<border>${sides.join('')}<diagonal/></border>`
}

/** Distinct pieces in order of first use, with the index of each style's own. */
function pieces(
  first: readonly string[],
  xml: (look: Look) => string,
): { all: string[]; at: (name: Style) => number } {
  const all = [...first]
  const index = names.map((name) => {
    const piece = xml(look(name))
    const known = all.indexOf(piece)
    return known >= 0 ? known : all.push(piece) - 1
  })
  return { all, at: (name) => index[names.indexOf(name)]! }
}

export const list = (tag: string, items: readonly string[]): string =>
  `<${tag} count="${items.length}">${items.join('')}</${tag}>`

function cellXml(name: Style, font: number, fill: number, border: number): string {
  const { format, align, wrap, indent } = look(name)
  const id = format ? 164 + (Object.keys(formats) as Format[]).indexOf(format) : 0
  const alignment = `<alignment vertical="${wrap ? 'top' : 'center'}"${align ? ` horizontal="${align}"` : ''}${wrap ? ' wrapText="1"' : ''}${indent ? ` indent="${indent}"` : ''}/>`
  return `<xf numFmtId="${id}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** `xl/styles.xml`. The two conditional looks are those of a check that holds, and of one that does not. */
export function stylesXml(): string {
  const fonts = pieces([fontXml({})], fontXml)
  // The first two fills are fixed by the format.
  const fills = pieces([fillXml({}), '<fill><patternFill patternType="gray125"/></fill>'], fillXml)
  const borders = pieces([borderXml({})], borderXml)
  const numFmts = (Object.keys(formats) as Format[]).map(
    (f, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(formats[f])}"/>`,
  )
  const xfs = names.map((name) => cellXml(name, fonts.at(name), fills.at(name), borders.at(name)))
  const dxf = (ink: string, paper: string) =>
    `<dxf><font><b/><color rgb="${ink}"/></font><fill><patternFill><bgColor rgb="${paper}"/></patternFill></fill></dxf>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${list('numFmts', numFmts)}${list('fonts', fonts.all)}${list('fills', fills.all)}${list('borders', borders.all)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', xfs)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>${list('dxfs', [dxf('FF166534', 'FFDCFCE7'), dxf('FF991B1B', 'FFFEE2E2')])}</styleSheet>`
}
