import type { Day } from '#kit/day.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { fr } from '../messages/learning.fr.ts'
import { fr as trial } from '../messages.fr.ts'
import { quadrantOf } from '../rules/map.ts'
import type { DossierPart, PartTable } from '../rules/part.ts'
import type { Stage } from '../store.server.ts'
import { placedIn } from './map.server.ts'
import { cardsOf, type TestCard } from './page.server.ts'
import { learningsOf, testsOfStage } from './store.server.ts'

const c = fr.columns

/** What a stage believed, tested and learnt, as the dossier of its gate keeps it. Words are the hub's, French. */
export async function learningPart(ctx: Ctx, stage: Stage, _day: Day): Promise<DossierPart> {
  const part = { key: 'learning', title: fr.part.title } as const
  const hypotheses = await placedIn(ctx, stage.id)
  if (hypotheses.length === 0) return { ...part, lines: [fr.part.none], tables: [] }
  const tests = await cardsOf(ctx, await ctx.read((tx) => testsOfStage(tx, ctx.hub.id, stage.id)))
  const learnings = await ctx.read((tx) =>
    learningsOf(
      tx,
      ctx.hub.id,
      tests.map((test) => test.id),
    ),
  )
  const among = (state: string) => hypotheses.filter((one) => one.state === state).length
  const unproved = hypotheses.filter(
    (one) => one.state === 'open' && one.evidence === 1 && (one.risk ?? 0) >= 3,
  ).length
  const lines = [fr.part.counts(hypotheses.length, among('confirmed'), among('refuted'), among('open'))]
  if (unproved > 0) lines.push(fr.part.untested(unproved))
  const tables: PartTable[] = [
    {
      caption: fr.part.hypotheses,
      columns: [c.hypothesis, c.kind, c.place, c.state].map((name) => ({ name })),
      rows: hypotheses.map((one) => {
        const quadrant = quadrantOf(one)
        const place = quadrant ? fr.map.quadrants[quadrant] : fr.part.notPlaced
        return [one.text, trial.kinds[one.kind], place, trial.hypothesisStates[one.state]]
      }),
    },
  ]
  if (tests.length > 0) tables.push(testsTable(tests))
  const cards = tests.flatMap((test) =>
    (learnings.get(test.id) ?? []).slice(0, 1).map((one) => ({ test, one })),
  )
  if (cards.length > 0)
    tables.push({
      caption: fr.part.learnings,
      columns: [c.test, fr.part.observed, c.learned, c.decided, fr.part.next].map((name) => ({ name })),
      rows: cards.map(({ test, one }) => [
        ...[test.name, one.observed, one.learned, fr.findings[one.decided], one.next],
      ]),
    })
  return { ...part, lines, tables }
}

const testsTable = (tests: readonly TestCard[]): PartTable => ({
  caption: fr.part.tests,
  columns: [
    ...[c.test, c.testState, c.deadline].map((name) => ({ name })),
    ...[c.measured, c.wanted].map((name) => ({ name, align: 'end' as const })),
    { name: c.verdict },
    ...[c.cost, c.hours].map((name) => ({ name, align: 'end' as const })),
  ],
  rows: tests.map(({ found, ...test }) => [
    ...[test.name, fr.states[test.state], formatDay(test.deadline, 'fr')],
    ...[figureText(found.value, found.unit, 'fr'), wantedText(found)],
    trial.verdicts[found.verdict],
    ...[formatEuros(test.cost, 'fr', { round: true }), fr.hours(String(test.hours))],
  ]),
})

const wantedText = ({ comparison, threshold, unit }: TestCard['found']) =>
  fr.wanted[comparison](figureText(threshold, unit, 'fr'))
