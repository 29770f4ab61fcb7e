import { addDays } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { cents, toInput } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { wordsFor } from '#kit/words.ts'
import { MEASURES } from '#modules/measures/index.server.ts'
import { type TestRow, testById } from '#modules/trial/learning/store.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { TEST_TEMPLATES } from '#modules/trial/rules/templates.ts'
import { thresholdInput } from '#modules/trial/rules/threshold.ts'
import { criteriaOf, hypothesesOf, hypothesisById } from '#modules/trial/store.server.ts'
import { currentStage } from '#modules/trial/trial.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A new test lasts this long unless told otherwise. */
const USUAL_DAYS = 42

type Values = Record<string, string>

const valuesOf = (test: TestRow): Values => ({
  hypothesisId: test.hypothesisId,
  name: test.name,
  how: test.how,
  source: test.criterionId
    ? `criterion:${test.criterionId}`
    : test.measureId
      ? `measure:${test.measureId}`
      : 'hand',
  counted: test.counted,
  unit: test.measureId ? 'count' : test.unit,
  comparison: test.comparison,
  threshold: thresholdInput(test.threshold, test.unit),
  minSample: String(test.minSample),
  deadline: test.deadline,
  cost: toInput(test.cost),
  hours: String(test.hours),
  owner: test.owner,
})

/** What a blank form begins with: an example when one was chosen. */
function beginning(ctx: Ctx, locale: Locale, example: string | null, hypothesisId: string): Values {
  const template = TEST_TEMPLATES.find(({ key }) => key === example)
  const common = { hypothesisId, owner: ctx.actor.name }
  if (!template)
    return {
      ...common,
      ...{ source: 'hand', unit: 'count', comparison: 'at-least', minSample: '10', cost: '0,00', hours: '0' },
      deadline: addDays(ctx.today(), USUAL_DAYS),
    }
  const { belief, name, how, counted } = wordsFor(locale, { fr, en }).templates[template.key]
  return {
    ...common,
    ...{ belief: hypothesisId ? '' : belief, kind: template.kind, name, how, counted, source: 'hand' },
    ...{ unit: template.unit, comparison: template.comparison, threshold: template.threshold },
    ...{ minSample: String(template.minSample), deadline: addDays(ctx.today(), template.days) },
    ...{ cost: toInput(cents(template.cost * 100)), hours: String(template.hours) },
  }
}

/** What the form of a new test shows: hypotheses and criteria of the current stage, every measure, first values. */
export async function newTestPage(ctx: Ctx, locale: Locale, query: URLSearchParams) {
  const stage = await currentStage(ctx)
  const asked = query.get('hypothese')
  const found = isId<'Hypothesis'>(asked)
    ? await ctx.read((tx) => hypothesisById(tx, ctx.hub.id, asked))
    : undefined
  const choices = await choicesIn(ctx, locale, found?.stageId ?? stage?.id)
  return {
    ...choices,
    stage: stage && { id: stage.id, name: stage.name },
    values: beginning(ctx, locale, query.get('exemple'), found?.removedAt === null ? found.id : ''),
    test: null,
  }
}

/** What the form of a test to change shows; null when there is none. */
export async function changeTestPage(ctx: Ctx, locale: Locale, id: Id<'Test'>) {
  const test = await ctx.read((tx) => testById(tx, ctx.hub.id, id))
  if (!test) return null
  return { ...(await choicesIn(ctx, locale, test.stageId)), stage: null, values: valuesOf(test), test }
}

async function choicesIn(ctx: Ctx, locale: Locale, stageId: Id<'Stage'> | undefined) {
  const { hypotheses, criteria } = await ctx.read(async (tx) => ({
    hypotheses: stageId ? await hypothesesOf(tx, ctx.hub.id, stageId) : [],
    criteria: stageId ? await criteriaOf(tx, ctx.hub.id, stageId) : [],
  }))
  return {
    hypotheses: hypotheses.map(({ id, text }) => ({ value: id, label: text })),
    criteria: criteria.map(({ id, name }) => ({ value: `criterion:${id}`, label: name })),
    measures: MEASURES.map(({ id, words }) => ({ value: `measure:${id}`, label: words[locale].name })),
  }
}
