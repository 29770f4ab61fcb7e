import { expect, test } from 'vitest'
import { believed, clockIsOff, OUTCOMES, verdictOn } from './field.ts'
import { REQUEST_STATES } from './life.ts'

test('every report on every state has an answer, and only three kinds of them', () => {
  for (const state of REQUEST_STATES)
    for (const outcome of OUTCOMES)
      expect(['applied', 'second', 'refused']).toContain(verdictOn(state, outcome).verdict)
  expect(verdictOn('assigned', 'done')).toEqual({ verdict: 'applied' })
  expect(verdictOn('started', 'failed')).toEqual({ verdict: 'applied' })
  expect(verdictOn('paid', 'done')).toEqual({ verdict: 'second' })
  expect(verdictOn('done', 'failed')).toEqual({ verdict: 'second' })
  expect(verdictOn('started', 'started')).toEqual({ verdict: 'second' })
  expect(verdictOn('cancelled', 'done')).toEqual({ verdict: 'refused', code: 'job_cancelled' })
})

test('a clock a day away is flagged, and a time that cannot be is not believed', () => {
  const now = new Date('2026-03-02T12:00:00Z')
  const asked = new Date('2026-03-02T08:00:00Z')
  const at = (text: string) => new Date(text)
  expect(clockIsOff(at('2026-03-01T12:00:00Z'), now)).toBe(false)
  expect(clockIsOff(at('2026-03-01T11:59:59Z'), now)).toBe(true)
  expect(clockIsOff(at('2026-03-03T12:00:01Z'), now)).toBe(true)
  expect(believed(at('2026-03-02T11:00:00Z'), asked, now)).toEqual(at('2026-03-02T11:00:00Z'))
  expect(believed(at('2026-03-02T07:00:00Z'), asked, now)).toEqual(now)
  expect(believed(at('2026-03-02T12:00:01Z'), asked, now)).toEqual(now)
})
