import { dayIn } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import type { Attachment } from '#platform/pdf/archive.server.ts'
import { DANGER, INK, PRIMARY, SOFT, SUCCESS, SUNK, WHITE } from '#platform/pdf/colours.ts'
import { heading, needRoom, paragraph, type Sheet, writeAt } from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { gateFr as g } from '../messages/gate.fr.ts'
import { fr } from '../messages.fr.ts'
import type { DossierPart, PartTable } from '../rules/part.ts'
import { canonical, type Evidence, type StageRecord } from '../rules/record.ts'
import type { Verdict } from '../rules/verdict.ts'

const w = g.paper

/** « 3 févr. 2026 » for a day of a record. */
export const dayWords = (d: Parameters<typeof formatDay>[0]): string => formatDay(d, 'fr')
/** « mar. 3 févr. 2026 à 14 h 30 » in the hub's zone for an instant of a record. */
export const instantWords = (iso: string, zone: string): string => formatInstant(new Date(iso), zone, 'fr')
export const instantDay = (iso: string, zone: string): string => dayWords(dayIn(new Date(iso), zone))
const euros = (value: number): string => formatEuros(cents(value), 'fr', { round: true })

/** The first page: what it is, of whom, and when it was frozen. */
export function cover(
  sheet: Sheet,
  lines: { kind: string; title: string; hub: string; under: string },
): void {
  const { doc } = sheet
  doc.rect(0, 0, doc.page.width, 190).fill(PRIMARY)
  const place = (y: number) => ({ x: sheet.left, y, width: sheet.width })
  writeAt(doc, lines.kind, place(62), { size: 12, colour: WHITE })
  const height = writeAt(doc, lines.title, place(82), { size: 24, face: 'bold', colour: WHITE })
  writeAt(doc, `${lines.hub} · ${lines.under}`, place(90 + height), { size: 11, colour: WHITE })
  sheet.y = 216
}

/** Some words on a quiet ground: what is asked, what was decided. Never cut: it is short. */
export function panel(sheet: Sheet, title: string, text: string): void {
  const { doc } = sheet
  const inside = { x: sheet.left + 14, y: 0, width: sheet.width - 28 }
  const lines = text.split('\n').filter((line) => line !== '')
  const draw = (ink: boolean): number => {
    let y = 12
    const write = (words: string, size: number, face: 'regular' | 'bold', colour: string) => {
      const at = { ...inside, y: ink ? sheet.y + y : 0 }
      y += ink
        ? writeAt(doc, words, at, { size, face, colour })
        : heightAt(sheet, words, inside.width, size, face)
    }
    write(title, 9, 'bold', SOFT)
    y += 3
    for (const line of lines) write(line, 11, 'regular', INK)
    return y + 12
  }
  const height = draw(false)
  needRoom(sheet, height)
  doc.roundedRect(sheet.left, sheet.y, sheet.width, height, 8).fill(SUNK)
  draw(true)
  sheet.y += height + 14
}

function heightAt(sheet: Sheet, text: string, width: number, size: number, face: 'regular' | 'bold'): number {
  sheet.doc.font(face).fontSize(size)
  return sheet.doc.heightOfString(text, { width, lineGap: 2 })
}

const COLOURS: Readonly<Record<Verdict, string>> = { met: SUCCESS, 'not-met': DANGER, 'too-early': SOFT }

/** The criteria as stairs that climb from left to right: those met first, then those too early, then those missed. */
export function stairs(sheet: Sheet, evidence: readonly Evidence[]): void {
  if (evidence.length === 0) return
  const rank = { met: 0, 'too-early': 1, 'not-met': 2 }
  const climbed = [...evidence].sort((a, b) => rank[a.verdict] - rank[b.verdict])
  const { doc } = sheet
  const height = 84
  needRoom(sheet, height + 40)
  const step = sheet.width / climbed.length
  const rise = (height - 26) / climbed.length
  for (const [i, one] of climbed.entries()) {
    const tall = 26 + rise * (i + 1) - rise
    const x = sheet.left + step * i
    doc.rect(x, sheet.y + height - tall, step - 3, tall).fill(COLOURS[one.verdict])
    writeAt(
      doc,
      fr.verdicts[one.verdict],
      { x: x + 4, y: sheet.y + height - 18, width: step - 10 },
      { size: climbed.length > 9 ? 6 : 7.5, colour: WHITE, face: 'bold' },
    )
  }
  sheet.y += height + 6
  const met = evidence.filter((one) => one.verdict === 'met').length
  paragraph(sheet, `${w.criteriaMet}${NB}: ${w.of(met, evidence.length)}`, {
    size: 11,
    face: 'bold',
    after: met < evidence.length ? 3 : 12,
  })
  const others = climbed.filter((one) => one.verdict !== 'met')
  for (const [i, one] of others.entries())
    paragraph(sheet, `${fr.verdicts[one.verdict]}${NB}: ${one.name}`, {
      size: 10,
      colour: SOFT,
      after: i === others.length - 1 ? 12 : 1,
    })
}

const NB = '\u00a0'
const figure = (one: Evidence, value: number | null) => figureText(value, one.measure.unit, 'fr')

/** Each criterion with what was measured, what was wanted and the verdict. */
export function evidenceTable(sheet: Sheet, evidence: readonly Evidence[]): void {
  const t = fr.columns
  table(sheet, {
    columns: [
      { header: t.criterion, share: 3.6 },
      { header: t.measured, share: 1.2, figures: true },
      { header: t.wanted, share: 1.5, figures: true },
      { header: t.sample, share: 1.3, figures: true },
      { header: t.verdict, share: 1.2 },
    ],
    size: 8.5,
    rows: evidence.map((one) => ({
      cells: [
        `${one.name} (${fr.levels[one.level].toLowerCase()})`,
        figure(one, one.value),
        fr.wanted[one.comparison](figure(one, one.threshold)),
        one.sample < one.minSample
          ? `${formatNumber(one.sample, 'fr')} / ${formatNumber(one.minSample, 'fr')}`
          : formatNumber(one.sample, 'fr'),
        fr.verdicts[one.verdict],
      ],
    })),
  })
}

/** What each measure counts and over which days: on paper nobody follows a link. */
export function sources(sheet: Sheet, evidence: readonly Evidence[]): void {
  heading(sheet, w.sources, 3)
  const said = new Set<string>()
  for (const { measure, from, to } of evidence) {
    const period = from === '0001-01-01' ? '' : ` (${fr.fromTo(dayWords(from), dayWords(to))})`
    const line = `${measure.name}${period}${NB}: ${measure.definition}`
    if (said.has(line)) continue
    said.add(line)
    paragraph(sheet, line, { size: 8, colour: SOFT, after: 3 })
  }
  sheet.y += 8
}

/** The stage with its means, in two columns of facts. */
export function stageFacts(sheet: Sheet, stage: StageRecord): void {
  heading(sheet, w.stage, 2)
  paragraph(sheet, stage.name, { size: 12, face: 'bold', after: 2 })
  paragraph(sheet, stage.purpose, { size: 10, after: 8 })
  table(sheet, {
    columns: [
      { header: fr.facts.dates, share: 2.4 },
      { header: w.budget, share: 1, figures: true },
      { header: w.spent, share: 1, figures: true },
      { header: w.loss, share: 1.4, figures: true },
    ],
    size: 9,
    rows: [
      {
        cells: [
          fr.fromTo(dayWords(stage.startsOn), dayWords(stage.endsOn)),
          euros(stage.budget),
          stage.spent === null ? '–' : euros(stage.spent),
          euros(stage.lossCeiling),
        ],
      },
    ],
  })
}

/** Letters that a column gets room for: fewer would look cramped, more would starve the others. */
const [NARROWEST, WIDEST] = [7, 42]
/** What the space around a cell takes, in letters, and how much wider a head is, in bold. */
const [AROUND, BOLD] = [3, 1.15]
/** Letters of 1 point that fit in a line of the sheet: their width is a little over half their size. */
const LINE = 930

/**
 * How wide each column of a part's table is, in letters: as its longest cell asks, within reason; when the line is too
 * short for all, those with several words give way, and no word is broken while another column has room.
 */
export const sharesOf = ({ columns, rows }: PartTable, size: number): number[] => {
  const asked = columns.map(({ name }, i) => {
    const texts = rows.map((cells) => cells[i] ?? '')
    const longest = (letters: (text: string) => number) =>
      Math.max(NARROWEST, letters(name) * BOLD, ...texts.map(letters)) + AROUND
    const least = longest((text) => Math.max(...text.split(' ').map((word) => word.length)))
    return {
      least,
      most: Math.max(
        least,
        Math.min(
          WIDEST,
          longest((text) => text.length),
        ),
      ),
    }
  })
  const over = asked.reduce((sum, { most }) => sum + most, 0) - LINE / size
  const slack = asked.reduce((sum, { most, least }) => sum + most - least, 0)
  const given = slack > 0 ? Math.min(1, Math.max(0, over / slack)) : 0
  return asked.map(({ most, least }) => most - (most - least) * given)
}

/** What one side of the trial said: its words, then its tables. */
export function partPages(sheet: Sheet, parts: readonly DossierPart[]): void {
  for (const part of parts) {
    heading(sheet, part.title, 2)
    if (part.lines.length === 0 && part.tables.length === 0)
      paragraph(sheet, w.none, { size: 10, colour: SOFT })
    for (const line of part.lines) paragraph(sheet, line, { size: 10, after: 4 })
    for (const one of part.tables) {
      if (one.rows.length === 0) continue
      // A caption goes with the head of its table and its first row.
      needRoom(sheet, 100)
      heading(sheet, one.caption, 3)
      const size = one.columns.length > 6 ? 7.5 : 8.5
      const shares = sharesOf(one, size)
      table(sheet, {
        columns: one.columns.map(({ name, align }, i) => ({
          header: name,
          share: shares[i]!,
          figures: align === 'end',
        })),
        rows: one.rows.map((cells) => ({ cells })),
        size,
      })
    }
  }
}

/** How a reader checks the document, with the fingerprint and that of the one before. */
export function proof(
  sheet: Sheet,
  lines: { fingerprint: string; previous: string | null; more?: string[] },
) {
  needRoom(sheet, 110)
  heading(sheet, w.proof, 3)
  paragraph(sheet, w.proofText, { size: 8.5, colour: SOFT, after: 4 })
  const line = (name: string, value: string) =>
    paragraph(sheet, `${name}${NB}: ${value}`, { size: 8, after: 2 })
  line(g.proof.fingerprint, lines.fingerprint)
  if (lines.previous) line(g.proof.previous, lines.previous)
  for (const one of lines.more ?? []) paragraph(sheet, one, { size: 8, after: 2 })
}

/** The record itself inside the PDF: whoever doubts the paper computes the fingerprint again. */
export const recordFile = (name: string, record: Parameters<typeof canonical>[0]): Attachment => ({
  ...{ name, type: 'application/json', description: w.attachment, relationship: 'Source' },
  content: Buffer.from(canonical(record), 'utf8'),
})
