import { addCanvasPage } from '#modules/plan/canvas-page/page.server.ts'
import { type DossierPart, dossierParts } from '#modules/plan/dossiers/dossier.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { framePages, newPage, type Sheet, sheetOn } from '#platform/pdf/sheet.server.ts'
import { formatDay } from '#ui/dates.ts'
import { assumptionPages } from './back.server.ts'
import { cover, essentials, story } from './front.server.ts'
import { type Paper, paperWords } from './paper.ts'
import { riskPages } from './risks.server.ts'
import { budgetPages, STATEMENTS, statementPage } from './tables.server.ts'

/** Parts that are too tall to follow another on the same page. */
const ON_ITS_OWN: ReadonlySet<DossierPart> = new Set<DossierPart>([
  'budget',
  'income',
  'balance',
  'assumptions',
])

function part(sheet: Sheet, paper: Paper, name: DossierPart): void {
  if (name === 'canvas') {
    if (!paper.canvas) return
    addCanvasPage(sheet.doc, paper.canvas)
    // What follows starts a page of its own: the canvas lies across.
    sheet.y = sheet.bottom
    return
  }
  if (ON_ITS_OWN.has(name) || sheet.y > sheet.bottom * 0.55) newPage(sheet)
  if (name === 'budget') budgetPages(sheet, paper)
  if (name === 'uncertainty') riskPages(sheet, paper)
  if (name === 'assumptions') assumptionPages(sheet, paper)
  for (const view of STATEMENTS[name] ?? []) statementPage(sheet, paper, view)
}

/** The whole dossier on A4. The same plan, words and instant give the same bytes. */
export async function dossierPdf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { dossier, hub, locale } = paper
  const w = paperWords(locale).dossier.paper
  return await pdfOf(
    { title: dossier.name, author: hub.name, at: paper.at, lang: locale === 'fr' ? 'fr-FR' : 'en-GB' },
    (doc) => {
      const sheet = sheetOn(doc)
      cover(sheet, paper)
      newPage(sheet)
      essentials(sheet, paper)
      if (Object.keys(dossier.story).length > 0) {
        newPage(sheet)
        story(sheet, paper)
      }
      for (const name of dossierParts) if (dossier.parts.includes(name)) part(sheet, paper, name)
      framePages(doc, {
        head: [hub.name, dossier.name],
        foot: formatDay(paper.today, locale),
        page: w.page,
        bare: 1,
      })
    },
  )
}
