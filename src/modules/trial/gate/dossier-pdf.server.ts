import { pdfOf } from '#platform/pdf/document.server.ts'
import { framePages, heading, newPage, paragraph, sheetOn } from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { gateFr as g } from '../messages/gate.fr.ts'
import { fr } from '../messages.fr.ts'
import { voicesNeeded } from '../rules/gate.ts'
import {
  cover,
  dayWords,
  evidenceTable,
  instantWords,
  panel,
  partPages,
  proof,
  recordFile,
  sources,
  stageFacts,
  stairs,
} from './paper.server.ts'
import type { DossierRow } from './store.server.ts'

const w = g.paper

/**
 * The dossier of a gate on A4, PDF/A-3 with its record inside. French whatever the language of the screen: it is what the
 * committee reads. The same dossier gives the same bytes.
 */
export async function dossierPdf(row: DossierRow, zone: string): Promise<Uint8Array<ArrayBuffer>> {
  const { record } = row
  const title = `${g.gate(record.number)} · ${record.stage.name}`
  const archive = { subject: title, attachments: [recordFile('dossier.json', record)] }
  return await pdfOf({ title, author: record.hub, at: row.at, archive }, (doc) => {
    const sheet = sheetOn(doc)
    cover(sheet, {
      ...{ kind: w.kind, title, hub: record.hub },
      under: w.frozenAt(instantWords(record.at, zone)),
    })
    panel(sheet, g.show.asked, record.asked)
    if (record.proposal) panel(sheet, g.show.proposal, fr.outcomes[record.proposal])
    if (record.nextMeans) panel(sheet, g.show.nextMeans, record.nextMeans)
    stairs(sheet, record.evidence)
    paragraph(
      sheet,
      [
        record.answersBy && `${g.show.answersBy} ${dayWords(record.answersBy)}`,
        `${g.show.openedBy} ${record.openedBy}`,
      ]
        .filter(Boolean)
        .join(' · '),
      { size: 10 },
    )
    newPage(sheet)
    heading(sheet, w.evidence, 2)
    evidenceTable(sheet, record.evidence)
    stageFacts(sheet, record.stage)
    partPages(sheet, record.parts)
    if (record.committee.length > 0) {
      heading(sheet, w.committee, 2)
      table(sheet, {
        columns: [
          { header: g.columns.member, share: 2 },
          { header: g.columns.role, share: 3 },
          { header: g.columns.voices, share: 0.8, figures: true },
        ],
        rows: record.committee.map(({ name, role, voices }) => ({ cells: [name, role, String(voices)] })),
        after: 6,
      })
      const total = record.committee.reduce((sum, one) => sum + one.voices, 0)
      paragraph(sheet, w.needed(voicesNeeded(record.quorum, total), total), { size: 9.5, after: 10 })
    }
    sources(sheet, record.evidence)
    proof(sheet, { fingerprint: row.fingerprint, previous: record.previous })
    framePages(doc, {
      head: [record.hub, title],
      foot: `${g.proof.fingerprint} ${row.fingerprint.slice(0, 16)}…`,
      page: w.page,
      bare: 1,
    })
  })
}

export const pdfResponse = (pdf: Uint8Array<ArrayBuffer>, name: string): Response =>
  new Response(pdf, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}.pdf"`,
    },
  })
