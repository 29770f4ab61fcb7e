import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { type Asked, applies, type CoverageTerms, leftOf, periodOf } from './coverages.ts'

const terms = (over: Partial<CoverageTerms> = {}): CoverageTerms => ({
  id: 'c1',
  payerOrganisationId: 'o1',
  serviceScope: 'all',
  activities: [],
  serviceIds: [],
  peopleScope: 'everybody',
  segments: [],
  code: null,
  fromDay: day('2026-01-01'),
  toDay: null,
  ...over,
})
const asked = (over: Partial<Asked> = {}): Asked => ({
  serviceId: 's1',
  activity: 'errands',
  segment: 'senior',
  employerId: null,
  named: new Set(),
  day: day('2026-03-02'),
  ...over,
})

test.each([
  ['everybody, any service', {}, {}, true],
  ['not yet', { fromDay: day('2026-03-03') }, {}, false],
  ['its last day', { toDay: day('2026-03-02') }, {}, true],
  ['the day after', { toDay: day('2026-03-01') }, {}, false],
  ['its activity', { serviceScope: 'activities', activities: ['errands'] }, {}, true],
  ['another activity', { serviceScope: 'activities', activities: ['laundry'] }, {}, false],
  ['its service', { serviceScope: 'services', serviceIds: ['s1'] }, {}, true],
  ['another service', { serviceScope: 'services', serviceIds: ['s2'] }, {}, false],
  ['its segment', { peopleScope: 'segments', segments: ['senior'] }, {}, true],
  ['another segment', { peopleScope: 'segments', segments: ['pupil'] }, {}, false],
  ['who works there', { peopleScope: 'employees' }, { employerId: 'o1' }, true],
  ['who works elsewhere', { peopleScope: 'employees' }, { employerId: 'o2' }, false],
  ['the fund employs nobody', { peopleScope: 'employees', payerOrganisationId: null }, {}, false],
  ['named', { peopleScope: 'list' }, { named: new Set(['c1']) }, true],
  ['named elsewhere', { peopleScope: 'list' }, { named: new Set(['c2']) }, false],
  ['the code, said aloud', { peopleScope: 'code', code: 'TILLEUL26' }, { code: 'tilleul 26' }, true],
  ['no code', { peopleScope: 'code', code: 'TILLEUL26' }, {}, false],
  ['a code never set opens nothing', { peopleScope: 'code', code: null }, { code: '' }, false],
] as const)('%s', (_, one, who, expected) => {
  expect(applies(terms(one as Partial<CoverageTerms>), asked(who as Partial<Asked>))).toBe(expected)
})

test('periods are named by month, quarter and year', () => {
  expect((['month', 'quarter', 'year'] as const).map((p) => periodOf(day('2026-10-31'), p))).toEqual([
    '2026-10',
    '2026-T4',
    '2026',
  ])
  expect(periodOf(day('2026-03-31'), 'quarter')).toBe('2026-T1')
})

test('what is left of a limit is never below zero', () => {
  expect(leftOf(cents(100), cents(120))).toBe(0n)
  expect(leftOf(cents(100), cents(40))).toBe(60n)
  expect(leftOf(null, cents(40))).toBeNull()
})
