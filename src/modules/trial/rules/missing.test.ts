import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { shareInterval } from './intervals.ts'
import { certaintyOf } from './judge.ts'
import { casesToBeSure, missingOf } from './missing.ts'
import { reaches, slopeOf, turnOf } from './pace.ts'
import { isSplit, tallyOf, votesWanted } from './rubric.ts'
import { scoreOf } from './score.ts'
import { verdict } from './verdict.ts'

const atLeast = (threshold: number, minSample = 0) =>
  ({ comparison: 'at-least', threshold, minSample }) as const

test('answers are missing before anything may be said, never points', () => {
  const wanted = atLeast(0.8, 20)
  expect(missingOf('share', false, 'more', wanted, { value: 0.5, sample: 8 }, 'too-early')).toEqual({
    what: 'observations',
    n: 12,
  })
  expect(missingOf('share', false, 'more', atLeast(0.8), { value: null, sample: 0 }, 'too-early')).toEqual({
    what: 'observations',
    n: 1,
  })
  expect(missingOf('share', false, 'more', wanted, { value: 0.5, sample: 30 }, 'too-early')).toBeNull()
})

test('« 7 usagers qui reviennent »: among those counted; and satisfied answers: beside them', () => {
  const returning = { value: 5 / 30, sample: 30 }
  expect(missingOf('share', false, 'same', atLeast(0.4), returning, 'not-met')).toEqual({
    what: 'same',
    n: 7,
  })
  expect(missingOf('share', false, 'more', atLeast(0.8), { value: 0.7, sample: 10 }, 'not-met')).toEqual({
    what: 'more',
    n: 5,
  })
  expect(missingOf('share', false, 'more', atLeast(1), { value: 0.7, sample: 10 }, 'not-met')).toEqual({
    what: 'same',
    n: 3,
  })
})

test('what is said to be missing is enough, and one less is not', () => {
  for (let n = 1; n <= 60; n++)
    for (let hits = 0; hits <= n; hits++)
      for (const threshold of [0.1, 0.29, 0.4, 0.5, 0.8, 0.9]) {
        const wanted = atLeast(threshold)
        const judge = (h: number, of: number) =>
          verdict(wanted, { value: h / of, sample: of, started: true }) === 'met'
        if (judge(hits, n)) continue
        const found = { value: hits / n, sample: n }
        const more = missingOf('share', false, 'more', wanted, found, 'not-met')!.n
        expect(judge(hits + more, n + more) || threshold * (n + more) - hits - more < 1e-9).toBe(true)
        expect(judge(hits + more - 1, n + more - 1)).toBe(false)
        const same = missingOf('share', false, 'same', wanted, found, 'not-met')!.n
        expect(judge(hits + same, n) || threshold * n - hits - same < 1e-9).toBe(true)
        expect(judge(hits + same - 1, n)).toBe(false)
      }
})

test('a count lacks things, an amount lacks euros, and too much is too much', () => {
  expect(missingOf('total', true, 'more', atLeast(200), { value: 163, sample: 163 }, 'not-met')).toEqual({
    what: 'more',
    n: 37,
  })
  expect(missingOf('mean', false, 'more', atLeast(2500), { value: 2100, sample: 9 }, 'not-met')).toEqual({
    what: 'gap',
    n: 400,
  })
  const atMost = { comparison: 'at-most', threshold: 0.5, minSample: 0 } as const
  expect(missingOf('share', false, 'more', atMost, { value: 0.75, sample: 8 }, 'not-met')).toEqual({
    what: 'fewer',
    n: 2,
  })
  expect(missingOf('share', false, 'more', atMost, { value: 0.5, sample: 8 }, 'met')).toBeNull()
})

test('« atteint, mais l’intervalle passe sous le seuil »: met, and not sure', () => {
  const wanted = atLeast(0.8)
  const found = (hits: number, sample: number) => ({ value: hits / sample, sample })
  const sureness = (hits: number, n: number, level: 80 | 95 = 95) =>
    certaintyOf('share', found(hits, n), wanted, hits / n >= 0.8 ? 'met' : 'not-met', level)?.sureness
  expect(sureness(17, 20)).toBe('unsure')
  expect(sureness(18, 20)).toBe('likely')
  expect(sureness(98, 100)).toBe('sure')
  expect(sureness(10, 100)).toBe('sure')
  expect(sureness(18, 20, 80)).toBe('likely')
  expect(sureness(19, 20, 80)).toBe('sure')
  expect(certaintyOf('share', found(2, 4), wanted, 'too-early', 95)).toMatchObject({ sureness: null })
  expect(certaintyOf('total', found(2, 4), wanted, 'met', 95)).toBeNull()
  expect(certaintyOf('mean', { value: 3, sample: 1, spread: null }, wanted, 'met', 95)).toBeNull()
})

test('so many cases like those seen make it sure, and one less does not', () => {
  const n = casesToBeSure('share', { value: 0.85, sample: 20 }, 0.8, 95)!
  expect(shareInterval(0.85, 20 + n, 95)!.low).toBeGreaterThanOrEqual(0.8)
  expect(shareInterval(0.85, 20 + n - 1, 95)!.low).toBeLessThan(0.8)
  expect(casesToBeSure('share', { value: 0.8, sample: 20 }, 0.8, 95)).toBeNull()
  expect(casesToBeSure('share', { value: 1, sample: 500 }, 0.8, 95)).toBeNull()
  expect(casesToBeSure('mean', { value: 10, sample: 4, spread: 6 }, 8, 95)).toBeGreaterThan(10)
})

const weeks = (...values: (number | null)[]) =>
  values.map((value, i) => ({ value, day: day(`2026-03-${String(1 + 7 * i).padStart(2, '0')}`) }))

test('at this pace: a straight line over the weeks, or never', () => {
  const slope = slopeOf(weeks(10, 17, 24, 31))!
  expect(slope).toBeCloseTo(1, 9)
  expect(reaches(day('2026-03-22'), 31, slope, 40)).toBe('2026-03-31')
  expect(reaches(day('2026-03-22'), 31, -slope, 40)).toBe('never')
  expect(reaches(day('2026-03-22'), 31, 0, 40)).toBe('never')
  expect(reaches(day('2026-03-22'), 31, 0.0001, 4000)).toBe('never')
  expect(reaches(day('2026-03-22'), 31, null, 40)).toBeNull()
  expect(slopeOf(weeks(10, null, 24))).toBeNull()
  expect(slopeOf(weeks(10, null, 24, 31))).toBeCloseTo(1, 9)
})

test('a move of a hundredth is none; up is better only when more is wanted', () => {
  expect(turnOf(0.0001, true, atLeast(0.4))).toBe('flat')
  expect(turnOf(0.001, true, atLeast(0.4))).toBe('better')
  expect(turnOf(0.001, true, { comparison: 'at-most', threshold: 0.4 })).toBe('worse')
  expect(turnOf(null, true, atLeast(0.4))).toBeNull()
})

test('votes: the median, between two when they differ, and opinions far apart said so', () => {
  expect(tallyOf([1, 3, 3, 4])).toEqual({ counts: [1, 0, 2, 1], median: 3, low: 1, high: 4 })
  expect(tallyOf([2, 3])).toMatchObject({ median: 2.5 })
  expect(tallyOf([])).toEqual({ counts: [0, 0, 0, 0], median: null, low: null, high: null })
  expect(isSplit(tallyOf([2, 3]))).toBe(false)
  expect(isSplit(tallyOf([1, 3]))).toBe(true)
  expect(votesWanted([1, 2, 2], 3)).toBe(4)
  expect(votesWanted([3, 4], 3)).toBe(0)
  expect(votesWanted([], 3)).toBe(1)
})

test('the score weighs what is met, missed and too early apart', () => {
  expect(
    scoreOf([
      { verdict: 'met', weight: 3 },
      { verdict: 'met' },
      { verdict: 'not-met', weight: 2 },
      { verdict: 'too-early', weight: 5 },
    ]),
  ).toEqual({ met: 4, missed: 2, early: 5 })
})
