import { stressIds, stressPlan } from '#modules/plan/rules/whatif/stress.ts'
import { SOFT } from '#platform/pdf/colours.ts'
import { heading, paragraph, type Sheet } from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { formatDay, formatMonth } from '#ui/dates.ts'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { type Paper, paperWords } from './paper.ts'
import { figuresIn } from './words.ts'

/** What accidents would do to the cash, one at a time, and the chances that it never falls below zero. */
export function riskPages(sheet: Sheet, paper: Paper): void {
  const { locale, simulation } = paper
  const t = paperWords(locale)
  const w = t.dossier.paper
  const { euros } = figuresIn(locale)
  heading(sheet, t.dossier.partNames.uncertainty, 2)
  if (simulation) {
    const { share, low, high } = simulation.neverNegative
    const percent = (value: number) => formatPercent(value, locale)
    paragraph(
      sheet,
      w.simulated(formatNumber(simulation.runs, locale), percent(share), percent(low), percent(high)),
      { size: 12, face: 'bold', after: 3 },
    )
    const drawn = w.simulatedOn(formatDay(simulation.day, locale), simulation.seed)
    paragraph(sheet, simulation.changed ? `${drawn} ${w.simulatedBefore}` : drawn, {
      size: 9,
      colour: SOFT,
    })
  } else paragraph(sheet, w.notSimulated, { size: 9, colour: SOFT })
  const made = stressPlan(paper.plan)
  if (!made.ok) return
  const names = t.whatIf.stress.names
  heading(sheet, w.stress, 3)
  paragraph(sheet, w.stressHelp, { size: 9, colour: SOFT })
  table(sheet, {
    columns: [
      { header: w.accident, share: 3.6 },
      { header: w.lowestCash, share: 1.4, figures: true },
      { header: w.underZero, share: 1.4, figures: true },
      { header: w.lastResult, share: 1.4, figures: true },
    ],
    rows: stressIds.flatMap((id) => {
      const test = made.value.tests[id]
      if (!test) return []
      const negative = test.firstNegativeMonth
      const name = test.name ? `${names[id]} (${test.name})` : names[id]
      return [
        {
          cells: [
            name,
            euros(test.lowestCash.amount),
            negative ? formatMonth(negative, locale, true) : w.neverUnder,
            euros(test.result),
          ],
        },
      ]
    }),
  })
}
