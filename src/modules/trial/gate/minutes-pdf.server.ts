import { RULE, SOFT } from '#platform/pdf/colours.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import {
  framePages,
  heading,
  needRoom,
  paragraph,
  type Sheet,
  sheetOn,
  writeAt,
} from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { gateFr as g } from '../messages/gate.fr.ts'
import { fr } from '../messages.fr.ts'
import type { DecisionRecord, SignedOpinion } from '../rules/record.ts'
import type { DecisionRow } from '../store.server.ts'
import {
  cover,
  dayWords,
  evidenceTable,
  instantDay,
  instantWords,
  panel,
  proof,
  recordFile,
  sources,
  stageFacts,
} from './paper.server.ts'

const w = g.paper

/**
 * The signed minutes of a decision on A4, PDF/A-3 with the signed record inside: everything on it comes from that record.
 * French whatever the language of the screen. The same decision gives the same bytes.
 */
export async function minutesPdf(row: DecisionRow, zone: string): Promise<Uint8Array<ArrayBuffer>> {
  const { record } = row
  const outcome = fr.outcomes[record.outcome]
  const title = `${record.stage.name} · ${outcome}`
  const archive = { subject: title, attachments: [recordFile('decision.json', record)] }
  return await pdfOf({ title, author: record.hub, at: row.at, archive }, (doc) => {
    const sheet = sheetOn(doc)
    cover(sheet, {
      ...{ kind: w.minutesKind, title: outcome, hub: record.hub },
      under: record.stage.name,
    })
    if (record.gate) {
      const line = g.minutes.gateLine(record.gate.number, instantDay(record.gate.at, zone))
      panel(sheet, line, record.gate.asked)
    }
    heading(sheet, w.reasons, 2)
    paragraph(sheet, record.reasons, { size: 10.5, after: 10 })
    if (record.extendTo)
      paragraph(sheet, `${fr.minutes.extendTo} : ${dayWords(record.extendTo)}`, { size: 10.5, after: 10 })
    conditions(sheet, record)
    opinions(sheet, record)
    heading(sheet, fr.minutes.evidence, 2)
    evidenceTable(sheet, record.evidence)
    stageFacts(sheet, record.stage)
    signatures(sheet, record, zone)
    sources(sheet, record.evidence)
    proof(sheet, {
      fingerprint: row.fingerprint,
      previous: record.previous,
      more: record.gate ? [`${g.minutes.dossierPrint} : ${record.gate.fingerprint}`] : [],
    })
    framePages(doc, {
      head: [record.hub, title],
      foot: `${g.proof.fingerprint} ${row.fingerprint.slice(0, 16)}…`,
      page: w.page,
      bare: 1,
    })
  })
}

function conditions(sheet: Sheet, record: DecisionRecord): void {
  if (record.conditions.length === 0) return
  heading(sheet, fr.minutes.conditions, 2)
  table(sheet, {
    columns: [
      { header: fr.columns.condition, share: 4 },
      { header: fr.columns.due, share: 1.2 },
    ],
    rows: record.conditions.map(({ what, dueOn }) => ({ cells: [what, dayWords(dueOn)] })),
  })
}

const said = ({ reservations, text, notedBy }: SignedOpinion): string =>
  [...reservations.map((line) => `– ${line}`), text, notedBy ? `(${g.show.noted(notedBy)})` : '']
    .filter(Boolean)
    .join('\n')

function opinions(sheet: Sheet, record: DecisionRecord): void {
  if (!record.opinions || !record.gate) return
  heading(sheet, g.minutes.opinions, 2)
  if (record.opinions.length === 0) {
    paragraph(sheet, g.minutes.noOpinions, { size: 10, colour: SOFT })
    return
  }
  table(sheet, {
    columns: [
      { header: g.columns.member, share: 2.2 },
      { header: g.columns.opinion, share: 1.6 },
      { header: g.columns.why, share: 3.6 },
      { header: g.columns.voices, share: 0.6, figures: true },
    ],
    size: 8.5,
    after: 4,
    rows: record.opinions.map((one) => ({
      cells: [`${one.name}\n${one.role}`, g.opinionKinds[one.kind], said(one), String(one.voices)],
    })),
  })
  const { given, total, needed } = record.gate
  paragraph(sheet, `${g.minutes.quorum} : ${g.minutes.quorumLine(given, total, needed)}.`, {
    size: 9.5,
    after: 12,
  })
}

/** Who signed and when, with room for a hand; a line for each member whose opinion is joined. */
function signatures(sheet: Sheet, record: DecisionRecord, zone: string): void {
  needRoom(sheet, 110)
  heading(sheet, w.hand, 2)
  paragraph(sheet, w.signedBy(record.signature, instantWords(record.at, zone)), { size: 10.5, after: 34 })
  line(sheet, sheet.left, 220)
  const members = record.opinions ?? []
  if (members.length === 0) return
  needRoom(sheet, 60)
  heading(sheet, w.present, 3)
  for (let i = 0; i < members.length; i += 2) {
    needRoom(sheet, 44)
    const half = sheet.width / 2
    for (const [j, one] of members.slice(i, i + 2).entries()) {
      const x = sheet.left + half * j
      writeAt(sheet.doc, one.name, { x, y: sheet.y, width: half - 20 }, { size: 9, colour: SOFT })
      sheet.doc
        .moveTo(x, sheet.y + 34)
        .lineTo(x + half - 20, sheet.y + 34)
        .lineWidth(0.5)
        .stroke(RULE)
    }
    sheet.y += 44
  }
  sheet.y += 8
}

function line(sheet: Sheet, x: number, width: number): void {
  sheet.doc
    .moveTo(x, sheet.y)
    .lineTo(x + width, sheet.y)
    .lineWidth(0.5)
    .stroke(RULE)
  sheet.y += 14
}
