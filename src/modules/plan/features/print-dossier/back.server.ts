import { type Assumption, isFunding } from '#modules/plan/rules/plan.ts'
import { SOFT } from '#platform/pdf/colours.ts'
import { heading, needRoom, paragraph, type Sheet } from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { figureWords, rangeWords } from './line-words.ts'
import { type Paper, paperWords } from './paper.ts'

/** Groups of lines in the order in which a reader asks: what is earned, what is given, what is spent, what lasts. */
const GROUPS = {
  earned: ['revenue'],
  given: ['grant', 'patronage', 'crowdfunding', 'seed-fund'],
  staff: ['salary'],
  spent: ['fixed-cost', 'variable-cost', 'step-cost'],
  lasting: ['investment', 'loan', 'deposit'],
  inKind: ['in-kind'],
} as const satisfies Record<string, readonly Assumption['type'][]>

/** Every line of the plan with its figures, how sure it is and where it comes from. */
export function assumptionPages(sheet: Sheet, { plan, locale }: Paper): void {
  const t = paperWords(locale)
  const w = t.dossier.paper
  heading(sheet, t.dossier.partNames.assumptions, 1)
  for (const [group, types] of Object.entries(GROUPS)) {
    const lines = plan.assumptions.filter((line) => (types as readonly string[]).includes(line.type))
    if (lines.length === 0) continue
    heading(sheet, w.groups[group as keyof typeof GROUPS], 3)
    table(sheet, {
      columns: [
        { header: w.line, share: 2.4 },
        { header: w.figure, share: 3.4 },
        { header: w.range, share: 2.4 },
        { header: w.source, share: 2.6 },
      ],
      rows: lines.map((line) => ({
        cells: [
          statusOf(line) ? `${line.name} (${t.statuses[statusOf(line) ?? 'planned']})` : line.name,
          figureWords(line, locale),
          uncertainty(line, locale),
          line.note ?? '',
        ],
      })),
      size: 8,
    })
  }
  needRoom(sheet, 110)
  heading(sheet, w.formulas, 3)
  for (const formula of w.formulaLines) paragraph(sheet, formula, { size: 8, colour: SOFT, after: 2 })
}

const statusOf = (line: Assumption) => ('status' in line ? line.status : undefined)

function uncertainty(line: Assumption, locale: Paper['locale']): string {
  const w = paperWords(locale).dossier.paper.lines
  const ranges = (line.ranges ?? []).map((range) => rangeWords(range, locale))
  if (isFunding(line) && line.chance !== undefined) ranges.push(w.chance(`${line.chance}`))
  return ranges.join('\n')
}
