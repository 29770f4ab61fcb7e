import { layOut, letters, type Sheet } from '../grid.ts'
import { sheetXml, type Texts, xmlText } from './sheet-xml.ts'
import { stylesXml } from './styles.ts'
import { zip } from './zip.server.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const APP = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const contentTypes = (sheets: readonly Sheet[]): string => {
  const type = (part: string, of: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${of}+xml"/>`
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'spreadsheetml.sheet.main')}${sheets.map((_, i) => type(`/xl/worksheets/sheet${i + 1}.xml`, 'spreadsheetml.worksheet')).join('')}${type('/xl/styles.xml', 'spreadsheetml.styles')}${type('/xl/sharedStrings.xml', 'spreadsheetml.sharedStrings')}${type('/docProps/app.xml', 'extended-properties')}</Types>`
}

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    (s, i) => `<sheet name="${xmlText(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const names = sheets.flatMap((s, i) => {
    if (!s.freeze) return []
    const rows = s.freeze.row ? `${s.quoted}$1:$${s.freeze.row}` : ''
    const cols = s.freeze.col ? `${s.quoted}$A:$${letters(s.freeze.col - 1)}` : ''
    const titles = [cols, rows].filter(Boolean).join(',')
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xmlText(titles)}</definedName>`]
  })
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''
  // Excel computes everything anew as it opens the file; LibreOffice trusts the values kept until a cell changes.
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0" tabRatio="850"/></bookViews><sheets>${list.join('')}</sheets>${defined}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
}

const relations = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

const textsXml = ({ index }: Texts): string => {
  const all = [...index.keys()].map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`)
  return `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${all.length}">${all.join('')}</sst>`
}

/** The parts of the file, each written when it is asked for. */
function* partsOf(sheets: readonly Sheet[]): Generator<{ name: string; text: string }> {
  const texts: Texts = { index: new Map() }
  yield { name: '[Content_Types].xml', text: contentTypes(sheets) }
  const root = relations([
    ['rId1', 'officeDocument', 'xl/workbook.xml'],
    ['rId2', 'extended-properties', 'docProps/app.xml'],
  ])
  yield { name: '_rels/.rels', text: root }
  yield { name: 'xl/workbook.xml', text: workbookXml(sheets) }
  const own = relations([
    ...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ['rIdStyles', 'styles', 'styles.xml'],
    ['rIdTexts', 'sharedStrings', 'sharedStrings.xml'],
  ])
  yield { name: 'xl/_rels/workbook.xml.rels', text: own }
  yield { name: 'xl/styles.xml', text: stylesXml() }
  for (const [i, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${i + 1}.xml`, text: sheetXml(sheet, texts, i === 0) }
  // Known once every sheet is written.
  yield { name: 'xl/sharedStrings.xml', text: textsXml(texts) }
  yield {
    name: 'docProps/app.xml',
    text: `${HEAD}<Properties xmlns="${APP}"><Application>Palier</Application></Properties>`,
  }
}

/** A workbook as the bytes of an XLSX file (ECMA-376, the parts that every spreadsheet reads). */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  // Formulas name rows of other sheets: all rows are placed before any is written.
  for (const sheet of sheets) layOut(sheet)
  return zip(partsOf(sheets))
}
