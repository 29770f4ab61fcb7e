import type { Day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { fr } from '../messages/logistics.fr.ts'
import { GOALS } from '../rules/compare.ts'
import type { DossierPart, PartTable } from '../rules/part.ts'
import type { Stage } from '../store.server.ts'
import { type ComparisonNow, comparedNow } from './figures.server.ts'
import { type Comparison, comparisonsOf } from './store.server.ts'
import { goalUnit, outcomeWords } from './words.ts'

const SHOWN = 10

/** The schemes that a stage compared, with their figures and what was kept, as the dossier of its gate keeps them. */
export async function logisticsPart(ctx: Ctx, stage: Stage, _day: Day): Promise<DossierPart> {
  const part = { key: 'logistics', title: fr.part.title } as const
  const all = await ctx.read((tx) => comparisonsOf(tx, ctx.hub.id, { stageId: stage.id }))
  if (all.length === 0) return { ...part, lines: [fr.part.none], tables: [] }
  const shown = all.slice(0, SHOWN)
  const read: ComparisonNow[] = []
  for (const one of shown) read.push(await comparedNow(ctx, one))
  return {
    ...part,
    lines: shown.flatMap((one, i) => linesOf(one, read[i]!)),
    tables: shown.map((one, i) => tableOf(one, read[i]!)),
  }
}

function linesOf(one: Comparison, now: ComparisonNow): string[] {
  const { title, text } = outcomeWords(fr, 'fr', one.goal, now)
  return [`${one.name} — ${title}. ${text}`, ...(one.learned ? [`${fr.learned} : ${one.learned}`] : [])]
}

const tableOf = (one: Comparison, { lines }: ComparisonNow): PartTable => ({
  caption: one.name,
  columns: [
    { name: fr.columns.scheme },
    ...[fr.columns.trips, fr.columns.cost, fr.columns.income, ...GOALS.map((goal) => fr.columns[goal])].map(
      (name) => ({ name, align: 'end' as const }),
    ),
  ],
  rows: lines.map((line) => [
    line.scheme.id === one.keptSchemeId ? `${line.scheme.name} (${fr.kept.toLowerCase()})` : line.scheme.name,
    formatNumber(line.trips, 'fr'),
    formatEuros(cents(line.cost), 'fr', { round: true }),
    formatEuros(cents(line.income), 'fr', { round: true }),
    ...GOALS.map((goal) => figureText(line.figures[goal].value, goalUnit(goal), 'fr')),
  ]),
})
