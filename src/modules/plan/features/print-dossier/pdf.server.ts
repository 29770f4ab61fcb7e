import { pdfOf } from '#platform/pdf/document.server.ts'
import { framePages, newPage, sheetOn } from '#platform/pdf/sheet.server.ts'
import { formatDay } from '#ui/dates.ts'
import { cover, essentials, story } from './front.server.ts'
import { type Paper, paperWords } from './paper.ts'

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
      framePages(doc, {
        head: [hub.name, dossier.name],
        foot: formatDay(paper.today, locale),
        page: w.page,
        bare: 1,
      })
    },
  )
}
