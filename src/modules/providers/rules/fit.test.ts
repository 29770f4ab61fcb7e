import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { fitOf, forbidden, type Known, type Work } from './fit.ts'

const known: Known = {
  file: {
    state: 'approved',
    zone: ['38000'],
    skills: ['Électricité'],
    weeklyCapacity: 5,
    insuranceWaived: null,
  },
  documents: [{ kind: 'insurance', title: '', expiresOn: day('2026-12-31') }],
  services: ['lamp'],
  weekdays: [1, 2, 3, 4, 5],
  absences: [{ fromDay: day('2026-08-01'), untilDay: day('2026-08-15') }],
}
/** A Monday. */
const work: Work = { serviceId: 'lamp', skills: ['electricite'], day: day('2026-03-02'), postcode: '38000' }

test('who is approved, insured, near, able and there is the one', () => {
  expect(fitOf(known, work)).toEqual({ fit: 'ok', why: [] })
})

test('each reason to think first is said, all of them', () => {
  const far = { ...work, day: day('2026-08-02'), postcode: '69001', serviceId: 'roof', jobs: 5 }
  expect(fitOf(known, far)).toEqual({ fit: 'warn', why: ['outside_zone', 'not_skilled', 'full', 'away'] })
  expect(fitOf(known, { ...work, day: day('2026-03-07') }).why).toEqual(['away'])
  expect(fitOf(known, { ...work, skills: ['gaz'] }).why).toEqual(['not_skilled'])
})

test('an address nobody knows is not outside', () => {
  expect(fitOf(known, { ...work, postcode: null }).fit).toBe('ok')
})

test('a file that is not approved, an insurance or a trade declaration that has lapsed forbid the work', () => {
  for (const state of ['candidate', 'suspended', 'refused'] as const)
    expect(forbidden({ ...known, file: { ...known.file!, state } }, work.day)).toBe('not_approved')
  expect(fitOf(known, { ...work, day: day('2027-01-04') })).toEqual({ fit: 'no', why: ['insurance_lapsed'] })
  expect(forbidden({ ...known, documents: [] }, work.day)).toBe('insurance_lapsed')
  const lapsed = [
    ...known.documents,
    { kind: 'registration' as const, title: '', expiresOn: day('2026-01-01') },
  ]
  expect(forbidden({ ...known, documents: lapsed }, work.day)).toBe('registration_lapsed')
})

test('who needs no insurance is not refused for it', () => {
  const file = { ...known.file!, insuranceWaived: 'vend ses légumes' }
  expect(forbidden({ file, documents: [] }, work.day)).toBeNull()
})

test('without a file one works as before, with a word about it', () => {
  const bare: Known = { file: null, documents: [], services: [], weekdays: [], absences: [] }
  expect(fitOf(bare, work)).toEqual({ fit: 'warn', why: ['no_file'] })
  expect(forbidden(bare, work.day)).toBeNull()
})
