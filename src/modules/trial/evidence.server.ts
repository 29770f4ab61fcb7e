import { createHash } from 'node:crypto'
import { addDays, type Day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { measureBetween, readingsOn } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Measure } from '#platform/measure/measure.ts'
import { measureFor } from './criteria/measure.server.ts'
import { confidenceOf, type VoteRow, votesOf } from './criteria/store.server.ts'
import { type Week, weeksBefore } from './criteria/weeks.server.ts'
import { fr } from './messages/criteria.fr.ts'
import type { Confidence } from './rules/intervals.ts'
import { certaintyOf } from './rules/judge.ts'
import { casesToBeSure, missingOf } from './rules/missing.ts'
import { reaches, slopeOf, turnOf } from './rules/pace.ts'
import type { Evidence } from './rules/record.ts'
import { tallyOf, votesWanted } from './rules/rubric.ts'
import { verdict } from './rules/verdict.ts'
import { type CriterionRow, criteriaOf, hypothesesOf, type Stage } from './store.server.ts'

/** What a criterion says of itself, however it is judged. */
type Said = Pick<
  Evidence,
  | 'criterionId'
  | 'name'
  | 'level'
  | 'hypothesis'
  | 'comparison'
  | 'threshold'
  | 'minSample'
  | 'kind'
  | 'period'
  | 'weight'
>
type Reading = { value: number | null; sample: number; spread?: number | null; from: Day; to: Day }

/** « The stage so far » stops with the stage: what came after is another one's. */
const lastDayOf = (criterion: CriterionRow, stage: Stage, day: Day): Day =>
  criterion.period === 'stage' && day > stage.endsOn ? stage.endsOn : day

/** A figure that is no longer offered reads as unknown, never as zero. */
const unknown = (day: Day): Reading => ({ value: null, sample: 0, from: day, to: day })

function judged(
  said: Said,
  criterion: CriterionRow,
  measure: Measure | undefined,
  reading: Reading,
  weeks: readonly Week[],
  started: boolean,
  confidence: Confidence,
): Evidence {
  const { value, sample, from, to } = reading
  const { threshold, minSample } = criterion
  const kind = measure?.kind ?? 'total'
  const words = measure?.words.fr
  const found = verdict(criterion, { value, sample, started })
  const certainty = certaintyOf(kind, reading, criterion, found, confidence)
  const slope = slopeOf([...weeks, { day: to, value }])
  const samples = [...weeks, { day: to, sample }].map((week) => ({ day: week.day, value: week.sample }))
  return {
    ...said,
    measure: {
      id: criterion.measureId,
      name: words?.name ?? criterion.measureId,
      definition: words?.definition ?? '',
      unit: measure?.unit ?? 'count',
      kind,
      sampled: words?.sampled,
      lacking: words?.lacking,
    },
    ...{ value, sample, from, to, verdict: found, certainty },
    toBeSure:
      value !== null && found !== 'too-early' && certainty && certainty.sureness !== 'sure'
        ? casesToBeSure(kind, { value, sample, spread: reading.spread }, threshold, confidence)
        : null,
    trend: {
      points: [...weeks.map((week) => ({ day: week.day, value: week.value })), { day: to, value }],
      turn: turnOf(slope, measure?.unit === 'share', criterion),
    },
    missing: started
      ? missingOf(
          kind,
          measure?.unit === 'count' && kind === 'total',
          measure?.rises ?? 'more',
          criterion,
          reading,
          found,
        )
      : null,
    byWhen:
      !started || found === 'met' || value === null
        ? null
        : found === 'too-early'
          ? reaches(to, sample, slopeOf(samples), minSample)
          : reaches(to, value, slope, threshold),
  }
}

function voted(
  said: Said,
  criterion: CriterionRow,
  votes: readonly VoteRow[],
  stage: Stage,
  day: Day,
): Evidence {
  const levels = votes.map((vote) => vote.level)
  const { counts, median, low, high } = tallyOf(levels)
  const names = criterion.rubric ?? []
  const { threshold, minSample } = criterion
  // Votes are asked for, not waited for: one may vote before the stage begins.
  const found = verdict(criterion, { value: median, sample: levels.length, started: true })
  return {
    ...said,
    measure: {
      id: '',
      name: fr.rubric.measure,
      definition: names.map((name, i) => fr.rubric.levelOf(i + 1, name)).join(' '),
      unit: 'count',
      sampled: fr.rubric.sampled,
    },
    ...{ value: median, sample: levels.length, from: stage.startsOn, to: day, verdict: found },
    missing:
      found === 'met'
        ? null
        : found === 'too-early'
          ? { what: 'votes', n: Math.max(1, minSample) - levels.length }
          : { what: 'votes-for', n: votesWanted(levels, threshold) },
    byWhen: null,
    rubric: { levels: names, counts, low, high },
  }
}

/**
 * Each criterion of a stage with what its measure or its votes give on a day: figure, interval, trend, verdict, what is
 * missing and by when. Words are the hub's, French. `asOf` stops inside that day, at an instant: what is frozen then.
 * Of one criterion alone when it is named.
 */
export async function evidenceOf(
  ctx: Ctx,
  stage: Stage,
  day: Day,
  asOf?: Date,
  only?: Id<'Criterion'>,
): Promise<Evidence[]> {
  const dayEnds = instantOf(addDays(day, 1), 0, ctx.hub.zone)
  const before = asOf && asOf < dayEnds ? asOf : dayEnds
  const { criteria, hypotheses, confidence, votes } = await ctx.read(async (tx) => {
    const all = (await criteriaOf(tx, ctx.hub.id, stage.id)).filter((one) => !only || one.id === only)
    const grids = all.filter((one) => one.kind === 'rubric').map((one) => one.id)
    return {
      criteria: all,
      hypotheses: await hypothesesOf(tx, ctx.hub.id, stage.id),
      confidence: await confidenceOf(tx, ctx.hub.id),
      votes: await votesOf(tx, ctx.hub.id, grids, before),
    }
  })
  const asked = criteria.flatMap((criterion) => {
    const measure = measureFor(criterion, stage)
    return measure ? [{ id: criterion.id, measure, day: lastDayOf(criterion, stage, day) }] : []
  })
  const readings = await readingsOn(ctx, asked, asOf)
  const weeks = await weeksBefore(
    ctx,
    asked.map((one) => one.measure),
    day,
  )
  const byId = new Map(asked.map((one, i) => [one.id, { measure: one.measure, reading: readings[i]! }]))
  const texts = new Map<Id<'Hypothesis'>, string>(hypotheses.map(({ id, text }) => [id, text]))
  const started = day >= stage.startsOn
  return criteria.map((criterion) => {
    const { name, level, comparison, threshold, minSample, hypothesisId, kind, period, weight } = criterion
    const said: Said = {
      ...{ criterionId: criterion.id, name, level, comparison, threshold, minSample, kind, period, weight },
      hypothesis: hypothesisId ? (texts.get(hypothesisId) ?? null) : null,
    }
    if (kind === 'rubric') return voted(said, criterion, votes.get(criterion.id) ?? [], stage, day)
    const found = byId.get(criterion.id)
    const reading = found?.reading ?? unknown(day)
    const own = found ? (weeks.get(found.measure.id) ?? []).filter((week) => week.day < reading.to) : []
    return judged(said, criterion, found?.measure, reading, own, started, confidence)
  })
}

/** Cents spent from the stage's first day to `day` (or its last), or null when the hub keeps no accounts here. */
export async function spentOf(ctx: Ctx, stage: Stage, day: Day): Promise<number | null> {
  const to = day < stage.endsOn ? day : stage.endsOn
  if (to < stage.startsOn) return 0
  const reading = await measureBetween(ctx, 'money.costs', stage.startsOn, to)
  return reading && (reading.value ?? 0)
}

/**
 * What a person saw before signing, in short: which decision this would be, and each criterion with its threshold
 * and verdict. A figure that moved without changing a verdict does not count.
 */
export const seenOf = (stage: Stage, evidence: readonly Evidence[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        stage.decisions,
        stage.endsOn,
        evidence.map((e) => [e.criterionId, e.comparison, e.threshold, e.minSample, e.verdict]),
      ]),
    )
    .digest('hex')
    .slice(0, 16)
