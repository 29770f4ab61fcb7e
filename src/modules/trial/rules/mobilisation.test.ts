import { expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { type Committed, suggestions } from './mobilisation.ts'

const today = day('2026-03-02')
const nobody: Committed = {
  ...{ id: 'a', name: 'A', minutes: 0, lines: 0, sessions: 0, firstSession: null, brought: 0 },
}
const reasons = (one: Partial<Committed>, said: Parameters<typeof suggestions>[1] = []) =>
  suggestions([{ ...nobody, ...one }], said, today).map(({ reason }) => reason)

test.each([
  [{}, []],
  [{ minutes: 479, lines: 2 }, []],
  [{ minutes: 480, lines: 2 }, ['gave-hours']],
  [{ minutes: 480, lines: 5, sessions: 1, firstSession: addDays(today, -3) }, ['first-session']],
  [{ lines: 3 }, ['could-hold-session']],
  [{ lines: 3, firstSession: addDays(today, -200) }, []],
  [{ brought: 1 }, ['could-volunteer']],
  [{ brought: 2 }, ['brought']],
] satisfies [Partial<Committed>, string[]][])('%o is told %o', (one, expected) => {
  expect(reasons(one)).toEqual(expected)
})

test('thanks come before questions, and both leave people in peace for a while', () => {
  const generous = { minutes: 900, lines: 6 }
  const said = (gesture: 'thank' | 'ask', ago: number) => ({
    ...{ personId: 'a', gesture, day: addDays(today, -ago) },
  })
  expect(reasons(generous)).toEqual(['gave-hours'])
  expect(reasons(generous, [said('thank', 5)])).toEqual(['could-hold-session'])
  expect(reasons(generous, [said('thank', 5), said('ask', 59)])).toEqual([])
  expect(reasons(generous, [said('thank', 31), said('ask', 59)])).toEqual(['gave-hours'])
})
