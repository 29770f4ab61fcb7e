import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { measureOf, measuresOver } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Found } from '../rules/found.ts'
import { type HandTotals, type HandUnit, handReading } from '../rules/tests.ts'
import { verdict } from '../rules/verdict.ts'
import { handTotals, learningsOf, type TestRow } from './store.server.ts'

const BEGINNING = '0001-01-01' as Day
const NOTHING: HandTotals = { hits: 0, total: 0, entries: 0 }

/** The days that a test reads: from its first to its last, or today while it runs. Null before it starts. */
function daysOf(test: TestRow, today: Day): { from: Day; to: Day } | null {
  if (!test.startedOn) return null
  const to = test.endedOn ?? (today < test.deadline ? today : test.deadline)
  return { from: test.startedOn, to: to < test.startedOn ? test.startedOn : to }
}

/** Cash or members are read since the beginning whatever the days of the test are. */
const sinceOf = ({ measureId }: TestRow, from: Day): Day =>
  measureOf(measureId ?? '')?.window === 'to-date' ? BEGINNING : from

/** What each test reads now over its own days, against its threshold: two queries however many they are. */
export async function liveOf(ctx: Ctx, tests: readonly TestRow[]): Promise<Map<Id<'Test'>, Found>> {
  const today = ctx.today()
  const started = tests.flatMap((test) => {
    const days = daysOf(test, today)
    return days ? [{ test, ...days }] : []
  })
  const measured = started.filter(({ test }) => test.measureId !== null)
  const readings = await measuresOver(
    ctx,
    measured.map(({ test, from, to }) => ({ id: test.measureId!, from: sinceOf(test, from), to })),
  )
  const read = new Map(measured.map(({ test }, i) => [test.id, readings[i]!]))
  const totals = await ctx.read((tx) =>
    handTotals(
      tx,
      ctx.hub.id,
      started.flatMap(({ test }) => (test.measureId === null ? [test.id] : [])),
    ),
  )
  return new Map(
    tests.map((test) => {
      const { unit, comparison, threshold, minSample, measureId } = test
      const days = daysOf(test, today) ?? { from: today, to: today }
      const { value, sample } =
        measureId === null
          ? handReading(unit as HandUnit, totals.get(test.id) ?? NOTHING)
          : (read.get(test.id) ?? { value: null, sample: 0 })
      const judged = verdict(test, { value, sample, started: test.startedOn !== null })
      return [test.id, { unit, comparison, threshold, minSample, value, sample, ...days, verdict: judged }]
    }),
  )
}

/** The figure of each test: frozen with its last learning card when it has one, read now otherwise. */
export async function foundOf(ctx: Ctx, tests: readonly TestRow[]) {
  const learnings = await ctx.read((tx) =>
    learningsOf(
      tx,
      ctx.hub.id,
      tests.map((test) => test.id),
    ),
  )
  const live = await liveOf(
    ctx,
    tests.filter((test) => !learnings.has(test.id)),
  )
  return {
    learnings,
    found: new Map(tests.map((test) => [test.id, learnings.get(test.id)?.[0]?.found ?? live.get(test.id)!])),
  }
}
